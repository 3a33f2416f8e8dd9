"""Whether a message still holds when it is about to leave: what was taken back meanwhile is not sent."""

from lotsa.domain.activity.models import Event
from lotsa.domain.matching.models import Proposal
from lotsa.domain.meetings.models import Meeting, MeetingProposal
from lotsa.domain.mentorships.models import Mentorship
from lotsa.domain.notifications.models import Message
from lotsa.domain.programmes.models import Enrolment, Programme, ProgrammeEvent
from lotsa.kit import clock

_OVER = (Programme.State.CLOSED, Programme.State.CANCELLED)
_BOOKED = (Meeting.State.PLANNED, Meeting.State.CONFIRMED)


def always(message: Message) -> bool:
    return True


def invited(message: Message) -> bool:
    return Enrolment.objects.filter(pk=message.object_id, state=Enrolment.State.INVITED).exists()


def waitlisted(message: Message) -> bool:
    return Enrolment.objects.filter(pk=message.object_id, state=Enrolment.State.WAITLISTED).exists()


def published(message: Message) -> bool:
    """Published by the very event that the message tells of: what was recalled and published anew is told by
    the later message alone."""
    later = Event.objects.filter(object_id=message.object_id, sequence__gt=message.event_sequence)
    if later.filter(verb="proposal.recalled").exists():
        return False
    return Proposal.objects.filter(pk=message.object_id, state=Proposal.State.PUBLISHED).exists()


def unanswered(message: Message) -> bool:
    rows = Proposal.objects.filter(pk=message.object_id, state=Proposal.State.PUBLISHED)
    mentee = rows.filter(mentee__person=message.recipient_id, mentee_answer="")
    return mentee.exists() or rows.filter(mentor__person=message.recipient_id, mentor_answer="").exists()


def kickoff(message: Message) -> bool:
    """The kick-off has not been held or called off meanwhile."""
    coming = ProgrammeEvent.objects.filter(programme=message.object_id, kind="kickoff", held=False)
    return coming.exclude(programme__state__in=_OVER).exists()


def times_open(message: Message) -> bool:
    return MeetingProposal.objects.filter(pk=message.object_id, state=MeetingProposal.State.OPEN).exists()


def booked(message: Message) -> bool:
    return Meeting.objects.filter(pk=message.object_id, state__in=_BOOKED).exists()


def ahead(message: Message) -> bool:
    rows = Meeting.objects.filter(pk=message.object_id, state__in=_BOOKED)
    return rows.filter(starts_at__gt=clock.now()).exists()


def cancelled(message: Message) -> bool:
    """Booked again since then: the cancellation would take the new time out of the calendar."""
    return not booked(message)


def open_pair(message: Message) -> bool:
    rows = Mentorship.objects.filter(pk=message.object_id)
    return rows.exclude(state__in=(Mentorship.State.CLOSED, Mentorship.State.PAUSED)).exists()
