""" "How was it?" rides along in the next mail about a meeting; it is never a mail of its own."""

from collections.abc import Iterable, Mapping
from datetime import timedelta
from uuid import UUID

from django.utils.translation import gettext as _

from lotsa.domain.meetings.models import Meeting, MeetingRating
from lotsa.domain.notifications.letter import Link, Value
from lotsa.domain.people.models import Person
from lotsa.kit import clock

_FRESH = timedelta(days=21)


class Unrated:
    """The last meeting each pair has held, if it is fresh; and who has said how it was. Two queries."""

    def __init__(self, mentorship_ids: Iterable[UUID]) -> None:
        now = clock.now()
        held = Meeting.objects.filter(
            mentorship__in=list(mentorship_ids),
            state=Meeting.State.HELD,
            starts_at__range=(now - _FRESH, now),
        )
        last: Mapping[UUID, UUID] = dict(held.order_by("starts_at").values_list("mentorship_id", "pk"))
        self.last = last
        rated = MeetingRating.objects.filter(meeting__in=last.values())
        self._rides: set[tuple[UUID, UUID]] = set()
        self.rated = set(rated.values_list("meeting_id", "person_id"))

    def rides_with(self, mentorship_id: UUID, person: Person) -> bool:
        """Whether the question comes in this mail: of several about the same pair only in the first."""
        key = (mentorship_id, person.pk)
        is_first = key not in self._rides
        self._rides.add(key)
        return is_first

    def link(self, mentorship_id: UUID, person: Person) -> Value:
        meeting = self.last.get(mentorship_id)
        if meeting is None or (meeting, person.pk) in self.rated:
            return ""
        return Link("/w/{token}/", _("Say how it was"), "rate_meeting", meeting)
