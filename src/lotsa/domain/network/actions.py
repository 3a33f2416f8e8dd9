from collections.abc import Iterable
from datetime import timedelta
from uuid import UUID

from django.db import transaction
from django.db.models import Count, Q
from django.utils.translation import gettext as _

from lotsa.domain.activity.actions import record
from lotsa.domain.competences.models import Competence
from lotsa.domain.network.models import Answer, Asked, Listed, Listing, Question
from lotsa.domain.people.models import Person
from lotsa.domain.people.viewer import Viewer
from lotsa.kit import clock
from lotsa.kit.refused import Refused
from lotsa.kit.writing import lines

AT_MOST = 5  # people a question goes to
LONGEST = 2_000
OPEN_AT_ONCE = 5  # questions of one person
A_MONTH = 10  # questions of one person, closed ones too: each is a mail to five colleagues
_MONTH = timedelta(days=30)


@transaction.atomic
def stand_in_directory(
    competences: Iterable[Competence], *, by: Viewer, about: str = "", gets_questions: bool = True
) -> Listing:
    """Nobody is put there by anybody else."""
    chosen = list(competences)
    if not chosen:
        raise Refused(_("Choose at least one thing that you want to be asked about."), field="competences")
    listing, _made = Listing.objects.update_or_create(
        person=by.person, defaults={"about": about.strip(), "gets_questions": gets_questions}
    )
    Listed.objects.filter(listing=listing).exclude(competence__in=chosen).delete()
    rows = [Listed(listing=listing, competence=competence) for competence in chosen]
    Listed.objects.bulk_create(rows, ignore_conflicts=True)
    record(by.organisation.pk, "listing.changed", listing, by=by.id, concerns=[by.id])
    return listing


@transaction.atomic
def leave_directory(*, by: Viewer) -> None:
    listing = Listing.objects.filter(person=by.person).first()
    if listing is not None:
        record(by.organisation.pk, "listing.removed", listing, by=by.id, concerns=[by.id])
        listing.delete()


@transaction.atomic
def ask(competence: Competence, text: str, *, by: Viewer) -> Question:
    """The question goes to at most five who know: those who were asked least lately, and rather somebody in
    another department, since that is how people get to know each other."""
    text = lines(text, field="text", most=LONGEST)
    mine = Question.objects.filter(asked_by=by.person, closed_at__isnull=True)
    again = mine.filter(text=text, competence=competence).first()
    if again is not None:
        return again
    if mine.count() >= OPEN_AT_ONCE:
        raise Refused(_("You have five open questions. Close one that has been answered first."))
    lately = Question.objects.filter(asked_by=by.person, created_at__gt=clock.now() - _MONTH)
    if lately.count() >= A_MONTH:
        raise Refused(_("You have asked ten questions in the last month. Wait a little before the next one."))
    people = _who_know(competence, by)
    if not people:
        raise Refused(_("Nobody who knows this takes questions just now."), field="competence")
    question = Question.objects.create(
        organisation=by.organisation, asked_by=by.person, competence=competence, text=text
    )
    Asked.objects.bulk_create(Asked(question=question, person_id=person) for person in people)
    record(by.organisation.pk, "question.asked", question, by=by.id, concerns=people)
    return question


def _who_know(competence: Competence, by: Viewer) -> list[UUID]:
    lately = Count("asked", filter=Q(asked__created_at__gt=clock.now() - _MONTH), distinct=True)
    rows = (
        Person.objects.filter(
            organisation=by.organisation,
            left_on__isnull=True,
            listing__gets_questions=True,
            listing__listed__competence=competence,
        )
        .exclude(pk=by.id)
        .annotate(lately=lately)
    )
    ordered = sorted(rows, key=lambda each: (each.lately, each.unit_id == by.person.unit_id, each.sort_key))
    return [person.pk for person in ordered[:AT_MOST]]


@transaction.atomic
def answer_question(question: Question, text: str, *, by: Viewer) -> Answer:
    text = lines(text, field="text", most=LONGEST)
    if question.closed_at is not None:
        raise Refused(_("The question has been closed. Thank you for wanting to help."))
    again = Answer.objects.filter(question=question, author=by.person, text=text).first()
    if again is not None:
        return again
    answer = Answer.objects.create(question=question, author=by.person, text=text)
    record(by.organisation.pk, "question.answered", answer, by=by.id, concerns=[question.asked_by_id])
    return answer


@transaction.atomic
def close_question(question: Question, *, by: Viewer) -> None:
    if question.closed_at is None:
        Question.objects.filter(pk=question.pk).update(closed_at=clock.now())
        record(by.organisation.pk, "question.closed", question, by=by.id)


@transaction.atomic
def reopen_question(question: Question, *, by: Viewer) -> None:
    """The undo of `close_question`."""
    if question.closed_at is not None:
        Question.objects.filter(pk=question.pk).update(closed_at=None)
        record(by.organisation.pk, "question.reopened", question, by=by.id)
