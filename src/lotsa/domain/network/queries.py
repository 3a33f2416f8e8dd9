from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import Count, Q, QuerySet

from lotsa.domain.competences.models import Competence, Rating
from lotsa.domain.competences.queries import library
from lotsa.domain.mentorships.models import Membership
from lotsa.domain.network import access
from lotsa.domain.network.models import Listing, Question
from lotsa.domain.people.models import Person, Unit
from lotsa.domain.people.viewer import Viewer
from lotsa.kit.swedish import search_key

AT_ONCE = 50
_KNOWS = 3  # from this level one can be asked


@dataclass(frozen=True)
class Entry:
    person: Person
    about: str
    competences: list[Competence]


def directory(viewer: Viewer, *, search: str = "", shown: int = AT_ONCE) -> tuple[list[Entry], bool]:
    """Those who want to be asked, by name; and whether there are more than are shown."""
    rows = access.listings_visible_to(viewer)
    for word in search_key(search).split():
        rows = rows.filter(
            Q(person__search_key__contains=word)
            | Q(listed__competence__search_key__contains=word)
            | Q(person__unit__sort_key__contains=word)
        )
    found = list(rows.distinct().order_by("person__sort_key")[: shown + 1])
    return [_entry(listing) for listing in found[:shown]], len(found) > shown


def how_many(viewer: Viewer) -> int:
    return access.listings_visible_to(viewer).count()


def _entry(listing: Listing) -> Entry:
    competences = sorted((row.competence for row in listing.listed.all()), key=lambda each: each.label)
    return Entry(listing.person, listing.about, competences)


def most_listed(viewer: Viewer, count: int = 12) -> list[Competence]:
    """Where most can be asked: a way in for somebody who does not know what to search for."""
    rows = access.listings_visible_to(viewer).values("pk")
    counted = library(viewer).annotate(n=Count("listed", filter=Q(listed__listing__in=rows)))
    return list(counted.filter(n__gt=0).order_by("-n", "sort_key_sv")[:count])


def my_listing(viewer: Viewer) -> Listing | None:
    return access.listings_visible_to(viewer).filter(person=viewer.person).first()


def my_choices(viewer: Viewer) -> list[Competence]:
    """What one might be asked about: what one does independently, and what is listed already."""
    levels = Rating.objects.filter(person=viewer.person, level__gte=_KNOWS)
    known = Q(pk__in=levels.values("competence"))
    listed = Q(listed__listing__person=viewer.person)
    return list(library(viewer).filter(known | listed).distinct())


def askable(viewer: Viewer) -> QuerySet[Competence]:
    """Competences about which somebody else would get a question."""
    others = access.listings_visible_to(viewer).filter(gets_questions=True).exclude(person=viewer.person)
    return library(viewer).filter(listed__listing__in=others.values("pk")).distinct()


def my_questions(viewer: Viewer) -> list[Question]:
    return list(access.questions_visible_to(viewer).filter(asked_by=viewer.person)[:AT_ONCE])


def questions_to_me(viewer: Viewer) -> list[Question]:
    """Open ones that the viewer has not answered."""
    rows = access.questions_visible_to(viewer).filter(closed_at__isnull=True).exclude(asked_by=viewer.person)
    return list(rows.exclude(answers__author=viewer.person)[:AT_ONCE])


@dataclass(frozen=True)
class Tie:
    one: str
    other: str
    before: int
    now: int


@dataclass(frozen=True)
class Ties:
    rows: list[Tie]
    within: tuple[int, int]  # pairs inside one department: before, now
    across: tuple[int, int]
    too_small: int  # departments counted together since they are few


def ties(viewer: Viewer, since: date, *, other: str) -> Ties:
    """Pairs between departments that had begun before a day, and all until now. Departments smaller than
    the anonymity threshold are counted together under the name `other`, so that no count points at one."""
    access.demand_ties(viewer)
    names, too_small = _unit_names(viewer, other)
    pairs = list(_pairs(viewer))
    counts: dict[tuple[str, str], list[int]] = {}
    within, across = [0, 0], [0, 0]
    for one, another, began in pairs:
        ends = sorted((names.get(one, other), names.get(another, other)))
        same = one == another
        total = within if same else across
        for place in [0, 1] if began < since else [1]:
            total[place] += 1
            if not same:
                counts.setdefault((ends[0], ends[1]), [0, 0])[place] += 1
    rows = [Tie(one, another, *both) for (one, another), both in counts.items()]
    rows.sort(key=lambda tie: (-tie.now, tie.one, tie.other))
    return Ties(rows, (within[0], within[1]), (across[0], across[1]), too_small)


def _unit_names(viewer: Viewer, other: str) -> tuple[dict[object, str], int]:
    here = Q(people__left_on__isnull=True)
    units = Unit.objects.filter(organisation=viewer.organisation).annotate(n=Count("people", filter=here))
    small = {unit.pk for unit in units if unit.n < viewer.organisation.min_group}
    return {unit.pk: (other if unit.pk in small else unit.name) for unit in units}, len(small)


def _pairs(viewer: Viewer) -> Iterable[tuple[object, object, date]]:
    rows = Membership.objects.filter(mentorship__organisation=viewer.organisation).values_list(
        "mentorship_id", "side", "person__unit_id", "mentorship__starts_on"
    )
    sides: dict[object, tuple[list[object], list[object], date]] = {}
    for pk, side, unit, began in rows:
        mentors, mentees, _began = sides.setdefault(pk, ([], [], began))
        if side != Membership.Side.MENTEE:
            mentors.append(unit)
        if side != Membership.Side.MENTOR:
            mentees.append(unit)
    for mentors, mentees, began in sides.values():
        for one in mentors:
            for another in mentees:
                yield one, another, began
