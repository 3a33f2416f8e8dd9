"""What an act on many pairs would do, before it is done: to whom, and who is left out and why."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from uuid import UUID

from django.utils.translation import gettext as _

from lotsa.domain.followup.models import Remedy
from lotsa.domain.followup.queries.glances import Glance
from lotsa.domain.followup.queries.pair_items import key_of
from lotsa.domain.learning.queries import standings
from lotsa.domain.mentorships import access as mentorships
from lotsa.domain.mentorships.models import Membership
from lotsa.domain.mentorships.queries import PairLine, agreement_states, pairs_by_id
from lotsa.domain.people.models import Person
from lotsa.domain.people.viewer import Viewer
from lotsa.domain.programmes.models import Enrolment
from lotsa.kit import clock


@dataclass(frozen=True)
class Told:
    """One person who gets a mail, and because of which pair."""

    person: Person
    line: PairLine
    enrolment: Enrolment | None = None


@dataclass(frozen=True)
class Preview:
    lines: Sequence[PairLine] = ()  # the pairs it is about
    told: Sequence[Told] = ()
    keys: Sequence[str] = ()  # what rests
    left_out: Sequence[tuple[str, str]] = field(default_factory=tuple)  # names, why


def chosen(viewer: Viewer, ids: Iterable[UUID]) -> list[PairLine]:
    """Open pairs among these that the viewer follows from outside, by name."""
    kept = [
        line
        for line in pairs_by_id(viewer, ids).values()
        if line.mentorship.is_open and not mentorships.is_member(viewer, line.mentorship)
    ]
    return sorted(kept, key=lambda line: [person.sort_key for person in line.members.everybody])


def letter_preview(viewer: Viewer, lines: Sequence[PairLine]) -> Preview:
    told, without = [], []
    for line in lines:
        for person in line.members.everybody:
            if person.left_on is None and person.email:
                told.append(Told(person, line))
            elif person.left_on is None:
                without.append((person.name, _("has no e-mail address")))
    return Preview(lines=lines, told=told, left_out=without)


def rest_preview(viewer: Viewer, lines: Sequence[PairLine], pairs: Sequence[Glance]) -> Preview:
    today = clock.today(viewer.organisation.zone)
    keys = {each.pk: key for each in pairs if (key := key_of(each, today))}
    with_something = [line for line in lines if line.mentorship.pk in keys]
    nothing = [line.names for line in lines if line.mentorship.pk not in keys]
    return Preview(
        lines=with_something,
        keys=[keys[line.mentorship.pk] for line in with_something],
        left_out=[(names, _("has nothing on your list that can rest")) for names in nothing],
    )


def remedy_preview(viewer: Viewer, lines: Sequence[PairLine], which: str) -> Preview:
    trying = set(
        Remedy.objects.filter(
            mentorship__in=[line.mentorship.pk for line in lines], which=which, closed_on__isnull=True
        ).values_list("mentorship_id", flat=True)
    )
    return Preview(
        lines=[line for line in lines if line.mentorship.pk not in trying],
        left_out=[
            (line.names, _("is trying that already")) for line in lines if line.mentorship.pk in trying
        ],
    )


def agreement_preview(viewer: Viewer, lines: Sequence[PairLine]) -> Preview:
    states = agreement_states(viewer, [line.mentorship for line in lines])
    told, ready = [], []
    for line in lines:
        waiting = states[line.mentorship.pk].waiting_for
        told += [Told(person, line) for person in sorted(waiting, key=lambda each: each.sort_key)]
        if not waiting:
            ready.append((line.names, _("has a finished agreement")))
    touched = {each.line.mentorship.pk for each in told}
    return Preview([line for line in lines if line.mentorship.pk in touched], told, left_out=ready)


def training_preview(viewer: Viewer, lines: Sequence[PairLine]) -> Preview:
    """Each mentor once, however many pairs."""
    by_pair = {line.mentorship.pk: line for line in lines}
    members = (
        Membership.objects.filter(mentorship__in=list(by_pair), enrolment__side="mentor")
        .select_related("person", "enrolment")
        .order_by("person__sort_key")
    )
    rows = {row.person_id: row for row in members if row.person.left_on is None}
    trained = standings(list(rows))
    told = [
        Told(row.person, by_pair[row.mentorship_id], row.enrolment)
        for pk, row in rows.items()
        if not trained[pk].is_trained
    ]
    done = [
        (row.person.name, _("has done the training")) for pk, row in rows.items() if trained[pk].is_trained
    ]
    return Preview(lines=[each.line for each in told], told=told, left_out=done)


PREVIEWS: Mapping[str, Callable[[Viewer, Sequence[PairLine]], Preview]] = {
    "letter": letter_preview,
    "agreement": agreement_preview,
    "training": training_preview,
}
