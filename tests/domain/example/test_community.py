import pytest

from lotsa.domain.activity.models import Event
from lotsa.domain.example.actions import load_example
from lotsa.domain.journal import access as journal
from lotsa.domain.network.queries import directory
from lotsa.domain.people.models import Person
from lotsa.domain.people.viewer import Viewer, viewer_of
from lotsa.domain.recognition.queries import ideas, stories
from lotsa.domain.threads.models import News, Post


def seen_by(name: str) -> Viewer:
    return viewer_of(Person.objects.select_related("organisation").get(example_key=name))


@pytest.mark.parametrize(("language", "word"), [("sv", "provade"), ("en", "tried")])
def test_example_pairs_write_reflect_and_have_ideas(db: None, language: str, word: str) -> None:
    load_example(language=language)
    elin, goran, kaj = (seen_by(key) for key in ("elin_wikstrom", "goran_hagg", "anna_bjorklund"))
    assert word in Post.objects.order_by("created_at").first().text  # type: ignore[union-attr]  # there are three
    assert News.objects.get().title_in("en") == "Lunch for all mentors"
    assert (journal.visible_to(elin).count(), journal.visible_to(goran).count()) == (2, 1)
    assert [line.idea.state for line in ideas(kaj)] == ["proposed", "tried", "adopted"]
    assert [page.story.state for page in stories(seen_by("tove_lindh"))] == ["published"]
    entries, _more = directory(elin)
    assert all(entry.competences for entry in entries)
    told = {event.verb for event in Event.objects.all()}
    assert {
        verb for verb in told if verb.split(".")[0] in ("post", "news", "idea", "question", "story")
    } == set()
