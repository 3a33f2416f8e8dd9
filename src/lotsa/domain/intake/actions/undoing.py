from collections.abc import Iterable
from datetime import date, timedelta
from typing import Any
from uuid import UUID

from django.db import transaction
from django.db.models import Model, QuerySet
from django.utils.translation import gettext as _

from lotsa.domain.activity.actions import record
from lotsa.domain.competences.models import Competence, Interest, Rating
from lotsa.domain.intake.actions.writing import plain
from lotsa.domain.intake.models import Import, ImportedPerson
from lotsa.domain.people.actions.addresses import guarded
from lotsa.domain.people.models import Employer, Person, Site, Unit
from lotsa.domain.people.viewer import Viewer
from lotsa.kit import clock
from lotsa.kit.refused import Refused

_CHUNK = 500
UNUSED_DAYS = 14
_MADE: dict[str, type[Model]] = {"unit": Unit, "site": Site, "employer": Employer, "competence": Competence}
_UUIDS = ("unit_id", "site_id", "employer_id", "manager_id")


@transaction.atomic
def undo_import(run: Import, *, by: Viewer) -> None:
    """Takes an import back as far as nobody has built on it: people it made go, people it changed get back
    what stood before. What could not be taken back is told with its reason (`queries.not_undone`)."""
    if run.state != Import.State.DONE or run.undo_until is None:
        raise Refused(_("Only an import that is done can be undone."))
    if run.undo_until < clock.now():
        raise Refused(_("The import can no longer be undone. It was possible for 14 days."))
    if not Import.objects.filter(pk=run.pk, state=Import.State.DONE).update(state=Import.State.UNDONE):
        raise Refused(_("This import has already been undone."))
    Rating.objects.filter(pk__in=_ids(run, "ratings")).delete()
    Interest.objects.filter(pk__in=_ids(run, "interests")).delete()
    kept: list[list[str]] = []
    restored = _restore(run, kept)
    removed = _remove(run, kept)
    for name, model in _MADE.items():
        _remove_unused(model, run.undo.get(name, []))
    run.state = Import.State.UNDONE
    run.counts = {**run.counts, "removed": removed, "restored": restored, "kept": kept}
    Import.objects.filter(pk=run.pk).update(counts=run.counts, undo={}, rows=[], left_out=[])
    record(
        run.organisation_id, "import.undone", run, by=by.id,
        facts={"removed": removed, "restored": restored, "kept": len(kept)},
    )  # fmt: skip


def _ids(run: Import, name: str) -> list[str]:
    return [pk for ids in run.imported_people.values_list(name, flat=True) for pk in ids]


def _restore(run: Import, kept: list[list[str]]) -> int:
    """Field by field: what somebody has changed since is left as it is now."""
    traces = list(run.imported_people.filter(is_new=False).select_related("person"))
    people = []
    fields: set[str] = set()
    emails = _emails_elsewhere(run, traces)
    keep = guarded(trace.person for trace in traces)
    for trace in traces:
        person = trace.person
        back = {
            name: value
            for name, value in trace.before.items()
            if plain(getattr(person, name)) == trace.after[name]
        }
        # An address that somebody has come to rely on is not turned back to one from before.
        taken = emails.get(str(back.get("email", "")).lower(), person.pk) != person.pk
        if "email" in back and (taken or person.pk in keep):
            del back["email"]
        if set(back) != set(trace.before):
            kept.append([person.name, "changed_since"])
        for name, value in back.items():
            setattr(person, name, _value(name, value))
        if back:
            person.version += 1
            people.append(person)
            fields |= {name.removesuffix("_id") for name in back}
    if people:
        Person.objects.bulk_update(people, [*sorted(fields), "version"], batch_size=200)
    return len(people)


def _emails_elsewhere(run: Import, traces: Iterable[ImportedPerson]) -> dict[str, UUID]:
    wanted = [trace.before["email"] for trace in traces if trace.before.get("email")]
    rows = Person.objects.filter(organisation=run.organisation, email__in=wanted).values_list("email", "pk")
    return {email.lower(): pk for email, pk in rows}


def _value(name: str, value: Any) -> Any:
    if value and name in _UUIDS:
        return UUID(value)
    return date.fromisoformat(value) if value and name in ("hired_on", "left_on") else value


def _remove(run: Import, kept: list[list[str]]) -> int:
    made = Person.objects.filter(pk__in=run.imported_people.filter(is_new=True).values("person_id"))
    reasons: dict[UUID, str] = dict.fromkeys(
        made.filter(account__isnull=False).values_list("pk", flat=True), "signs_in"
    )
    for pk in made.filter(version__gt=1).values_list("pk", flat=True):
        reasons.setdefault(pk, "changed_since")
    for pk in _referred_to(Person, made, but=(ImportedPerson,)):
        reasons.setdefault(pk, "takes_part")
    names = dict(made.values_list("pk", "given_name"))
    families = dict(made.values_list("pk", "family_name"))
    kept += [[f"{names[pk]} {families[pk]}".strip(), reason] for pk, reason in reasons.items()]
    going = [pk for pk in names if pk not in reasons]
    for start in range(0, len(going), _CHUNK):
        Person.objects.filter(pk__in=going[start : start + _CHUNK]).delete()
    return len(going)


def _referred_to(model: type[Model], rows: QuerySet[Any], *, but: tuple[type[Model], ...] = ()) -> set[UUID]:
    """Ids of rows that any other row of any module points to. A person being somebody's manager does not
    count: those reports simply have no manager then. New modules are covered without being named here."""
    found: set[UUID] = set()
    for relation in model._meta.related_objects:
        other = relation.related_model
        if other in but or (model is Person and other is Person):
            continue
        name = relation.field.name
        users = other._default_manager.filter(**{f"{name}__in": rows.values("pk")})
        found |= set(users.values_list(f"{name}_id" if not relation.many_to_many else name, flat=True))
    return found


def _remove_unused(model: type[Model], ids: list[str]) -> None:
    rows = model._default_manager.filter(pk__in=ids)
    used = _referred_to(model, rows)
    rows.exclude(pk__in=used).delete()


@transaction.atomic
def forget_old_imports() -> int:
    """Rows of files and values from before an import are kept only while they can be of use: 14 days."""
    now = clock.now()
    Import.objects.filter(
        state__in=(Import.State.READ, Import.State.CHECKED), created_at__lt=now - timedelta(days=UNUSED_DAYS)
    ).delete()
    old = Import.objects.filter(undo_until__lt=now).exclude(undo={}, rows=[], left_out=[])
    count = old.count()
    ImportedPerson.objects.filter(run__in=old.values("pk")).delete()
    old.update(rows=[], undo={}, left_out=[], repairs={})
    return count
