import gzip
from typing import Any

from django.urls import reverse

from tests.cast import Cast


def test_a_page_is_compressed_for_a_browser_that_can_read_it(cast: Cast, client_of: Any) -> None:
    browser, url = client_of(cast.coordinator), reverse("home:followup")
    plain, small = browser.get(url), browser.get(url, headers={"accept-encoding": "br, gzip"})
    assert "Content-Encoding" not in plain.headers
    assert small.headers["Content-Encoding"] == "gzip"
    assert int(small.headers["Content-Length"]) == len(small.content) < len(plain.content) / 2
    assert "Accept-Encoding" in small.headers["Vary"]
    assert "<h1>" in gzip.decompress(small.content).decode()


def test_the_same_page_has_another_length_each_time(cast: Cast, client_of: Any) -> None:
    browser, url = client_of(cast.coordinator), reverse("home:followup")
    answers = [browser.get(url, headers={"accept-encoding": "gzip"}) for _time in range(12)]
    assert len({len(answer.content) for answer in answers}) > 3


def test_a_file_is_sent_as_it_is(cast: Cast, client_of: Any) -> None:
    answer = client_of(cast.coordinator).get(reverse("people:export"), headers={"accept-encoding": "gzip"})
    assert (answer.status_code, "Content-Encoding" in answer.headers) == (200, False)
