from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import QuerySet
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from lotsa.domain.intake import access
from lotsa.domain.intake.check import Line, check
from lotsa.domain.intake.models import Import
from lotsa.domain.intake.questions import Group, groups_of
from lotsa.domain.intake.sentences import LABELS, REFUSED, WARNINGS, sentence_of
from lotsa.domain.people.viewer import Viewer
from lotsa.engine.spreadsheet.write import Value
from lotsa.kit import clock
from lotsa.kit.spoken import language_name

_UPDATES_SHOWN = 50


@dataclass(frozen=True)
class Change:
    field: Any
    before: str
    after: str


@dataclass(frozen=True)
class Update:
    row: int
    name: str
    changes: list[Change]


@dataclass(frozen=True)
class CheckPage:
    counts: dict[str, int]
    groups: list[Group]
    updates: list[Update]
    refused: list[tuple[str, Any]]  # heading, sentence
    unread: list[str]  # headings that nobody has chosen a meaning for
    emptied: list[int]  # rows where a personal number was taken out of another column

    @property
    def left_out_columns(self) -> int:
        return self.counts["refused"] + self.counts["ignored"]

    @property
    def asks(self) -> list[Group]:
        """Groups that keep rows out, or did before they were answered."""
        return [group for group in self.groups if any(q.where for q in group.questions)]

    @property
    def tells(self) -> list[Group]:
        return [group for group in self.groups if not any(q.where for q in group.questions)]


def imports_of(viewer: Viewer) -> QuerySet[Import]:
    """The history, newest first, without the contents of the files."""
    states = (Import.State.RUNNING, Import.State.DONE, Import.State.UNDONE)
    return (
        access.visible_to(viewer)
        .filter(state__in=states)
        .select_related("made_by")
        .defer("rows", "plan", "repairs", "left_out", "undo", "columns", "how")
    )


def unfinished_imports(viewer: Viewer) -> QuerySet[Import]:
    states = (Import.State.READ, Import.State.CHECKED)
    return access.visible_to(viewer).filter(state__in=states).defer("rows", "plan", "repairs")


def is_undoable(run: Import) -> bool:
    return run.state == Import.State.DONE and run.undo_until is not None and run.undo_until > clock.now()


def check_page(run: Import) -> CheckPage:
    checked = check(run)
    return CheckPage(
        counts=checked.counts,
        groups=groups_of(checked, run.repairs),
        updates=[_update(line) for line in checked.lines if not line.is_new and line.changes][
            :_UPDATES_SHOWN
        ],
        refused=refused_columns(run),
        unread=[c["heading"] for c in run.columns if c["state"] == "choose"],
        emptied=run.how.get("emptied", []),
    )


def refused_columns(run: Import) -> list[tuple[str, Any]]:
    return [(c["heading"], REFUSED[c["reason"]]) for c in run.columns if c["state"] == "refused"]


def reading_warnings(run: Import) -> list[Any]:
    return [WARNINGS[code] for code in run.how.get("warnings", [])]


def _update(line: Line) -> Update:
    changes = [
        Change(LABELS[name], in_words(name, line.before.get(name)), in_words(name, value))
        for name, value in line.changes.items()
    ]
    return Update(line.row, line.name, changes)


def in_words(name: str, value: Any) -> str:
    if value in (None, "", []):
        return "–"
    if name in ("hired_on", "left_on"):
        return date_format(date.fromisoformat(value), "DATE_FORMAT")
    if name == "languages":
        return ", ".join(map(language_name, value))
    if name == "language":
        return language_name(value)
    if name == "mentoring_side":
        return {"mentor": _("mentor"), "mentee": _("mentee"), "both": _("both")}[value]
    return str(value)


def left_out_rows(run: Import) -> list[tuple[int, str, str]]:
    """(row, name or first cell, sentences) of rows that are not read in, after the check or after the end."""
    cells = dict(run.rows)
    first = {number: next((cell for cell in row if cell), "") for number, row in cells.items()}
    return [(row, first.get(row, ""), " ".join(said)) for row, said in _left_out(run)]


def left_out_table(run: Import) -> list[list[Value]]:
    """The rows that are not read in as a sheet: as they were, with what to do in the last column. A refused
    column is not among them, because it was never stored."""
    headings = [c["heading"] for c in run.columns if c["at"] is not None]
    cells = dict(run.rows)
    table: list[list[Value]] = [[*headings, _("What needs to be put right")]]
    table += [[*cells.get(row, [""] * len(headings)), " ".join(said)] for row, said in _left_out(run)]
    return table


def _left_out(run: Import) -> list[tuple[int, list[str]]]:
    if run.state in (Import.State.READ, Import.State.CHECKED):
        found = check(run).left_out
        told = {
            row: [(p.kind, {"value": p.value, **p.facts, "field": p.field}) for p in problems]
            for row, problems in found.items()
        }
    else:
        told = {row: [(kind, facts) for kind, facts in problems] for row, problems in run.left_out}
    return [
        (row, list(dict.fromkeys(sentence_of(kind, facts) for kind, facts in problems)))
        for row, problems in sorted(told.items())
    ]


def not_undone(run: Import) -> list[tuple[str, str]]:
    """(name, why) of people whom the undo left as they are."""
    reasons = {
        "signs_in": _("has signed in"),
        "changed_since": _("has been changed since"),
        "takes_part": _("takes part in something"),
    }
    return [(name, reasons[reason]) for name, reason in run.counts.get("kept", [])]
