from datetime import timedelta

from lotsa.domain.meetings.models import Meeting
from lotsa.domain.mentorships.models import Mentorship
from lotsa.kit import clock
from tests.cast import Cast
from tests.domain.notifications.post import a_meeting, a_quiet_pair, happens, pair_of, written


def test_cancelled_because_the_pair_has_ended_asks_for_no_new_times(cast: Cast) -> None:
    meeting = a_meeting(a_quiet_pair(cast))
    Mentorship.objects.filter(pk=meeting.mentorship_id).update(state="closed", ended_on=clock.today())
    happens("meeting.cancelled", meeting, pair_of(cast), sequence=0)
    messages = written("meeting_cancelled_ended")
    assert [message.calendar_method for message in messages] == ["CANCEL", "CANCEL"]
    assert not any("/times/" in str(message.inserts) for message in messages)


def test_how_was_it_rides_in_one_of_the_mails_of_a_rhythm(cast: Cast) -> None:
    meeting = a_meeting(a_quiet_pair(cast))
    Meeting.objects.create(
        mentorship=meeting.mentorship, starts_at=clock.now() - timedelta(days=2), state="held"
    )
    other = Meeting.objects.create(
        mentorship=meeting.mentorship, starts_at=meeting.starts_at + timedelta(days=7)
    )
    for each in (meeting, other):
        happens("meeting.booked", each, pair_of(cast), sequence=0)
    asking = [m.object_id for m in written("meeting_booked") if "rate_meeting" in str(m.inserts)]
    assert asking == [meeting.pk, meeting.pk]
