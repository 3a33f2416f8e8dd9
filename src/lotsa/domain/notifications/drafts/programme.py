"""What a programme asks of single people: the training before it, and what only its sponsor can do."""

from collections.abc import Callable, Iterator, Sequence

from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _

from lotsa.domain.activity.models import Event
from lotsa.domain.learning.queries import Standing, standings
from lotsa.domain.notifications.drafts.draft import (
    Draft,
    concerned,
    coordinator_address,
    coordinator_of,
    with_rows,
)
from lotsa.domain.notifications.drafts.enrolments import enrolments
from lotsa.domain.notifications.letter import Link, Value, bullets
from lotsa.domain.programmes.checklists import sponsor_items
from lotsa.domain.programmes.models import Enrolment, Programme


def training_reminded(events: Sequence[Event]) -> Iterator[Draft]:
    rows = with_rows(events, enrolments())
    where = standings([enrolment.person_id for _event, enrolment in rows])
    for event, enrolment in rows:
        if where[enrolment.person_id].is_trained:
            continue
        yield Draft(
            event=event,
            to=enrolment.person,
            template="training_reminder",
            object_id=enrolment.pk,
            values=_training(enrolment, where[enrolment.person_id]),
            reply_to=coordinator_address(enrolment.programme),
        )


def _training(enrolment: Enrolment, where: Standing) -> Callable[[], dict[str, Value]]:
    def values() -> dict[str, Value]:
        left = len(where.left)
        found = where.next_module(get_language())
        parts = ngettext("%(n)s part", "%(n)s parts", left) % {"n": left}
        return {
            **coordinator_of(enrolment.programme),
            "parts_left_text": parts,
            "next_module": found.title if found else "",
            "link": Link("/guides/", _("Open the training")),
        }

    return values


def sponsor_reminded(events: Sequence[Event]) -> Iterator[Draft]:
    people = concerned(events)
    programmes = Programme.objects.select_related("coordinator", "organisation")
    for event, programme in with_rows(events, programmes):
        for person in (people[pk] for pk in event.concerns if pk in people):
            yield Draft(
                event=event,
                to=person,
                template="sponsor_reminder",
                object_id=programme.pk,
                values=_for_sponsor(event, programme),
                reply_to=coordinator_address(programme),
            )


def _for_sponsor(event: Event, programme: Programme) -> Callable[[], dict[str, Value]]:
    def values() -> dict[str, Value]:
        due = set(event.facts.get("items", []))
        lines = [item.text for item in sponsor_items() if item.key in due]
        thanks = _("Thank those who have taken part. A few lines from you mean a lot.")
        return {
            **coordinator_of(programme),
            "sponsor_task": bullets(lines or [thanks]),
            "link": Link(f"/programmes/{programme.pk}/checklist/", _("Open my list")),
        }

    return values
