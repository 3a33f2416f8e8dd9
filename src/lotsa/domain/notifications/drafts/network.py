"""A question goes to those who can answer it, the answer to whoever asked. What was written is theirs."""

from collections.abc import Callable, Iterator, Sequence
from uuid import UUID

from django.utils.translation import gettext as _

from lotsa.domain.activity.models import Event
from lotsa.domain.network.models import Answer, Question
from lotsa.domain.notifications.drafts.draft import Draft, concerned, with_rows
from lotsa.domain.notifications.letter import Link, Private, Value


def asked(events: Sequence[Event]) -> Iterator[Draft]:
    people = concerned(events)
    for event, question in with_rows(events, Question.objects.select_related("asked_by")):
        for person in (people[pk] for pk in event.concerns if pk in people):
            yield Draft(
                event=event,
                to=person,
                template="question_asked",
                object_id=question.pk,
                values=_asked(question),
                reply_to=question.asked_by.email,
            )


def _asked(question: Question) -> Callable[[], dict[str, Value]]:
    return lambda: {
        "other_name": question.asked_by.name,
        "question": Private(question.text),
        "link": _page(question.pk, _("Answer the question")),
    }


def answered(events: Sequence[Event]) -> Iterator[Draft]:
    people = concerned(events)
    for event, answer in with_rows(events, Answer.objects.select_related("author", "question")):
        for person in (people[pk] for pk in event.concerns if pk in people):
            yield Draft(
                event=event,
                to=person,
                template="question_answered",
                object_id=answer.pk,
                values=_answered(answer),
                reply_to=answer.author.email,
            )


def _answered(answer: Answer) -> Callable[[], dict[str, Value]]:
    return lambda: {
        "other_name": answer.author.name,
        "question": Private(answer.question.text),
        "link": _page(answer.question_id, _("Read the answer")),
    }


def _page(question: UUID, label: str) -> Link:
    return Link(f"/network/questions/{question}/", label)
