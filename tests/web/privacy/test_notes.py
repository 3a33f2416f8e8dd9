from collections.abc import Callable
from typing import Any

from django.test import Client

from tests.cast import Cast
from tests.domain.privacy.test_actions import a_written_pair

Browser = Callable[[Any], Client]


def test_notes_are_read_and_downloaded_by_their_writer(cast: Cast, client_of: Browser) -> None:
    pair, milo = a_written_pair(cast), client_of(cast.mentee)
    page = milo.get(f"/pairs/{pair.pk}/notes/").text
    assert all(word in page for word in ("vårt", "mitt", "min tanke"))
    file = milo.get(f"/pairs/{pair.pk}/notes.txt")
    assert file.headers["Content-Disposition"] == 'attachment; filename="anteckningar.txt"'
    text = file.content.decode("utf-8-sig")
    assert all(word in text for word in ("vårt", "mitt", "min tanke", "Milo Adept och Alma Mentor"))


def test_the_other_takes_away_only_what_is_shared(cast: Cast, client_of: Browser) -> None:
    pair = a_written_pair(cast)
    text = client_of(cast.mentor).get(f"/pairs/{pair.pk}/notes.txt").content.decode("utf-8-sig")
    assert "vårt" in text
    assert "mitt" not in text
    assert "min tanke" not in text


def test_privacy_page_says_how_long_notes_are_kept(cast: Cast, client_of: Browser) -> None:
    cast.organisation.__class__.objects.update(notes_kept_days=90)
    assert "90 dagar efter att mentorskapet har tagit slut" in client_of(cast.mentee).get("/privacy/").text
