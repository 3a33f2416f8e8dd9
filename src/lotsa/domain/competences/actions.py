from datetime import date
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from lotsa.domain.activity.actions import record
from lotsa.domain.competences import library
from lotsa.domain.competences.models import Competence, Interest, Rating, RoleProfile, RoleRequirement
from lotsa.domain.people import actions as people_actions
from lotsa.domain.people.models import Organisation, Person
from lotsa.domain.people.viewer import Viewer
from lotsa.kit.refused import Refused
from lotsa.kit.swedish import search_key, sort_key


def _search_words(*words: str) -> str:
    keys = dict.fromkeys(key for word in words if (key := search_key(word)))
    return "\n" + "\n".join(keys) + "\n"


def _from_shipped(organisation: Organisation, entry: dict[str, Any]) -> Competence:
    sv, en = entry["label"]["sv"], entry["label"]["en"]
    synonyms = [*entry["synonyms"]["sv"], *entry["synonyms"]["en"]]
    return Competence(
        organisation=organisation,
        key=entry["key"],
        group=entry["group"],
        label_sv=sv,
        label_en=en,
        description=entry["description"],
        levels=entry["levels"],
        synonyms=synonyms,
        esco_uri=entry.get("esco_uri", ""),
        sort_key_sv=sort_key(sv),
        sort_key_en=sort_key(en),
        search_key=_search_words(sv, en, *synonyms),
    )


@transaction.atomic
def add_shipped_library(organisation: Organisation) -> None:
    """Copies the shipped competences and role profiles into an organisation that has none."""
    if Competence.objects.filter(organisation=organisation).exists():
        return
    made = Competence.objects.bulk_create(
        _from_shipped(organisation, entry) for entry in library.competences()
    )
    by_key = {competence.key: competence for competence in made}
    requirements = []
    for role in library.roles():
        profile = RoleProfile.objects.create(
            organisation=organisation,
            key=role["key"],
            label_sv=role["label"]["sv"],
            label_en=role["label"]["en"],
            description=role["description"],
        )
        requirements += [
            RoleRequirement(
                profile=profile,
                competence=by_key[line["competence"]],
                level=line["target_level"],
                why=line["why"],
            )
            for line in role["competences"]
        ]
    RoleRequirement.objects.bulk_create(requirements)
    record(organisation.pk, "library.added", organisation, by=None)


@transaction.atomic
def set_up_organisation(**fields: Any) -> Person:
    """A new organisation with its first person (people.actions) and the shipped library to begin from."""
    person = people_actions.set_up_organisation(**fields)
    add_shipped_library(person.organisation)
    return person


@transaction.atomic
def add_competence(name: str, *, by: Viewer) -> Competence:
    """The organisation's own competence; found by the same name again rather than made twice."""
    name = " ".join(name.split())
    if not name:
        raise Refused(_("Write the name of the competence."))
    found = Competence.objects.filter(
        organisation=by.organisation, search_key__contains=f"\n{search_key(name)}\n"
    ).first()
    if found:
        return found
    competence = Competence.objects.create(
        organisation=by.organisation,
        label_sv=name[:120],
        label_en=name[:120],
        sort_key_sv=sort_key(name),
        sort_key_en=sort_key(name),
        search_key=_search_words(name),
    )
    record(by.organisation.pk, "competence.added", competence, by=by.id)
    return competence


@transaction.atomic
def rate(person: Person, competence: Competence, level: int, *, source: str, on: date, by: Viewer) -> Rating:
    rating = Rating.objects.create(
        person=person, competence=competence, level=level, source=source, rated_on=on, rated_by=by.person
    )
    record(
        person.organisation_id, "competence.rated", rating, by=by.id, concerns=[person.pk],
        facts={"source": source},
    )  # fmt: skip
    return rating


@transaction.atomic
def note_interest(person: Person, competence: Competence, kind: str, *, by: Viewer) -> None:
    interest, made = Interest.objects.get_or_create(person=person, competence=competence, kind=kind)
    if made:
        record(person.organisation_id, "interest.noted", interest, by=by.id, concerns=[person.pk])
