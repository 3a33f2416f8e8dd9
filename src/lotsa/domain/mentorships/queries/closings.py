"""How a pair's time runs out, and what its members have written about it."""

from dataclasses import dataclass
from datetime import timedelta
from uuid import UUID

from lotsa.domain.mentorships import access
from lotsa.domain.mentorships.models import MENTORED, ClosingAnswer, FitAnswer, Membership, Mentorship
from lotsa.domain.people.models import Person
from lotsa.domain.people.rules import demand
from lotsa.domain.people.viewer import Viewer
from lotsa.kit import clock

UNDO_DAYS = 14  # an ending can be taken back for as long


@dataclass(frozen=True)
class ClosingState:
    mine: ClosingAnswer | None
    others: tuple[ClosingAnswer, ...]
    both_stay_in_touch: bool
    my_side: str


def closing_state(viewer: Viewer, mentorship: Mentorship) -> ClosingState:
    """What the two have written; whether they go on is said only when everybody has said yes to it."""
    demand(access.CLOSINGS, viewer, "see_closing", mentorship)
    rows = list(access.closing_answers(viewer).filter(mentorship=mentorship))
    members = list(mentorship.memberships.all())
    yes = {row.person_id for row in rows if row.stays_in_touch}
    return ClosingState(
        mine=next((row for row in rows if row.person_id == viewer.id), None),
        others=tuple(row for row in rows if row.person_id != viewer.id),
        both_stay_in_touch={member.person_id for member in members} <= yes,
        my_side=next(member.side for member in members if member.person_id == viewer.id),
    )


def become_mentors(viewer: Viewer, programme_id: UUID, *, of: Mentorship | None = None) -> list[Person]:
    """Those who at the end of their mentorship offered to be a mentor; for coordinators."""
    if not viewer.has("coordinator"):
        return []
    offers = ClosingAnswer.objects.filter(
        becomes_mentor=True,
        mentorship__programme=programme_id,
        mentorship__organisation=viewer.organisation,
        person__left_on__isnull=True,
    )
    if of is not None:
        offers = offers.filter(mentorship=of)
    return list(Person.objects.filter(pk__in=offers.values("person")).order_by("sort_key"))


def my_fit(viewer: Viewer, mentorship: Mentorship) -> FitAnswer | None:
    return FitAnswer.objects.filter(mentorship=mentorship, person=viewer.person).first()


def who_are_suited(viewer: Viewer, mentorship: Mentorship) -> list[Person]:
    """Who has answered that it suits them; for coordinators outside the pair."""
    inside = Membership.objects.filter(mentorship=mentorship, person=viewer.person).exists()
    if inside or not viewer.has("coordinator"):
        return []
    said = FitAnswer.objects.filter(mentorship=mentorship, suits=True).select_related("person")
    return [row.person for row in said]


def may_take_back(mentorship: Mentorship) -> bool:
    """Whether an ending is young enough, and nothing new has begun for its mentees since."""
    if mentorship.is_open or mentorship.ended_on is None:
        return False
    today = clock.today(mentorship.organisation.zone)
    mentees = Membership.objects.filter(mentorship=mentorship, side__in=MENTORED, enrolment__isnull=False)
    elsewhere = Membership.objects.filter(enrolment__in=mentees.values("enrolment"))
    again = elsewhere.exclude(mentorship__state=Mentorship.State.CLOSED)
    return today <= mentorship.ended_on + timedelta(days=UNDO_DAYS) and not again.exists()
