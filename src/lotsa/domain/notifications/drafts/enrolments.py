from collections.abc import Iterator, Sequence

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from lotsa.domain.activity.models import Event
from lotsa.domain.notifications.drafts.draft import (
    Draft,
    coordinator_address,
    coordinator_of,
    time_per_month,
    with_rows,
)
from lotsa.domain.notifications.letter import Link, Value
from lotsa.domain.programmes.models import Enrolment
from lotsa.kit import dates

_GOING = (Enrolment.State.APPROVED, Enrolment.State.MATCHED)


def invited(events: Sequence[Event]) -> Iterator[Draft]:
    for event, enrolment in with_rows(events, enrolments()):
        yield _draft(event, enrolment, f"invitation_{enrolment.side}")


def reminded(events: Sequence[Event]) -> Iterator[Draft]:
    for event, enrolment in with_rows(events, enrolments()):
        yield _draft(event, enrolment, "interest_reminder")


def waitlisted(events: Sequence[Event]) -> Iterator[Draft]:
    for event, enrolment in with_rows(events, enrolments()):
        yield _draft(event, enrolment, "not_matched")


def enrolments() -> QuerySet[Enrolment]:
    return Enrolment.objects.filter(person__left_on__isnull=True).select_related(
        "person__organisation", "programme__coordinator", "programme__organisation"
    )


def _draft(event: Event, enrolment: Enrolment, template: str) -> Draft:
    return Draft(
        event=event,
        to=enrolment.person,
        template=template,
        object_id=enrolment.pk,
        values=lambda: _values(enrolment),
        reply_to=coordinator_address(enrolment.programme),
    )


def _values(enrolment: Enrolment) -> dict[str, Value]:
    programme = enrolment.programme
    return {
        **coordinator_of(programme),
        "start_date": dates.date_in_words(programme.starts_on),
        "time_per_month": time_per_month(programme.meeting_minutes, programme.cadence_days),
        "deadline": dates.day(programme.enrolment_closes_on or programme.starts_on),
        "reason_words": enrolment.waitlist_note.strip()
        or _("more people want to take part than there are places."),
        # The answers may be changed until enrolment closes, so one use is not the end of it.
        "link": Link("/join/{token}/", _("Open the form"), "enrol", enrolment.pk, single_use=False),
    }
