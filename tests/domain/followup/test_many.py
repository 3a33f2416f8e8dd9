from datetime import timedelta

import pytest

from lotsa.domain.activity.models import Event
from lotsa.domain.followup import actions
from lotsa.domain.followup.models import Remedy, Snooze
from lotsa.domain.followup.queries import PREVIEWS, chosen, glances, remedy_preview, rest_preview, worklist
from lotsa.domain.mentorships.models import Mentorship
from lotsa.domain.people.models import Role, RoleAssignment
from lotsa.domain.people.viewer import viewer_of
from lotsa.kit import clock
from lotsa.kit.refused import Refused
from tests.cast import Cast, person
from tests.domain.followup.test_pairs import met, signed
from tests.domain.mentorships.pairs import begin


@pytest.fixture(autouse=True)
def no_quiet_weeks(cast: Cast) -> None:
    cast.organisation.quiet_from_week = None
    cast.organisation.save()


@pytest.fixture
def two(cast: Cast) -> list[Mentorship]:
    """A silent pair, and one without an agreement."""
    pair = signed(cast, 90)
    met(pair, 49)
    other = begin(
        pair.programme,
        person(cast.organisation, "Mira Mentor"),
        person(cast.organisation, "Nils Adept"),
        starts_on=clock.today() - timedelta(days=25),
    )
    met(other, 2)
    return [pair, other]


def test_strangers_and_ones_own_pairs_fall_away(cast: Cast, two: list[Mentorship]) -> None:
    ids = [pair.pk for pair in two]
    assert [line.names for line in chosen(cast.coordinator, ids)] == ["Milo and Alma", "Nils and Mira"]
    assert chosen(cast.other, ids) == []
    RoleAssignment.objects.create(person=cast.people["mentor"], role=Role.COORDINATOR)
    assert [line.names for line in chosen(viewer_of(cast.people["mentor"]), ids)] == ["Nils and Mira"]


def test_a_letter_says_who_gets_it_and_can_be_taken_back(cast: Cast, two: list[Mentorship]) -> None:
    lines = chosen(cast.coordinator, [pair.pk for pair in two])
    nils = next(each for each in lines[1].members.mentees)
    nils.email = ""
    preview = PREVIEWS["letter"](cast.coordinator, lines)
    assert [each.person.given_name for each in preview.told] == ["Milo", "Alma", "Mira"]
    assert preview.left_out == [("Nils Adept", "has no e-mail address")]
    for subject, text in (("", "Hej"), ("Hej", "  "), ("x" * 151, "Hej"), ("Hej", "x" * 4001)):
        with pytest.raises(Refused):
            actions.write_letters(preview, subject, text, by=cast.coordinator)

    events = actions.write_letters(preview, "Era möten", "Vill ni boka?", by=cast.coordinator)

    rows = Event.objects.filter(verb="letter.written").order_by("sequence")
    assert [len(event.concerns) for event in rows] == [2, 1]
    assert actions.recall_letters(events, by=cast.other) == 0
    assert actions.recall_letters(events, by=cast.coordinator) == 2
    assert Event.objects.filter(verb="letter.recalled").count() == 2


def test_pairs_rest_together_and_wake_together(cast: Cast, two: list[Mentorship]) -> None:
    lines = chosen(cast.coordinator, [pair.pk for pair in two])
    preview = rest_preview(cast.coordinator, lines, glances(cast.coordinator))
    assert len(preview.keys) == 2
    actions.rest_many(preview.keys, by=cast.coordinator)
    assert worklist(cast.coordinator) == []
    actions.wake_many(preview.keys, by=cast.coordinator)
    assert (len(worklist(cast.coordinator)), Snooze.objects.count()) == (2, 0)


def test_a_remedy_is_noted_for_those_not_trying_it(cast: Cast, two: list[Mentorship]) -> None:
    day = clock.today() + timedelta(days=14)
    actions.try_remedy(two[0], "pause", by=cast.coordinator, follow_up_on=day)
    lines = chosen(cast.coordinator, [pair.pk for pair in two])
    preview = remedy_preview(cast.coordinator, lines, "pause")
    assert [line.names for line in preview.lines] == ["Nils and Mira"]
    made = actions.try_with_many(preview, "pause", day, by=cast.coordinator)
    assert Remedy.objects.count() == 2
    actions.forget_many([str(pk) for pk in made], by=cast.coordinator)
    assert Remedy.objects.get().mentorship == two[0]


def test_reminders_go_to_those_whose_yes_or_training_is_missing(cast: Cast, two: list[Mentorship]) -> None:
    lines = chosen(cast.coordinator, [pair.pk for pair in two])
    unsigned = PREVIEWS["agreement"](cast.coordinator, lines)
    assert [each.person.given_name for each in unsigned.told] == ["Mira", "Nils"]
    assert actions.remind_of_agreements(unsigned, by=cast.coordinator) == 2
    event = Event.objects.get(verb="agreement.unsigned")
    assert (len(event.concerns), event.facts) == (2, {"days": 25})
    untrained = PREVIEWS["training"](cast.coordinator, lines)
    assert [each.person.given_name for each in untrained.told] == ["Alma", "Mira"]
    actions.remind_of_training(untrained, by=cast.coordinator)
    assert Event.objects.filter(verb="training.reminded").count() == 2
    with pytest.raises(Refused):
        actions.remind_of_agreements(PREVIEWS["agreement"](cast.coordinator, lines[:1]), by=cast.coordinator)
