"""A pair of the cast in a running mentorship, and a moment at which nothing is special."""

from datetime import UTC, date, datetime, timedelta

from lotsa.domain.meetings.models import Meeting
from lotsa.domain.mentorships.models import Membership, Mentorship
from lotsa.domain.people.models import Relation
from lotsa.domain.programmes.models import Enrolment, Programme
from tests.cast import Cast

NOW = datetime(2026, 11, 23, 8, 0, tzinfo=UTC)  # a Monday, 09.00 in Stockholm
AHEAD = datetime(2026, 12, 1, 9, 0, tzinfo=UTC)  # the Tuesday of the week after, 10.00 on the wall


def pair(cast: Cast, mentor: str = "mentor", mentee: str = "mentee", **fields) -> Mentorship:
    company = cast.people[mentor].organisation
    programme = Programme.objects.get_or_create(
        organisation=company,
        name="Intern mentor",
        defaults={"starts_on": date(2026, 9, 1), "ends_on": date(2027, 6, 1)},
    )[0]
    mentorship = Mentorship.objects.create(
        **(
            {
                "organisation": company,
                "programme": programme,
                "state": Mentorship.State.ACTIVE,
                "starts_on": date(2026, 9, 1),
                "planned_end_on": date(2027, 6, 1),
            }
            | fields
        )
    )
    for name, side in ((mentor, "mentor"), (mentee, "mentee")):
        enrolment = Enrolment.objects.get_or_create(
            programme=programme, person=cast.people[name], side=side, defaults={"state": "matched"}
        )[0]
        Membership.objects.create(
            mentorship=mentorship, person=cast.people[name], enrolment=enrolment, side=side
        )
    Relation.objects.create(
        organisation=company,
        kind=Relation.Kind.MENTORS,
        from_person=cast.people[mentor],
        to_person=cast.people[mentee],
        source_id=mentorship.pk,
        since=date(2026, 9, 1),
    )
    return mentorship


def held(mentorship: Mentorship, on: datetime, **fields) -> Meeting:
    return Meeting.objects.create(
        **(
            {
                "mentorship": mentorship,
                "starts_at": on,
                "state": Meeting.State.HELD,
                "actual_minutes": 35,
                "closed_at": on + timedelta(hours=1),
                "changed_at": on - timedelta(days=10),
            }
            | fields
        )
    )
