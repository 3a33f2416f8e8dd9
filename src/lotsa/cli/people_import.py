"""`lotsa import`. Only imported once Django stands."""

from pathlib import Path

from lotsa.cli.sentences import sentence
from lotsa.domain.intake.report import Report, import_file
from lotsa.domain.people.queries import first_coordinator
from lotsa.domain.people.viewer import viewer_of
from lotsa.engine.spreadsheet.table import Limits

UNREADABLE = 2


def run(path: Path, *, dry_run: bool, as_json: bool, as_email: str, without_email: bool) -> int:
    """Exit code 0: every row is fine, 1: rows were refused, 2: nothing could be read."""
    report = _report(path, dry_run, as_email, without_email)
    print(report.as_json() if as_json else report.as_text())
    return report.exit_code


def _report(path: Path, dry_run: bool, as_email: str, without_email: bool) -> Report:
    coordinator = first_coordinator(as_email)
    if coordinator is None:
        return Report(path.name, dry_run, UNREADABLE, error=sentence("no_coordinator"))
    try:
        with path.open("rb") as file:
            # One byte more than is accepted: enough to be told that it is too large.
            content = file.read(Limits().bytes + 1)
    except OSError as problem:
        why = sentence("no_file", path=path, why=problem.strerror)
        return Report(path.name, dry_run, UNREADABLE, error=why)
    return import_file(
        content, path.name, by=viewer_of(coordinator), dry_run=dry_run, without_email=without_email
    )
