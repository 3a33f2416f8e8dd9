"""What there is to see to in a programme, when, and who has settled it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from django.utils import translation

from lotsa.domain.programmes.checklists import (
    PHASES,
    STAGES,
    Item,
    due_on,
    letter,
    programme_items,
    sponsor_items,
)
from lotsa.domain.programmes.models import ChecklistMark, Programme
from lotsa.engine.calendar.swedish_days import previous_working_day
from lotsa.kit import clock, dates

SOON, OLD = timedelta(days=7), timedelta(days=30)


@dataclass(frozen=True)
class Line:
    item: Item
    due_on: date | None
    mark: ChecklistMark | None
    today: date

    @property
    def is_open(self) -> bool:
        return self.mark is None

    @property
    def is_due(self) -> bool:
        """To do now: open, and its day came in the last month or comes within a week."""
        return self.is_open and self.due_on is not None and -OLD <= self.due_on - self.today <= SOON

    @property
    def is_old(self) -> bool:
        """Left open long ago: perhaps done and never ticked. It no longer asks for anything."""
        return self.is_open and self.due_on is not None and self.due_on < self.today - OLD

    @property
    def is_long_past(self) -> bool:
        """Nobody is reminded of what should have been done many weeks ago."""
        return self.due_on is not None and self.due_on < self.today - 2 * SOON

    @property
    def is_late(self) -> bool:
        return self.is_open and self.due_on is not None and self.due_on < self.today


@dataclass(frozen=True)
class Checklist:
    parts: Sequence[tuple[str, Sequence[Line]]]  # (phase or stage, its lines)

    @property
    def lines(self) -> list[Line]:
        return [line for _part, lines in self.parts for line in lines]

    @property
    def due(self) -> list[Line]:
        return sorted((line for line in self.lines if line.is_due), key=lambda line: line.due_on or date.max)

    @property
    def old(self) -> list[Line]:
        return [line for line in self.lines if line.is_old]

    @property
    def next_day(self) -> date | None:
        """When the next open line is due, when none is due now."""
        days = [
            line.due_on for line in self.lines if line.is_open and line.due_on and line.due_on > line.today
        ]
        return min(days, default=None)

    @property
    def open(self) -> int:
        return sum(line.is_open for line in self.lines)


def programme_checklist(programme: Programme, *, today: date | None = None) -> Checklist:
    return _checklist(programme, programme_items(programme.template), PHASES, today)


def sponsor_checklist(programme: Programme, *, today: date | None = None) -> Checklist:
    return _checklist(programme, sponsor_items(), STAGES, today)


def _checklist(
    programme: Programme, items: Iterable[Item], parts: Sequence[str], today: date | None
) -> Checklist:
    marks = {mark.item: mark for mark in programme.checklist_marks.select_related("by")}
    now = today or clock.today(programme.organisation.zone)
    days = anchors(programme)
    lines = [Line(item, _working(due_on(item, days)), marks.get(item.key), now) for item in items]
    found = [(part, [line for line in lines if line.item.part == part]) for part in parts]
    return Checklist([(part, group) for part, group in found if group])


def anchors(programme: Programme) -> dict[str, date]:
    """The days the lists are counted from: the kick-off, halfway, the closing event. Where a programme has no
    such event, its own first, middle and last day."""
    events = {
        event.kind: event.on for event in programme.events.filter(cancelled_at__isnull=True).order_by("-on")
    }
    middle = programme.starts_on + (programme.ends_on - programme.starts_on) / 2
    return {
        "start": events.get("kickoff", programme.starts_on),
        "mid": events.get("midway", middle),
        "end": events.get("closing_event", events.get("closing", programme.ends_on)),
    }


def _working(day: date | None) -> date | None:
    return previous_working_day(day, bridge_days=False) if day else None


def letter_draft(programme: Programme, *, language: str | None = None) -> str:
    """The sponsor's letter filled in with what is known, in the organisation's language unless another is
    named."""
    house = programme.organisation
    chosen = language or house.language
    minutes = round(programme.meeting_minutes * 30 / programme.cadence_days / 15) * 15
    with translation.override(chosen):
        values = {
            "programme_name": programme.name,
            "organisation_name": house.name,
            "purpose": _sentence(programme.purpose),
            "time_per_month": _hours(max(minutes, 15), chosen),
            "start_date": dates.date_in_words(programme.starts_on),
            "end_date": dates.date_in_words(programme.ends_on),
            "coordinator_name": programme.coordinator.name if programme.coordinator else house.name,
            "sponsor_name": programme.sponsor.name if programme.sponsor else house.name,
        }
    return letter(values, chosen)


def _sentence(purpose: str) -> str:
    text = purpose.strip()
    return text if not text or text[-1] in ".!?" else f"{text}."


def _hours(minutes: int, language: str) -> str:
    if minutes < 60:
        return f"{minutes} minuter" if language == "sv" else f"{minutes} minutes"
    with translation.override(language):
        hours = dates.number(minutes / 60)
    if language == "sv":
        return f"{hours} timme" if minutes == 60 else f"{hours} timmar"
    return f"{hours} hour" if minutes == 60 else f"{hours} hours"
