"""One chunk of an import: a fixed number of queries for any number of lines."""

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any
from uuid import UUID

from lotsa.domain.competences.models import Interest, Rating
from lotsa.domain.intake.actions.addresses import new_addresses, tell
from lotsa.domain.intake.models import Import, ImportedPerson
from lotsa.domain.people.actions.people import name_keys
from lotsa.domain.people.models import Person
from lotsa.kit import clock

TEACHES = 4
_KEYS = {"unit": "unit_id", "site": "site_id", "employer": "employer_id"}
_DATES = ("hired_on", "left_on")

Line = dict[str, Any]
LeftOut = list[list[Any]]


def write_lines(run: Import, lines: Sequence[Line]) -> LeftOut:
    """Makes and changes people, and adds levels and interests. Returns the rows that could not be written
    because the world has changed since they were checked."""
    known = Person.objects.in_bulk([UUID(line["id"]) for line in lines])
    lines, left_out = _still_possible(run, lines, known)
    waiting = new_addresses(lines, known)
    before = {pk: (person.email, person.left_on) for pk, person in known.items()}
    managers = _managers_there(lines)
    traces: dict[str, ImportedPerson] = {}
    new: list[Person] = []
    changed: list[Person] = []
    fields: set[str] = set()
    for line in lines:
        values = _values(line, managers)
        person = known.get(UUID(line["id"]))
        if person is None:
            new.append(_new_person(run, line, values))
            traces[line["id"]] = _trace(run, line, is_new=True)
        elif line["new"]:
            continue  # made by an earlier try of this chunk
        elif values or line["wants"] or line["teaches"]:
            traces[line["id"]] = _change(run, line, person, values)
            if values:
                changed.append(person)
                fields |= set(values)
    Person.objects.bulk_create(new)
    if changed:
        Person.objects.bulk_update(changed, [*sorted(_without_id(fields)), "version"], batch_size=200)
    tell(run, changed, before, waiting)
    _add_levels(run, lines, traces)
    _add_interests(lines, traces)
    ImportedPerson.objects.bulk_create(
        trace for trace in traces.values() if trace.is_new or trace.after or trace.ratings or trace.interests
    )
    return left_out


def _still_possible(
    run: Import, lines: Sequence[Line], known: dict[UUID, Person]
) -> tuple[list[Line], LeftOut]:
    emails = {line["set"]["email"]: line["id"] for line in lines if line["set"].get("email")}
    taken = {
        email.lower(): str(pk)
        for email, pk in Person.objects.filter(organisation=run.organisation, email__in=emails).values_list(
            "email", "pk"
        )
    }
    good, left_out = [], []
    for line in lines:
        email = line["set"].get("email", "")
        if email and taken.get(email, line["id"]) != line["id"]:
            left_out.append([line["row"], [["taken_meanwhile", {"value": email}]]])
        elif not line["new"] and UUID(line["id"]) not in known:
            left_out.append([line["row"], [["gone_meanwhile", {}]]])
        else:
            good.append(line)
    return good, left_out


def _managers_there(lines: Sequence[Line]) -> set[str]:
    asked = {line["manager"] for line in lines if line["manager"]}
    there = Person.objects.filter(pk__in=asked).values_list("pk", flat=True)
    return {str(pk) for pk in there} | {line["id"] for line in lines}


def _values(line: Line, managers: set[str]) -> dict[str, Any]:
    values = {_KEYS.get(name, name): value for name, value in line["set"].items()}
    for name in _KEYS.values():
        if values.get(name):
            values[name] = UUID(values[name])
    for name in _DATES:
        if values.get(name):
            values[name] = date.fromisoformat(values[name])
    if line["manager"] is None:
        values["manager_id"] = None
    elif line["manager"] in managers:
        values["manager_id"] = UUID(line["manager"])
    return values


def _new_person(run: Import, line: Line, values: dict[str, Any]) -> Person:
    values = {"language": run.organisation.language, **values}
    keys = name_keys(values["given_name"], values.get("family_name", ""))
    return Person(id=UUID(line["id"]), organisation=run.organisation, **values, **keys)


def _trace(run: Import, line: Line, *, is_new: bool) -> ImportedPerson:
    return ImportedPerson(run=run, person_id=UUID(line["id"]), is_new=is_new)


def _change(run: Import, line: Line, person: Person, values: dict[str, Any]) -> ImportedPerson:
    trace = _trace(run, line, is_new=False)
    if {"given_name", "family_name"} & set(values):
        values |= name_keys(
            values.get("given_name", person.given_name), values.get("family_name", person.family_name)
        )
    for name, value in values.items():
        trace.before[name] = plain(getattr(person, name))
        trace.after[name] = plain(value)
        setattr(person, name, value)
    if values:
        person.version += 1
    return trace


def plain(value: Any) -> Any:
    """As JSON keeps it."""
    if isinstance(value, UUID):
        return str(value)
    return value.isoformat() if isinstance(value, date) else value


def _without_id(fields: set[str]) -> set[str]:
    return {name.removesuffix("_id") for name in fields}


def _add_levels(run: Import, lines: Sequence[Line], traces: dict[str, ImportedPerson]) -> None:
    wanted = {(line["id"], pk) for line in lines for pk in line["teaches"] if line["id"] in traces}
    if not wanted:
        return
    latest: dict[tuple[str, str], int] = {}
    rows = Rating.objects.filter(
        person__in={person for person, _ in wanted}, source=Rating.Source.SELF
    ).order_by("rated_on", "created_at")
    for person_id, competence_id, level in rows.values_list("person_id", "competence_id", "level"):
        latest[str(person_id), str(competence_id)] = level
    today = clock.today(run.organisation.zone)
    ratings = [
        Rating(
            person_id=UUID(person_id),
            competence_id=UUID(competence_id),
            level=TEACHES,
            source=Rating.Source.SELF,
            rated_on=today,
            rated_by_id=run.made_by_id,
        )
        for person_id, competence_id in sorted(wanted)
        if latest.get((person_id, competence_id)) != TEACHES
    ]
    Rating.objects.bulk_create(ratings)
    for rating in ratings:
        traces[str(rating.person_id)].ratings.append(str(rating.pk))


def _add_interests(lines: Sequence[Line], traces: dict[str, ImportedPerson]) -> None:
    """In the order of the cell: what stands first is wanted most, and later readers order by `created_at`."""
    wanted = [(line["id"], pk) for line in lines for pk in line["wants"] if line["id"] in traces]
    there = {
        (str(person_id), str(competence_id))
        for person_id, competence_id in Interest.objects.filter(
            person__in={person for person, _ in wanted}, kind=Interest.Kind.LEARN
        ).values_list("person_id", "competence_id")
    }
    now = clock.now()
    interests = [
        Interest(
            person_id=UUID(person_id),
            competence_id=UUID(competence_id),
            kind=Interest.Kind.LEARN,
            created_at=now + timedelta(microseconds=at),
        )
        for at, (person_id, competence_id) in enumerate(wanted)
        if (person_id, competence_id) not in there
    ]
    Interest.objects.bulk_create(interests)
    for interest in interests:
        traces[str(interest.person_id)].interests.append(str(interest.pk))
