import pytest

from lotsa.domain.mentorships import actions, queries
from lotsa.domain.mentorships.access import mentorship_for
from lotsa.domain.mentorships.expectations import likeness, questions
from lotsa.domain.mentorships.models import Mentorship
from lotsa.domain.mentorships.queries.expectations import ExpectationsPage
from lotsa.domain.people.viewer import Viewer
from lotsa.kit.refused import Refused, Stale
from tests.cast import Cast
from tests.domain.mentorships.pairs import a_pair

MENTEE = {"why": "Lära mig baka", "frequency": "w2", "form": ["walk", "video"], "directness": "4"}
MENTOR = {
    "why": "Visa hur",
    "frequency": "w4",
    "form": ["video", "phone"],
    "directness": "5",
    "length": "m30",
}


def seen(viewer: Viewer, pair: Mentorship) -> ExpectationsPage:
    return queries.expectations_page(viewer, mentorship_for(viewer, pair.pk))


def test_nobody_reads_the_other_before_answering(cast: Cast) -> None:
    pair = a_pair(cast)
    actions.answer_expectations(pair, MENTOR, by=cast.mentor, version=actions.NEVER_SEEN)
    before = seen(cast.mentee, pair)
    assert (before.mine, list(before.compared)) == (None, [])
    waiting = seen(cast.mentor, pair)
    assert ([p.given_name for p in waiting.waiting_for], list(waiting.compared)) == (["Milo"], [])


def test_both_answered_stands_side_by_side_with_what_differs_first(cast: Cast) -> None:
    pair = a_pair(cast)
    actions.answer_expectations(pair, MENTOR, by=cast.mentor, version=actions.NEVER_SEEN)
    actions.answer_expectations(pair, MENTEE, by=cast.mentee, version=actions.NEVER_SEEN)
    shown = seen(cast.mentee, pair)
    assert [(row.key, row.likeness) for row in shown.compared] == [
        ("frequency", "differ"), ("why", "words"), ("form", "near"), ("directness", "near"),
        ("length", "one"),
    ]  # fmt: skip
    assert (shown.differing, shown.comparable) == (1, 3)
    first = shown.compared[0]
    said = [(each.person.given_name, each.words) for each in first.said]
    assert said == [("Milo", "Every second week"), ("Alma", "Once a month")]
    assert shown.compared[2].shared == "On video"


def test_answers_can_be_changed_and_an_old_page_overwrites_nothing(cast: Cast) -> None:
    pair = a_pair(cast)
    actions.answer_expectations(pair, MENTEE, by=cast.mentee, version=actions.NEVER_SEEN)
    row = actions.answer_expectations(pair, {**MENTEE, "why": "Leda"}, by=cast.mentee, version=1)
    assert (row.answers["why"], row.version) == ("Leda", 2)
    for seen_version in (1, actions.NEVER_SEEN):
        with pytest.raises(Stale):
            actions.answer_expectations(pair, {"why": "Gammalt"}, by=cast.mentee, version=seen_version)


@pytest.mark.parametrize(
    ("answers", "field"),
    [({}, None), ({"why": " "}, None), ({"frequency": "hourly"}, "frequency"), ({"why": "x" * 1001}, "why")],
)
def test_unfit_answers_are_refused(cast: Cast, answers: dict[str, str], field: str | None) -> None:
    with pytest.raises(Refused) as found:
        actions.answer_expectations(a_pair(cast), answers, by=cast.mentee, version=actions.NEVER_SEEN)
    assert found.value.field == field


def test_likeness_of_answers() -> None:
    assert likeness("text", ["a", "a"]) == "words"
    assert likeness("choice", ["w1", "w1"]) == "same"
    assert likeness("multi", [["a"], ["b"]]) == "differ"
    assert [likeness("scale5", ["2", last]) for last in ("2", "3", "4")] == ["same", "near", "differ"]


def test_each_side_is_asked_in_its_own_words() -> None:
    labels = {side: {q.key: q.label for q in questions(side)} for side in ("mentor", "mentee", "peer")}
    assert len({labels[side]["directness"] for side in labels}) == 3
    assert labels["peer"]["why"] == labels["mentee"]["why"] != labels["mentor"]["why"]
