"""`lotsa import FILE [--dry-run] [--json]`: the same import as on the page, for a terminal.

For the command line:

    report = import_file(data, file_name, by=viewer, dry_run=…, without_email=…)
    print(report.as_json() if json else report.as_text())
    raise SystemExit(report.exit_code)

`by` is a coordinator (`lotsa import` takes the first of the organisation, or `--as EMAIL`). A dry run stores
nothing. Exit code: 0 every row is fine, 1 some rows are refused (the others are imported unless it is a dry
run), 2 the file cannot be read (nothing is imported).
"""

import json
from dataclasses import asdict, dataclass, field

from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from lotsa.domain.intake.access import demand_imports
from lotsa.domain.intake.actions import apply_import, read_import
from lotsa.domain.intake.check import check
from lotsa.domain.intake.mapping import fields_of
from lotsa.domain.intake.sentences import sentence
from lotsa.domain.people.viewer import Viewer
from lotsa.kit.refused import Refused


@dataclass(frozen=True)
class ColumnSaid:
    heading: str
    field: str | None
    state: str  # recognised, choose, ignored or refused
    reason: str


@dataclass(frozen=True)
class ProblemSaid:
    row: int
    kind: str
    field: str
    sentence: str
    refused: bool  # the row is not imported; else it is only told


@dataclass(frozen=True)
class Report:
    file: str
    dry_run: bool
    exit_code: int
    error: str = ""
    import_id: str = ""
    counts: dict[str, int] = field(default_factory=dict)
    columns: list[ColumnSaid] = field(default_factory=list)
    problems: list[ProblemSaid] = field(default_factory=list)

    def as_json(self) -> str:
        return json.dumps(asdict(self), ensure_ascii=False, indent=2)

    def as_text(self) -> str:
        if self.error:
            return self.error
        counts = self.counts
        lines = [
            _("%(file)s: %(new)s new, %(updated)s updated, %(unchanged)s unchanged, %(problems)s refused.")
            % {"file": self.file, **counts},
            *(
                _("Column not read: %(heading)s") % {"heading": c.heading}
                for c in self.columns
                if not c.field
            ),
            *(_("Row %(row)s: %(sentence)s") % {"row": p.row, "sentence": p.sentence} for p in self.problems),
        ]
        if self.dry_run:
            lines.append(_("This was a dry run. Nothing has been saved."))
        else:
            ready = counts["new"] + counts["updated"]
            lines.append(ngettext("%(n)s person imported.", "%(n)s people imported.", ready) % {"n": ready})
        return "\n".join(lines)


class _DryRun(Exception):
    def __init__(self, report: Report) -> None:
        self.report = report


def import_file(
    data: bytes, file_name: str, *, by: Viewer, dry_run: bool = False, without_email: bool = False
) -> Report:
    demand_imports(by, "edit")
    try:
        with transaction.atomic():
            report = _import(data, file_name, by, dry_run, without_email)
            if dry_run or report.exit_code == 2:
                raise _DryRun(report)
    except _DryRun as told:
        return told.report
    except Refused as refused:
        return Report(file=file_name, dry_run=dry_run, exit_code=2, error=str(refused.sentence))
    return report


def _import(data: bytes, file_name: str, by: Viewer, dry_run: bool, without_email: bool) -> Report:
    run = read_import(data, by=by, file_name=file_name)
    if without_email:
        run.repairs = {"without_email": True}
    if not {"name", "given_name"} & set(fields_of(run.columns)):
        raise Refused(_("No column holds names. Call one of them Name."))
    checked = check(run)
    problems = [
        ProblemSaid(p.row, p.kind, p.field, sentence(p), p.stops)
        for p in sorted(checked.problems, key=lambda problem: problem.row)
        if p.stops or not p.blocking
    ]
    if not dry_run and checked.lines:
        apply_import(run, by=by)
    return Report(
        file=file_name,
        dry_run=dry_run,
        exit_code=1 if checked.left_out else 0,
        import_id="" if dry_run or not checked.lines else str(run.pk),
        counts=checked.counts,
        columns=[ColumnSaid(c["heading"], c["field"], c["state"], c["reason"]) for c in run.columns],
        problems=problems,
    )
