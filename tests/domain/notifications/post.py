"""What tests of mail share: something that happens, and the messages it became."""

from datetime import timedelta
from typing import Any

from django.db.models import Model

from lotsa.domain.activity.actions import record
from lotsa.domain.activity.models import Event
from lotsa.domain.matching.models import Proposal
from lotsa.domain.meetings.models import Meeting, MeetingProposal, TimeOption, Topic
from lotsa.domain.mentorships.models import Mentorship
from lotsa.domain.notifications.actions import write_messages
from lotsa.domain.notifications.models import Message
from lotsa.domain.people.models import Person
from lotsa.domain.programmes.models import Enrolment, Programme
from lotsa.kit import clock
from tests.cast import Cast
from tests.domain.mentorships.pairs import a_pair, a_programme, enrolled


def happens(verb: str, row: Model, people: list[Person], **facts: Any) -> Event:
    return record(
        people[0].organisation_id, verb, row, by=None, concerns=[person.pk for person in people], facts=facts
    )


def written(template: str = "") -> list[Message]:
    """Everything written by now, oldest first."""
    write_messages()
    rows = Message.objects.select_related("recipient", "organisation").order_by(
        "event_sequence", "recipient__given_name", "template"
    )
    return list(rows.filter(template=template) if template else rows)


def silence() -> None:
    """Nothing that happened so far becomes mail."""
    Event.objects.update(told_at=clock.now())


def a_quiet_pair(cast: Cast) -> Mentorship:
    pair = a_pair(cast, days_ago=40)
    silence()
    return pair


def an_invitation(cast: Cast, side: str = "mentor", **programme: Any) -> Enrolment:
    programme.setdefault("state", Programme.State.ENROLMENT)
    enrolment = enrolled(a_programme(cast, **programme), cast.people["mentor"], side)
    enrolment.state = Enrolment.State.INVITED
    enrolment.save()
    return enrolment


def a_proposal(cast: Cast, **fields: Any) -> Proposal:
    programme = a_programme(cast, state=Programme.State.KICKOFF)
    defaults: dict[str, Any] = {
        "programme": programme,
        "mentee": enrolled(programme, cast.people["mentee"], "mentee"),
        "mentor": enrolled(programme, cast.people["mentor"], "mentor"),
        "state": Proposal.State.PUBLISHED,
        "answer_by": clock.today() + timedelta(days=7),
    }
    return Proposal.objects.create(**(defaults | fields))


def pair_of(cast: Cast) -> list[Person]:
    return [cast.people["mentor"], cast.people["mentee"]]


def a_meeting(pair: Mentorship, *, in_days: int = 5, **fields: Any) -> Meeting:
    defaults = {"place": "Fikarummet", "link": "https://meet.example.se/hemligt", "minutes": 45}
    return Meeting.objects.create(
        mentorship=pair, starts_at=clock.now() + timedelta(days=in_days), **(defaults | fields)
    )


def some_times(cast: Cast, pair: Mentorship, count: int = 3) -> MeetingProposal:
    proposal = MeetingProposal.objects.create(mentorship=pair, proposed_by=cast.people["mentee"])
    for day in range(count):
        TimeOption.objects.create(proposal=proposal, starts_at=clock.now() + timedelta(days=day + 2))
    return proposal


def a_topic(pair: Mentorship, text: str, **fields: Any) -> Topic:
    return Topic.objects.create(mentorship=pair, text=text, **fields)
