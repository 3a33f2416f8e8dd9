"""Days that count against a pair's rhythm: neither its pauses nor the industrial holiday do."""

from collections.abc import Iterable, Sequence
from datetime import date, timedelta

from lotsa.domain.people.models import Organisation
from lotsa.engine.calendar.swedish_days import industrial_holidays

Spell = tuple[date, date]  # first and last day, both inside
Pauses = Iterable[tuple[str, str]]  # as a mentorship keeps them


def quiet_spells(organisation: Organisation, first: date, last: date) -> list[Spell]:
    """The weeks in which nobody here is reminded."""
    if organisation.quiet_from_week is None or organisation.quiet_to_week is None:
        return []
    weeks = (organisation.quiet_from_week, organisation.quiet_to_week)
    return industrial_holidays(first, last, weeks)


def spells(pauses: Pauses) -> list[Spell]:
    """A pause's last day is the one on which they start again, so it counts."""
    return [
        (date.fromisoformat(first), date.fromisoformat(until) - timedelta(days=1)) for first, until in pauses
    ]


class Counter:
    """Days until today that count. Reckoned once for all pairs that share them, which is most."""

    def __init__(self, today: date, quiet: Sequence[Spell]) -> None:
        self.today, self.quiet = today, quiet
        self._known: dict[date, int] = {}

    def days(self, since: date, pauses: Pauses) -> int:
        if pauses:
            return counted_days(since, self.today, [*self.quiet, *spells(pauses)])
        if since not in self._known:
            self._known[since] = counted_days(since, self.today, self.quiet)
        return self._known[since]


def counted_days(since: date, until: date, off: Iterable[Spell]) -> int:
    """Days after `since` up to and with `until`, without those inside `off` (which may overlap)."""
    start = since + timedelta(days=1)
    total = max((until - since).days, 0)
    return total - sum((last - first).days + 1 for first, last in _merged(off, start, until))


def _merged(off: Iterable[Spell], first: date, last: date) -> Sequence[Spell]:
    cut = sorted((max(a, first), min(b, last)) for a, b in off if max(a, first) <= min(b, last))
    merged: list[Spell] = []
    for a, b in cut:
        if merged and a <= merged[-1][1] + timedelta(days=1):
            merged[-1] = (merged[-1][0], max(merged[-1][1], b))
        else:
            merged.append((a, b))
    return merged
