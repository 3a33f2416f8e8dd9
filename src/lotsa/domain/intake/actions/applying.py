from datetime import timedelta
from typing import Any
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from lotsa.domain.activity.actions import record
from lotsa.domain.competences.actions import add_competence
from lotsa.domain.intake.actions.reading import OPEN
from lotsa.domain.intake.actions.writing import write_lines
from lotsa.domain.intake.check import NAMES, Checked, Line, check
from lotsa.domain.intake.models import Import
from lotsa.domain.intake.world import World
from lotsa.domain.people.models import Employer, Organisation, Site, Unit
from lotsa.domain.people.viewer import Viewer
from lotsa.kit import clock
from lotsa.kit.refused import Refused
from lotsa.kit.swedish import search_key, sort_key

MOST_AT_ONCE = 500  # more than that is done by the worker, in chunks of as many
UNDO_DAYS = 14
_MODELS: dict[str, type[Unit] | type[Site] | type[Employer]] = {
    "unit": Unit,
    "site": Site,
    "employer": Employer,
}


@transaction.atomic
def start_import(run: Import, *, by: Viewer) -> None:
    """Fixes what will be done, makes the departments, places and competences it needs, and marks the import
    as running. `apply_next` does the rest, here or in the worker."""
    checked = check(run)
    if not checked.lines:
        raise Refused(_("No row can be imported yet. Put right at least one of them."))
    if not Import.objects.filter(pk=run.pk, state__in=OPEN).update(state=Import.State.RUNNING):
        raise Refused(_("This file has already been imported."))
    world = World(run.organisation)
    made: dict[str, list[str]] = {}
    places = {name: _places(name, checked, world, run.organisation, made) for name in NAMES}
    competences = _competences(checked, world, by, made)
    run.plan = [_planned(line, places, competences) for line in checked.lines]
    run.left_out = [
        [row, [[p.kind, {"value": p.value, **_plain(p.facts), "field": p.field}] for p in problems]]
        for row, problems in sorted(checked.left_out.items())
    ]
    run.counts = checked.counts
    run.undo = made
    run.state = Import.State.RUNNING
    run.progress = 0
    Import.objects.filter(pk=run.pk).update(
        plan=run.plan, left_out=run.left_out, counts=run.counts, undo=run.undo, progress=0, made_by=by.person
    )
    record(run.organisation_id, "import.started", run, by=by.id, facts={"rows": len(run.plan)})


def apply_import(run: Import, *, by: Viewer) -> None:
    """Starts an import and does it at once."""
    start_import(run, by=by)
    while apply_next(run.pk):
        pass
    run.refresh_from_db()


@transaction.atomic
def apply_next(run_id: UUID) -> bool:
    """The next chunk; True while there is more. Each chunk and its progress are one transaction, and the ids
    of new people are known beforehand, so that a chunk that is tried again does nothing twice."""
    run = (
        Import.objects.select_for_update(of=("self",))
        .select_related("organisation", "made_by")
        .get(pk=run_id)
    )
    if run.state != Import.State.RUNNING:
        return False
    lines = run.plan[run.progress : run.progress + MOST_AT_ONCE]
    run.left_out += write_lines(run, lines)
    run.progress += len(lines)
    if run.progress < len(run.plan):
        Import.objects.filter(pk=run_id).update(progress=run.progress, left_out=run.left_out)
        return True
    _finish(run)
    return False


def _finish(run: Import) -> None:
    """Keeps only the rows that were left out: the others are people now."""
    now = clock.now()
    left_out = {row for row, _problems in run.left_out}
    counts = {
        **run.counts,
        "new": run.imported_people.filter(is_new=True).count(),
        "updated": run.imported_people.filter(is_new=False).count(),
        "problems": len(left_out),
    }
    until = now + timedelta(days=UNDO_DAYS)
    Import.objects.filter(pk=run.pk).update(
        state=Import.State.DONE,
        progress=len(run.plan),
        plan=[],
        repairs={},
        rows=[row for row in run.rows if row[0] in left_out],
        left_out=sorted(run.left_out),
        counts=counts,
        done_at=now,
        undo_until=until,
    )
    record(
        run.organisation_id,
        "import.finished",
        run,
        by=run.made_by_id,
        concerns=[run.made_by_id] if run.made_by_id else [],
        facts={
            "created": counts["new"],
            "updated": counts["updated"],
            "problems": counts["problems"],
            "ignored_columns": [c["heading"] for c in run.columns if c["state"] in ("refused", "ignored")],
            "file_name": run.file_name,
            "undo_until": until.isoformat(),
        },
    )


def _places(
    name: str, checked: Checked, world: World, organisation: Organisation, made: dict[str, list[str]]
) -> dict[str, str]:
    """Folded name -> id, with those made that are new."""
    there: dict[str, str] = dict(getattr(world, f"{name}s"))
    new: dict[str, str] = {}
    for line in checked.lines:
        text = line.changes.get(name)
        if text and search_key(text) not in there:
            new.setdefault(search_key(text), text)
    model: Any = _MODELS[name]  # one of three with the same fields; a manager is typed for one
    keys = {} if model is Employer else {"sort_key": sort_key}
    rows = [
        model(organisation=organisation, name=text, **{field: make(text) for field, make in keys.items()})
        for text in new.values()
    ]
    model._default_manager.bulk_create(rows)
    made[name] = [str(row.pk) for row in rows]
    return there | {key: str(row.pk) for key, row in zip(new, rows, strict=True)}


def _competences(checked: Checked, world: World, by: Viewer, made: dict[str, list[str]]) -> dict[str, str]:
    """Name of an own competence -> id."""
    names = {
        value
        for line in checked.lines
        for kind, value in (*line.wants, *line.teaches)
        if kind == "own" and world.finder.find(value) is None
    }
    ids = {name: str(add_competence(name, by=by).pk) for name in sorted(names)}
    made["competence"] = sorted(set(ids.values()))
    return ids


def _planned(line: Line, places: dict[str, dict[str, str]], competences: dict[str, str]) -> dict[str, Any]:
    changes = {
        name: (places[name][search_key(value)] if value else None) if name in NAMES else value
        for name, value in line.changes.items()
        if name != "manager"
    }
    ids = {
        name: [value if kind == "id" else competences[value] for kind, value in references]
        for name, references in (("wants", line.wants), ("teaches", line.teaches))
    }
    return {
        "row": line.row,
        "id": line.person_id,
        "new": line.is_new,
        "set": changes,
        "manager": line.manager,
        **ids,
    }


def _plain(facts: Any) -> dict[str, Any]:
    """Facts that a sentence needs; lists of choices are not kept."""
    return {name: value for name, value in facts.items() if name != "options"}
