from datetime import timedelta
from typing import Any

import pytest

from lotsa.domain.development.access import visible_to as goals_visible_to
from lotsa.domain.development.actions import add_goal
from lotsa.domain.development.queries import owner_for
from lotsa.domain.meetings import actions as meetings
from lotsa.domain.meetings.models import Meeting
from lotsa.domain.mentorships import actions, queries
from lotsa.domain.mentorships.access import is_member, mentorship_for
from lotsa.domain.mentorships.models import Mentorship
from lotsa.domain.people.models import Conflict, Relation
from lotsa.domain.programmes.models import Veto
from lotsa.kit import clock
from lotsa.kit.refused import Refused
from tests.cast import Cast
from tests.domain.development.test_actions import LEVELS
from tests.domain.mentorships.pairs import a_pair, a_programme, enrolled


def begin(cast: Cast, programme: Any, **sides: list[str]) -> Mentorship:
    """`mentors=["mentor"]` and so on, by the cast's names."""
    side = {"mentors": "mentor", "mentees": "mentee", "peers": "mentee"}
    rows = {
        name: [enrolled(programme, cast.people[each], side[name]) for each in names]
        for name, names in sides.items()
    }
    return actions.begin_by_hand(programme, **rows, starts_on=clock.today(), by=cast.coordinator)


def test_a_circle_begins_with_everybody_related_and_named(cast: Cast) -> None:
    circle = begin(
        cast, a_programme(cast), mentors=["mentor", "leader"], mentees=["mentee", "employee", "stranger"]
    )
    members = queries.line_of(mentorship_for(cast.mentor, circle.pk)).members
    assert (len(members.mentors), len(members.mentees), members.kinds) == (2, 3, ("group",))
    assert members.given_names == "Emil, Milo and 3 others"
    assert Relation.objects.filter(source_id=circle.pk).count() == 6


def test_peers_are_both_and_see_each_others_goals(cast: Cast) -> None:
    pair = begin(cast, a_programme(cast, template="peer_6m"), peers=["employee", "stranger"])
    fresh = mentorship_for(cast.employee, pair.pk)
    line = queries.line_of(fresh)
    assert (line.members.kinds, line.members.full_names) == (("peer",), "Emil Anställd and Stina Ström")
    assert [is_member(cast.stranger, fresh, side) for side in ("mentor", "mentee")] == [True, True]
    assert {"mentor", "mentee"} <= cast.employee.roles
    assert [owner_for(each, line).given_name for each in (cast.employee, cast.stranger)] == ["Emil", "Stina"]
    employee = cast.people["employee"]
    goal = add_goal(
        employee, by=cast.employee, text="Leda", due_on=pair.planned_end_on, levels=LEVELS, mentorship=pair
    )
    assert list(goals_visible_to(cast.stranger)) == [goal]


@pytest.mark.parametrize(
    ("sides", "words"),
    [
        ({"mentors": ["manager"], "mentees": ["mentee"]}, "manager and employee"),
        ({"peers": ["employee"]}, "at least two people"),
        ({"mentors": ["mentor"]}, "at least one mentor"),
        (
            {"mentors": ["mentor"], "mentees": ["employee"], "peers": ["stranger", "leader"]},
            "either peers or",
        ),
        ({"mentors": ["mentor"], "mentees": ["mentee", "manager", "employee"]}, "manager and employee"),
    ],
)
def test_what_cannot_be_is_refused_in_a_sentence(cast: Cast, sides: Any, words: str) -> None:
    with pytest.raises(Refused, match=words):
        begin(cast, a_programme(cast), **sides)
    assert Mentorship.objects.count() == 0


def test_a_veto_holds_without_being_told(cast: Cast) -> None:
    programme = a_programme(cast)
    mentee = enrolled(programme, cast.people["mentee"], "mentee")
    Veto.objects.create(enrolment=mentee, vetoed=cast.people["mentor"])
    with pytest.raises(Refused, match="cannot be put together"):
        begin(cast, programme, mentors=["mentor"], mentees=["mentee"])


def test_a_conflict_of_interest_holds_in_a_circle(cast: Cast) -> None:
    one, other = cast.people["employee"], cast.people["stranger"]
    Conflict.objects.create(organisation=cast.organisation, one=one, other=other, declared_by=one)
    with pytest.raises(Refused, match="cannot be put together"):
        begin(cast, a_programme(cast), mentors=["mentor"], mentees=["employee", "stranger"])


def test_a_full_mentor_and_a_taken_mentee_are_refused(cast: Cast) -> None:
    programme = a_programme(cast)
    a_pair(cast, programme=programme)
    with pytest.raises(Refused, match="has no place left"):
        begin(cast, programme, mentors=["mentor"], mentees=["employee"])
    with pytest.raises(Refused, match="already has a mentor"):
        begin(cast, programme, mentors=["leader"], mentees=["mentee"])


def test_a_single_talk_needs_no_agreement_and_ends_when_held(cast: Cast) -> None:
    programme = a_programme(cast, template="flash")
    pair = begin(cast, programme, mentors=["mentor"], mentees=["employee"])
    again = begin(cast, programme, mentors=["mentor"], mentees=["stranger"])  # many talks are fine
    assert (pair.state, pair.single_meeting, again.single_meeting) == ("active", True, True)
    fresh = mentorship_for(cast.employee, pair.pk)
    assert queries.agreement_state(cast.employee, fresh).is_mine_to_sign is False
    meeting = Meeting.objects.create(mentorship=fresh, starts_at=clock.now() - timedelta(hours=2))
    following = meetings.close(
        meeting, by=cast.employee, held=True, next_step="Pröva rådet", next_at=clock.now() + timedelta(days=9)
    )
    pair.refresh_from_db()
    assert (following, pair.state, pair.outcome) == (None, "closed", "completed")


def test_a_talk_that_did_not_happen_stays_open(cast: Cast) -> None:
    pair = begin(cast, a_programme(cast, template="flash"), mentors=["mentor"], mentees=["employee"])
    meeting = Meeting.objects.create(mentorship=pair, starts_at=clock.now() - timedelta(hours=2))
    meetings.close(meeting, by=cast.employee, held=False)
    pair.refresh_from_db()
    assert pair.is_open
