"""The words of the checklists and of the measuring points."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext, pgettext_lazy

from lotsa.domain.programmes import queries
from lotsa.domain.programmes.queries import Checklist, Measured
from lotsa.web.shell import dates

PARTS: dict[str, Any] = {
    "prepare": gettext_lazy("Prepare"),
    "enrolment": gettext_lazy("Enrolment"),
    "matching": gettext_lazy("Matching"),
    "kickoff": gettext_lazy("Kick-off"),
    "running": gettext_lazy("While it runs"),
    "evaluation": gettext_lazy("Look back"),
    "closed": gettext_lazy("Afterwards"),
    "before": gettext_lazy("Before the start"),
    "start": gettext_lazy("At the start"),
    "during": pgettext_lazy("checklist", "Halfway"),
    "end": gettext_lazy("At the end"),
}
OWNERS: dict[str, Any] = {
    "coordinator": pgettext_lazy("who does it", "coordinator"),
    "sponsor": pgettext_lazy("who does it", "sponsor"),
    "evaluator": pgettext_lazy("who does it", "whoever evaluates"),
    "manager": pgettext_lazy("who does it", "line managers"),
    "mentor": pgettext_lazy("who does it", "mentors"),
    "mentee": pgettext_lazy("who does it", "mentees"),
    "administrator": pgettext_lazy("who does it", "administrator"),
}


@dataclass(frozen=True)
class Part:
    title: Any
    lines: Sequence[Any]

    @property
    def open(self) -> int:
        return sum(line.is_open for line in self.lines)

    @property
    def is_now(self) -> bool:
        return any(line.is_due for line in self.lines)


@dataclass(frozen=True)
class List:
    title: str
    found: Checklist
    parts: Sequence[Part]
    note: str = ""


def lists(programme: Any, coordinates: bool, today: date) -> list[List]:
    sponsors = queries.sponsor_checklist(programme, today=today)
    found = [_list(_("The sponsor’s list"), sponsors, _("Ticked by the sponsor or the coordinator."))]
    if coordinates:
        own = queries.programme_checklist(programme, today=today)
        found.insert(0, _list(_("The programme’s list"), own, ""))
    return found


def _list(title: str, found: Checklist, note: str) -> List:
    parts = [Part(PARTS[part], lines) for part, lines in found.parts]
    return List(title, found, parts, note)


def heading(found: Sequence[List], today: date) -> str:
    """The news: what is to be done now, or when the next thing comes."""
    due = sum(len(each.found.due) for each in found)
    if due:
        return ngettext("%(n)s thing to do now", "%(n)s things to do now", due) % {"n": due}
    days = [day for each in found if (day := each.found.next_day)]
    if days:
        return _("Nothing to do before %(day)s") % {"day": dates.day(min(days))}
    return _("Everything on the list is settled")


def month_words(months: int) -> str:
    if months == 0:
        return _("At the start")
    return ngettext("After %(n)s month", "After %(n)s months", months) % {"n": months}


def results(measured: Sequence[Measured], today: date) -> str:
    """How many numbers are missing of the measuring points that have passed."""
    lacking = sum(value is None and point.on <= today for each in measured for point, value in each.values)
    if not measured:
        return _("The programme has no goals of its own.")
    if lacking:
        return ngettext("%(n)s number is missing", "%(n)s numbers are missing", lacking) % {"n": lacking}
    return _("Everything is measured so far")
