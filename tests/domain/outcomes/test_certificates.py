from datetime import timedelta

import pytest

from lotsa.domain.meetings.models import Meeting
from lotsa.domain.mentorships.models import Mentorship
from lotsa.domain.outcomes.certificates import certificate_of
from lotsa.kit import clock
from lotsa.kit.refused import Refused
from tests.cast import Cast
from tests.domain.mentorships.pairs import a_pair


def test_real_hours_and_meetings_are_counted(cast: Cast) -> None:
    pair = a_pair(cast, days_ago=60)
    for days, state, minutes in (
        (50, "held", 45),
        (30, "held", 60),
        (20, "missed", 30),
        (10, "cancelled", 30),
    ):
        Meeting.objects.create(
            mentorship=pair,
            starts_at=clock.now() - timedelta(days=days),
            state=state,
            minutes=30,
            actual_minutes=minutes,
        )
    with pytest.raises(Refused, match="when the mentorship has ended"):
        certificate_of(cast.mentee, pair)
    Mentorship.objects.filter(pk=pair.pk).update(state="closed", ended_on=clock.today(), outcome="completed")
    pair.refresh_from_db()
    mine, other = certificate_of(cast.mentee, pair), certificate_of(cast.mentor, pair)
    assert (mine.side, mine.person_name, mine.meetings, mine.minutes) == ("mentee", "Milo Adept", 2, 105)
    assert (other.side, other.person_name) == ("mentor", "Alma Mentor")
    assert (mine.signer_name, other.modules_done) == ("Kaj Koordinator", 0)


def test_nothing_is_certified_without_a_meeting(cast: Cast) -> None:
    pair = a_pair(cast, days_ago=60)
    Mentorship.objects.filter(pk=pair.pk).update(state="closed", ended_on=clock.today())
    pair.refresh_from_db()
    with pytest.raises(Refused, match="no meeting was held"):
        certificate_of(cast.mentee, pair)
