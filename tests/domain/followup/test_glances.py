"""All pairs at once say the same as one by one, and cost as many queries at one and forty."""

from datetime import timedelta
from typing import Any

import pytest

from lotsa.domain.development.actions import accept_goal
from lotsa.domain.followup import queries
from lotsa.domain.followup.queries import glances, health_of, named, work_of
from lotsa.domain.followup.tally import tallies, tally_of
from lotsa.domain.meetings.models import NextStep, Topic
from lotsa.domain.meetings.queries import meetings_of
from lotsa.domain.mentorships.access import mentorship_for
from lotsa.domain.mentorships.models import Mentorship, SwitchRequest
from lotsa.domain.people.models import Role, RoleAssignment
from lotsa.domain.people.viewer import viewer_of
from lotsa.kit import clock
from tests.cast import Cast, person
from tests.domain.development.test_actions import a_goal
from tests.domain.followup.test_pairs import met, signed
from tests.domain.mentorships.pairs import begin

CANARY = "Kanelkanarie"


@pytest.fixture(autouse=True)
def no_quiet_weeks(cast: Cast) -> None:
    cast.organisation.quiet_from_week = None
    cast.organisation.save()


@pytest.mark.parametrize(
    "days",
    [
        [],
        [(40, "held")],
        [(40, "held"), (20, "cancelled"), (6, "cancelled")],
        [(40, "cancelled"), (20, "held"), (6, "cancelled")],
        [(40, "cancelled"), (20, "missed"), (6, "moved"), (3, "cancelled"), (-5, "cancelled")],
        [(20, "held"), (-5, "confirmed"), (-40, "planned")],
    ],
)
def test_the_database_counts_as_the_marks_do(cast: Cast, days: list[tuple[int, str]]) -> None:
    pair, today = signed(cast, 90), clock.today()
    for ago, state in days:
        met(pair, ago, state)
    counted = tallies([pair.pk], today, cast.organisation.zone)
    expected = tally_of(meetings_of([pair.pk])[pair.pk], today)
    assert counted.get(pair.pk, tally_of([], today)) == expected
    (glance,) = glances(cast.coordinator)
    assert glance.verdict.rule == health_of(cast.coordinator, [pair])[pair.pk].rule


def test_all_pairs_are_judged_in_as_many_queries_at_one_and_four(
    cast: Cast, django_assert_num_queries: Any
) -> None:
    pair, viewer = signed(cast, 60), cast.coordinator
    with django_assert_num_queries(6):
        assert len(glances(viewer)) == 1
    for name in ("Cia C", "Åke Å", "Bo B"):
        met(begin(pair.programme, cast.people["mentor"], person(cast.organisation, name)), 0)
    with django_assert_num_queries(6):
        found = glances(viewer)
    assert [each.facts.days_since for each in found] == [60, 0, 0, 0]
    assert named(viewer, "åke") == {
        row.pk for row in Mentorship.objects.filter(memberships__person__given_name="Åke")
    }


def asked(pair: Mentorship, cast: Cast) -> SwitchRequest:
    return SwitchRequest.objects.create(
        mentorship=pair,
        person=cast.people["mentee"],
        state=SwitchRequest.State.OPEN,
        reason=SwitchRequest.Reason.CHEMISTRY,
        text=CANARY,
        message=CANARY,
        asked_at=clock.now(),
    )


def test_a_wish_for_a_change_is_red_for_coordinators_and_unseen_by_the_pair(cast: Cast) -> None:
    pair = signed(cast, 90)
    met(pair, 3)
    asked(pair, cast)
    RoleAssignment.objects.create(person=cast.people["mentor"], role=Role.COORDINATOR)
    inside = viewer_of(cast.people["mentor"])
    seen = health_of(cast.coordinator, [pair])[pair.pk]
    assert (seen.colour, seen.rule) == ("red", "switch_requested")
    for viewer in (cast.mentor, cast.mentee, inside):
        assert health_of(viewer, [pair])[pair.pk].rule == "no_goal"
    assert [each.verdict.rule for each in glances(inside)] == ["no_goal"]
    first = work_of(cast.coordinator).items[0]
    assert (first.title, first.may_rest) == ("Somebody in the pair Milo and Alma wants a change", False)


def test_no_content_of_the_pair_reaches_what_a_coordinator_is_shown(cast: Cast) -> None:
    pair = signed(cast, 90)
    goal = a_goal(pair, cast.mentee)
    goal.levels = {"0": CANARY}
    goal.save()
    accept_goal(goal, by=cast.mentor)
    meeting = met(pair, 40)
    meeting.shared_notes = meeting.theme = CANARY
    meeting.save()
    Topic.objects.create(mentorship=pair, text=CANARY, added_by=cast.people["mentee"])
    NextStep.objects.create(mentorship=pair, text=CANARY, owner=cast.people["mentee"])
    asked(pair, cast)
    fresh = mentorship_for(cast.coordinator, pair.pk)
    for shown in (
        queries.coordinator_page(cast.coordinator, fresh),
        glances(cast.coordinator),
        queries.worklist(cast.coordinator),
        health_of(cast.coordinator, [fresh]),
        queries.mentors_time(cast.coordinator),
        queries.paid_hours(cast.coordinator, clock.today() - timedelta(days=60), clock.today()),
    ):
        assert CANARY not in repr(shown)


def test_only_the_first_items_are_put_in_words(cast: Cast, django_assert_max_num_queries: Any) -> None:
    pair = signed(cast, 90)
    for n in range(4):
        begin(
            pair.programme,
            cast.people["mentor"],
            person(cast.organisation, f"Adept {n}"),
            starts_on=clock.today() - timedelta(days=40 + n),
        )
    work = work_of(cast.coordinator, most=2)
    assert ([item.order for item in work.items], work.total) == ([-90, -43], 6)  # and the mentor has many
