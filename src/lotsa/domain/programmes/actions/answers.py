from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from typing import Any
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from lotsa.domain.activity.actions import record
from lotsa.domain.competences.actions import add_competence
from lotsa.domain.competences.models import Competence
from lotsa.domain.people.actions import change_person
from lotsa.domain.people.models import Person
from lotsa.domain.people.viewer import Viewer
from lotsa.domain.programmes.actions.enrolments import (
    enrolment_is_open,
    refuse_over,
    set_enrolment_state,
    set_places,
)
from lotsa.domain.programmes.interests import MAX_SOUGHT, MAX_WISHES
from lotsa.domain.programmes.models import Enrolment, Programme, SoughtCompetence, Veto, Wish
from lotsa.kit import clock
from lotsa.kit.careful import save_if_unchanged
from lotsa.kit.refused import Refused

S = Enrolment.State
Sought = Sequence[tuple[Competence, int | None]]
MAX_TAUGHT = 10
_AFTER = (Programme.State.MATCHING, Programme.State.KICKOFF, Programme.State.RUNNING)


@dataclass(frozen=True)
class Interest:
    """Everything the interest form holds."""

    sought: Sought = ()
    wishes: Sequence[Person] = ()
    vetoes: (
        Sequence[Person] | None
    ) = ()  # None leaves them: a link from a mail neither shows nor changes them
    places: int = 1
    languages: Sequence[str] | None = None  # of the person; None leaves them
    fields: dict[str, Any] = field(default_factory=dict)  # motivation, goal_text, themes …


@transaction.atomic
def set_sought(enrolment: Enrolment, sought: Sought, *, by: Viewer) -> None:
    """What a mentee wants to learn, most wanted first, or what a mentor can teach."""
    _put_sought(enrolment, sought)
    _tell(enrolment, by)


@transaction.atomic
def set_wishes(enrolment: Enrolment, people: Sequence[Person], *, by: Viewer) -> None:
    _put_wishes(enrolment, people)
    _tell(enrolment, by)


@transaction.atomic
def set_vetoes(enrolment: Enrolment, people: Iterable[Person], *, by: Viewer) -> None:
    _put_vetoes(enrolment, people)
    _tell(enrolment, by)


@transaction.atomic
def save_interest(
    enrolment: Enrolment, interest: Interest, *, by: Viewer, version: int | None = None
) -> None:
    """The answers of a person who was invited or signed up. The first answer is the application; later ones
    change it, until enrolment closes."""
    refuse_closed(enrolment)
    _refuse_both(interest)
    save_if_unchanged(enrolment, version=version, **interest.fields)
    _put_sought(enrolment, interest.sought)
    _put_wishes(enrolment, interest.wishes)
    if interest.vetoes is not None:
        _put_vetoes(enrolment, interest.vetoes)
    if enrolment.side == Enrolment.Side.MENTOR and interest.places != enrolment.places:
        set_places(enrolment, interest.places, by=by)
    if interest.languages is not None and list(interest.languages) != enrolment.person.languages:
        change_person(enrolment.person, by=by, version=None, languages=list(interest.languages))
    if enrolment.state in (S.INVITED, S.DECLINED, S.WITHDRAWN):
        set_enrolment_state(enrolment, S.APPLIED, by=by)
    _tell(enrolment, by)


@transaction.atomic
def save_answers(
    enrolment: Enrolment,
    interest: Interest,
    written: Sequence[tuple[str, int | None]],
    *,
    by: Viewer,
    version: int | None = None,
) -> None:
    """As `save_interest`, with competences as somebody wrote them: a word the library does not know becomes
    the organisation's own competence."""
    refuse_closed(enrolment)
    sought = [(add_competence(word, by=by), level) for word, level in written]
    save_interest(enrolment, replace(interest, sought=sought), by=by, version=version)


def refuse_closed(enrolment: Enrolment) -> None:
    programme = enrolment.programme
    refuse_over(programme)
    settled = enrolment.state in (S.MATCHED, S.COMPLETED)
    # Somebody still without a pair may say it differently before the next match.
    waits = programme.state in _AFTER and enrolment.state in (S.APPROVED, S.WAITLISTED)
    # Whom the coordinator asks after the last day may answer: that is what being asked means.
    asked = enrolment.invited_late and programme.state != Programme.State.EVALUATION
    if settled or not (asked or waits or enrolment_is_open(programme)):
        raise Refused(_("Enrolment has closed. Talk to the coordinator if something needs to change."))


def may_answer(enrolment: Enrolment) -> bool:
    try:
        refuse_closed(enrolment)
    except Refused:
        return False
    return True


def _refuse_both(interest: Interest) -> None:
    both = {person.pk for person in interest.wishes} & {person.pk for person in interest.vetoes or ()}
    if both:
        raise Refused(_("You cannot both wish for somebody and say no to the same person."), field="vetoes")


def _put_sought(enrolment: Enrolment, sought: Sought) -> None:
    rows: dict[UUID, tuple[Competence, int | None]] = {}
    for competence, level in sought:
        rows.setdefault(competence.pk, (competence, level))
    most = MAX_SOUGHT if enrolment.side == Enrolment.Side.MENTEE else MAX_TAUGHT
    if len(rows) > most:
        raise Refused(_("Choose at most %(most)s.") % {"most": most}, field="sought")
    enrolment.competences.all().delete()
    SoughtCompetence.objects.bulk_create(
        SoughtCompetence(enrolment=enrolment, competence=competence, level=level, rank=rank)
        for rank, (competence, level) in enumerate(rows.values(), start=1)
    )


def _put_wishes(enrolment: Enrolment, people: Sequence[Person]) -> None:
    chosen = list({person.pk: person for person in people}.values())
    if chosen and not enrolment.programme.wishes_allowed:
        raise Refused(_("This programme does not ask for wishes."), field="wishes")
    if len(chosen) > MAX_WISHES:
        raise Refused(_("Choose at most %(most)s.") % {"most": MAX_WISHES}, field="wishes")
    enrolment.wishes.all().delete()
    Wish.objects.bulk_create(
        Wish(enrolment=enrolment, wished=person, rank=rank) for rank, person in enumerate(chosen, start=1)
    )


def _put_vetoes(enrolment: Enrolment, people: Iterable[Person]) -> None:
    enrolment.vetoes.all().delete()
    chosen = {person.pk: person for person in people}
    Veto.objects.bulk_create(Veto(enrolment=enrolment, vetoed=person) for person in chosen.values())


def _tell(enrolment: Enrolment, by: Viewer) -> None:
    # What was answered stays out of the log; vetoes most of all.
    record(
        enrolment.programme.organisation_id,
        "enrolment.answered",
        enrolment,
        by=by.id,
        concerns=[enrolment.person_id],
    )


@transaction.atomic
def join(programme: Programme, side: str, *, by: Viewer) -> Enrolment:
    """Signs oneself up while enrolment is open: an empty application that the form then fills."""
    if not programme.is_open_for_enrolment:
        raise Refused(_("Enrolment has closed. Talk to the coordinator if something needs to change."))
    found = Enrolment.objects.filter(programme=programme, person=by.person, side=side).first()
    if found is not None:
        return found
    enrolment = Enrolment.objects.create(
        programme=programme,
        person=by.person,
        side=Enrolment.Side(side),
        state=S.INVITED,
        invited_at=clock.now(),
    )
    record(
        programme.organisation_id,
        "enrolment.begun",
        enrolment,
        by=by.id,
        concerns=[by.id],
        facts={"side": side},
    )
    return enrolment
