"""People named by hand, one a line: a name or an e-mail address, and for mentors perhaps places."""

import re
from collections import defaultdict
from dataclasses import dataclass, field

from lotsa.domain.people.models import Person
from lotsa.domain.people.viewer import Viewer
from lotsa.kit.swedish import search_key

_PLACES = re.compile(r"[;,\t]\s*(\d{1,2})\s*$|\s\((\d{1,2})\)\s*$")


@dataclass(frozen=True)
class Named:
    people: list[tuple[Person, int]] = field(default_factory=list)  # with places
    unknown: list[str] = field(default_factory=list)
    unclear: list[str] = field(default_factory=list)  # several people share the name


MOST_NAMES = 400


def everybody_in(viewer: Viewer, unit: str) -> list[tuple[Person, int]]:
    """Everybody who works in a department, or in the whole company ("all"), each with one place."""
    people = Person.objects.filter(organisation=viewer.organisation, left_on__isnull=True)
    if unit != "all":
        people = people.filter(unit__pk=unit)
    return [(person, 1) for person in people.order_by("sort_key")]


def some_names(viewer: Viewer) -> list[str]:
    """Names to choose from while typing; none in a large organisation, where the page would grow heavy."""
    people = Person.objects.filter(organisation=viewer.organisation, left_on__isnull=True).order_by(
        "sort_key"
    )
    names = [person.name for person in people[: MOST_NAMES + 1]]
    return names if len(names) <= MOST_NAMES else []


def read_names(viewer: Viewer, text: str) -> Named:
    """One query for any number of lines."""
    by_name: dict[str, list[Person]] = defaultdict(list)
    by_email: dict[str, Person] = {}
    for person in Person.objects.filter(organisation=viewer.organisation, left_on__isnull=True):
        by_name[search_key(person.name)].append(person)
        if person.email:
            by_email[person.email.casefold()] = person
    named = Named()
    seen = set()
    for line in text.splitlines():
        places = _PLACES.search(line)
        written = _PLACES.sub("", line).strip().strip(";,")
        if not written:
            continue
        by_address = by_email.get(written.casefold())
        found = [by_address] if by_address else by_name.get(search_key(written), [])
        if len(found) > 1:
            named.unclear.append(written)
        elif not found:
            named.unknown.append(written)
        elif found[0].pk not in seen:
            seen.add(found[0].pk)
            count = int(places[1] or places[2]) if places else 1
            named.people.append((found[0], min(max(count, 1), 20)))
    return named
