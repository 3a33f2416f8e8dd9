"""What the calendar does to a pair: each once, whether the day is run once or ten times."""

from collections.abc import Iterator
from datetime import date, timedelta

from django.db import transaction

from lotsa.domain.mentorships.actions.endings import end_mentorship
from lotsa.domain.mentorships.actions.members import tell
from lotsa.domain.mentorships.models import ClosingAnswer, Mentorship, PhaseMark
from lotsa.domain.programmes.models import Programme
from lotsa.kit import clock
from lotsa.kit.careful import save_if_unchanged

P, St = PhaseMark.Phase, Mentorship.State
FIT_FROM_DAYS, FIT_UNTIL_DAYS = 42, 56  # weeks 6 to 8 of the pair
MIDWAY_DAYS = 14
CLOSING_DAYS = 21
SHORTEST_DAYS = 84  # in a shorter period the phases would stand on each other's heels
ALONE_DAYS = 14  # after the end, when only one of them has written something
_VERBS = {
    P.FIT: "mentorship.fit_asked",
    P.MIDWAY: "mentorship.midway",
    P.WINDING_DOWN: "mentorship.winding_down",
    P.CLOSING: "mentorship.closing",
}


def follow_phases() -> dict[str, int]:
    """Once a day for every pair under way."""
    counts = {"told": 0, "closed": 0}
    rows = (
        Mentorship.objects.filter(state__in=[St.AGREEMENT, St.ACTIVE, St.WINDING_DOWN])
        .exclude(programme__state__in=[Programme.State.CLOSED, Programme.State.CANCELLED])
        .select_related("organisation", "programme")
    )
    for mentorship in rows:
        today = clock.today(mentorship.organisation.zone)
        counts["told"] += _follow(mentorship, today)
        counts["closed"] += _close(mentorship, today)
    return counts


def due(mentorship: Mentorship, today: date) -> Iterator[str]:
    """The phases whose time it is. Each has a last day, so that a pair that was loaded late, or comes back
    from a pause, is not told of what has long passed."""
    first, last = mentorship.starts_on, mentorship.planned_end_on
    length = (last - first).days
    if length < SHORTEST_DAYS:
        if last - timedelta(days=7) <= today <= last + timedelta(days=7) and length > 7:
            yield P.CLOSING
        return
    if FIT_FROM_DAYS <= (today - first).days <= FIT_UNTIL_DAYS:
        yield P.FIT
    if 0 <= (today - first).days - length // 2 <= MIDWAY_DAYS:
        yield P.MIDWAY
    if is_winding_down(mentorship, today) and today <= last - timedelta(days=CLOSING_DAYS):
        yield P.WINDING_DOWN
    if last - timedelta(days=CLOSING_DAYS) < today <= last + timedelta(days=CLOSING_DAYS):
        yield P.CLOSING


def is_winding_down(mentorship: Mentorship, today: date) -> bool:
    """A quarter of the time is left."""
    length = (mentorship.planned_end_on - mentorship.starts_on).days
    return length >= SHORTEST_DAYS and (mentorship.planned_end_on - today).days <= length // 4


@transaction.atomic
def _follow(mentorship: Mentorship, today: date) -> int:
    if mentorship.state == St.ACTIVE and is_winding_down(mentorship, today):
        save_if_unchanged(mentorship, version=None, state=St.WINDING_DOWN)
    told = 0
    for phase in due(mentorship, today):
        _mark, is_new = PhaseMark.objects.get_or_create(
            mentorship=mentorship, phase=phase, defaults={"on": today}
        )
        if is_new:
            tell(_VERBS[P(phase)], mentorship, None)
            told += 1
    return told


def _close(mentorship: Mentorship, today: date) -> bool:
    """A pair past its end that has had its closing is closed as completed. Without one it stands, and the
    coordinator is the one who sees that it is past its end."""
    if mentorship.planned_end_on >= today:
        return False
    written = set(ClosingAnswer.objects.filter(mentorship=mentorship).values_list("person_id", flat=True))
    members = set(
        mentorship.memberships.filter(person__left_on__isnull=True).values_list("person_id", flat=True)
    )
    alone = today > mentorship.planned_end_on + timedelta(days=ALONE_DAYS)
    if not written or not (members <= written or alone):
        return False
    end_mentorship(mentorship, Mentorship.Outcome.COMPLETED, by=None, on=mentorship.planned_end_on)
    return True
