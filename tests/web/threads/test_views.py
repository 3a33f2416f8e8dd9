from collections.abc import Callable
from typing import Any

from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from lotsa.domain.people.actions import grant_link
from lotsa.domain.threads.actions import write_post
from lotsa.domain.threads.models import News, Post
from lotsa.kit import clock
from tests.cast import Cast
from tests.domain.mentorships.pairs import a_pair, a_programme, enrolled

Browser = Callable[[Any], Client]


def test_pair_writes_to_each_other(cast: Cast, client_of: Browser) -> None:
    pair, milo, alma = a_pair(cast), client_of(cast.mentee), client_of(cast.mentor)
    address = f"/pairs/{pair.pk}/messages/"
    milo.post(address, {"text": "Hur gjorde du <b>den</b> gången? https://example.se/"})
    seen = alma.get(address).text
    assert "Hur gjorde du &lt;b&gt;den&lt;/b&gt; gången?" in seen
    assert '<a href="https://example.se/" rel="nofollow">' in seen
    milo.post(f"/messages/{Post.objects.get().pk}/taking-back/")
    assert "Hur gjorde du" not in alma.get(address).text


def test_endless_post_is_refused_and_kept(cast: Cast, client_of: Browser) -> None:
    typed = "🙂 مرحبا " + "x" * 50_000
    answer = client_of(cast.mentee).post(f"/pairs/{a_pair(cast).pk}/messages/", {"text": typed})
    assert answer.status_code == 422
    assert "Skriv högst 5 000 tecken." in " ".join(answer.text.split())
    assert typed in answer.text


def test_reply_from_a_mail_needs_no_sign_in_and_shows_nothing_written(cast: Cast) -> None:
    pair = a_pair(cast)
    write_post(pair, "hemlig kanariefågel", by=cast.mentee)
    token = grant_link(
        "reply", organisation=cast.organisation, person_id=cast.mentor.id, object_id=pair.pk, single_use=False
    )
    scanner = Client()
    page = scanner.get(f"/r/{token}/")
    scanner.head(f"/r/{token}/")
    assert "Skriv till Milo" in page.text
    assert "kanariefågel" not in page.text
    assert Post.objects.count() == 1
    answer = Client().post(f"/r/{token}/", {"text": "Vi tar det på torsdag"})
    assert "Skickat till Milo" in answer.text
    assert set(Post.objects.values_list("author", "text")) >= {(cast.mentor.id, "Vi tar det på torsdag")}


def test_thread_asks_as_much_of_the_database_for_many_as_for_one(cast: Cast, client_of: Browser) -> None:
    pair, alma = a_pair(cast), client_of(cast.mentor)
    counts = []
    for number in range(3):
        write_post(pair, f"nummer {number}", by=cast.mentee)
        with CaptureQueriesContext(connection) as asked:
            alma.get(f"/pairs/{pair.pk}/messages/")
        counts.append(len(asked))
    assert counts[0] == counts[2]


def test_older_posts_are_behind_a_link(cast: Cast, client_of: Browser) -> None:
    pair = a_pair(cast)
    Post.objects.bulk_create(
        Post(mentorship=pair, author=cast.people["mentee"], text=f"brev {number:02}", created_at=clock.now())
        for number in range(31)
    )
    alma = client_of(cast.mentor)
    assert alma.get(f"/pairs/{pair.pk}/messages/").text.count("brev ") == 30
    assert alma.get(f"/pairs/{pair.pk}/messages/?shown=60").text.count("brev ") == 31
    assert alma.get(f"/pairs/{pair.pk}/messages/?shown=x").status_code == 200


def test_news_is_read_through_and_published(cast: Cast, client_of: Browser) -> None:
    programme = a_programme(cast)
    enrolled(programme, cast.people["mentor"], "mentor")
    kaj = client_of(cast.coordinator)
    typed = {"to": "all", "title_sv": "Lunch", "text_sv": "På torsdag", "title_en": "", "text_en": ""}
    read = kaj.post(f"/programmes/{programme.pk}/news/new/", typed | {"preview": "1"})
    assert "1 person får det här med mejl" in read.text
    assert "Alma Mentor" in read.text
    assert News.objects.count() == 0
    kaj.post(f"/programmes/{programme.pk}/news/new/", typed | {"publish": "1"})
    assert "På torsdag" in client_of(cast.mentor).get(f"/programmes/{programme.pk}/news/").text


def test_news_half_written_is_said_and_kept(cast: Cast, client_of: Browser) -> None:
    programme = a_programme(cast)
    enrolled(programme, cast.people["mentor"], "mentor")
    typed = {"to": "all", "title_sv": "Lunch", "text_sv": "", "title_en": "", "text_en": "", "preview": "1"}
    answer = client_of(cast.coordinator).post(f"/programmes/{programme.pk}/news/new/", typed)
    assert answer.status_code == 422
    assert "Ange både rubrik och text, eller ingetdera." in answer.text
    assert 'value="Lunch"' in answer.text
