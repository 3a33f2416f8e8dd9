from collections.abc import Mapping
from dataclasses import asdict

from django.db import transaction
from django.utils.translation import gettext as _

from lotsa.domain.activity.actions import record
from lotsa.domain.intake import mapping
from lotsa.domain.intake.check import check
from lotsa.domain.intake.models import HeadingMemory, Import
from lotsa.domain.intake.questions import collect, groups_of
from lotsa.domain.intake.unreadable import unreadable
from lotsa.domain.people.viewer import Viewer
from lotsa.engine.spreadsheet import Table, Unreadable, read, read_pasted
from lotsa.kit.refused import Refused

OPEN = (Import.State.READ, Import.State.CHECKED)


def read_import(
    data: bytes | str,
    *,
    by: Viewer,
    file_name: str = "",
    encoding: str | None = None,
    separator: str | None = None,
) -> Import:
    """Reads a file (bytes) or pasted cells (text) and keeps what may be kept of it. Refused with a sentence
    when it is not a table; nothing is stored then."""
    try:
        if isinstance(data, str):
            table = read_pasted(data, separator=separator)
        else:
            table = read(data, file_name, encoding=encoding, separator=separator)
    except Unreadable as error:
        raise Refused(unreadable(error), field="pasted" if isinstance(data, str) else "file") from error
    if not table.rows:
        raise Refused(
            _("There are headings but no rows below them."),
            field="pasted" if isinstance(data, str) else "file",
        )
    return _keep(table, file_name, by)


@transaction.atomic
def _keep(table: Table, file_name: str, by: Viewer) -> Import:
    columns, rows, emptied = mapping.columns_and_rows(table)
    memory = HeadingMemory.objects.filter(
        organisation=by.organisation, headings_hash=mapping.headings_hash(columns)
    ).first()
    if memory is not None:
        fields = {int(at): field for at, field in memory.columns.items()}
        columns = mapping.chosen(columns, fields, reason="remembered")
    run = Import.objects.create(
        organisation=by.organisation,
        made_by=by.person,
        file_name=file_name[:255],
        how={**asdict(table.how), "emptied": emptied, "rows": len(rows)},
        columns=columns,
        rows=rows,
    )
    record(by.organisation.pk, "import.read", run, by=by.id, facts={"rows": len(rows)})
    return run


@transaction.atomic
def choose_columns(run: Import, fields: Mapping[int, str], *, by: Viewer) -> None:
    """What each column holds: place -> field, "" for a column that is not read."""
    _refuse_unless_open(run)
    if mapping.twice(fields):
        raise Refused(_("Two columns are read as the same thing. Choose one of them."), field="columns")
    if not {"name", "given_name"} & set(fields.values()):
        raise Refused(_("Choose which column holds the name."), field="columns")
    run.columns = mapping.chosen(run.columns, fields, reason="chosen")
    Import.objects.filter(pk=run.pk).update(columns=run.columns, state=Import.State.CHECKED)
    run.state = Import.State.CHECKED
    HeadingMemory.objects.update_or_create(
        organisation=run.organisation,
        headings_hash=mapping.headings_hash(run.columns),
        defaults={"columns": mapping.remembered(run.columns)},
    )
    record(run.organisation_id, "import.columns_chosen", run, by=by.id)


@transaction.atomic
def repair_import(run: Import, answers: Mapping[str, str], *, by: Viewer) -> None:
    """Keeps the answers of the check page: names of questions (see questions.py) -> what was answered."""
    _refuse_unless_open(run)
    run.repairs = collect(groups_of(check(run), run.repairs), answers, run.repairs)
    Import.objects.filter(pk=run.pk).update(repairs=run.repairs)
    record(run.organisation_id, "import.repaired", run, by=by.id)


@transaction.atomic
def discard_import(run: Import, *, by: Viewer) -> None:
    """Throws away a file that was read and not imported."""
    _refuse_unless_open(run)
    record(run.organisation_id, "import.discarded", run, by=by.id)
    run.delete()


def _refuse_unless_open(run: Import) -> None:
    if run.state not in OPEN:
        raise Refused(_("This file has already been imported."))
