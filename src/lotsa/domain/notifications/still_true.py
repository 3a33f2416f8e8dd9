"""Whether a message still holds when it is about to leave: what was taken back meanwhile is not sent."""

from lotsa.domain.activity.models import Event
from lotsa.domain.development.models import OPEN, Goal
from lotsa.domain.matching.models import Proposal
from lotsa.domain.meetings.models import Meeting, MeetingProposal
from lotsa.domain.mentorships.models import Acceptance, Agreement, Membership, Mentorship, SwitchRequest
from lotsa.domain.network.models import Answer, Question
from lotsa.domain.notifications.models import Message
from lotsa.domain.people.models import AddressChange
from lotsa.domain.programmes.models import Attendee, Enrolment, Programme, ProgrammeEvent
from lotsa.domain.recognition.models import Consent, Story, Thanks
from lotsa.domain.threads.models import Post
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


def taking_part(message: Message) -> bool:
    going = (Enrolment.State.APPLIED, Enrolment.State.APPROVED, Enrolment.State.MATCHED)
    rows = Enrolment.objects.filter(pk=message.object_id, state__in=going)
    return rows.exclude(programme__state__in=_OVER).exists()


def running_programme(message: Message) -> bool:
    return Programme.objects.filter(pk=message.object_id).exclude(state__in=_OVER).exists()


def _attends(message: Message) -> bool:
    rows = Attendee.objects.filter(event=message.object_id, person=message.recipient_id)
    return rows.filter(invited_at__isnull=False).exists()


def event_ahead(message: Message) -> bool:
    """Not held, called off or taken back from this person."""
    events = ProgrammeEvent.objects.filter(pk=message.object_id, held=False, cancelled_at__isnull=True)
    return events.exists() and _attends(message)


def event_off(message: Message) -> bool:
    """Off for everybody, or for this person; invited again since then, the file would take away the time."""
    events = ProgrammeEvent.objects.filter(pk=message.object_id, cancelled_at__isnull=False)
    return events.exists() or not _attends(message)


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


def ended_pair(message: Message) -> bool:
    return Mentorship.objects.filter(pk=message.object_id, state=Mentorship.State.CLOSED).exists()


def unsigned(message: Message) -> bool:
    """This person's yes to the newest version is still missing."""
    newest = Agreement.objects.filter(mentorship=message.object_id).order_by("number").last()
    if newest is None or not open_pair(message):
        return newest is None and open_pair(message)
    yes = Acceptance.objects.filter(agreement=newest, member__person=message.recipient_id)
    return not yes.exists()


def goal_proposed(message: Message) -> bool:
    return Goal.objects.filter(pk=message.object_id, state=Goal.State.PROPOSED).exists()


def goal_open(message: Message) -> bool:
    return Goal.objects.filter(pk=message.object_id, state__in=OPEN).exists()


def switch_open(message: Message) -> bool:
    return SwitchRequest.objects.filter(pk=message.object_id, state=SwitchRequest.State.OPEN).exists()


def address_waits(message: Message) -> bool:
    change = AddressChange.objects.filter(pk=message.object_id).first()
    return change is not None and change.waits


def post_stands(message: Message) -> bool:
    """Not taken back, and only to those who may read it: whoever has left a circle reads nothing of it."""
    inside = Membership.objects.filter(person=message.recipient_id)
    return Post.objects.filter(pk=message.object_id, mentorship__in=inside.values("mentorship")).exists()


def question_open(message: Message) -> bool:
    return Question.objects.filter(pk=message.object_id, closed_at__isnull=True).exists()


def answer_stands(message: Message) -> bool:
    return Answer.objects.filter(pk=message.object_id).exists()


def thanks_stand(message: Message) -> bool:
    return Thanks.objects.filter(pk=message.object_id).exists()


def story_waits(message: Message) -> bool:
    """Still to be said yes to, as it was when it was asked, and by this person."""
    waits = Story.objects.filter(pk=message.object_id, state=Story.State.ASKED)
    yes = Consent.objects.filter(
        story=message.object_id, person=message.recipient_id, taken_back_at__isnull=True
    )
    return waits.exists() and not yes.exists()


def letter_stands(message: Message) -> bool:
    """Not taken back by its writer in the minutes there were for that."""
    recalled = Event.objects.filter(verb="letter.recalled", object_id=message.object_id)
    return not recalled.filter(facts__letter=message.event_sequence).exists()
