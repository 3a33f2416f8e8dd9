"""What the calendar brings to a pair: the same question to everybody, halfway, towards the end, after it."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date, timedelta
from uuid import UUID

from django.utils.translation import gettext as _

from lotsa.domain.activity.models import Event
from lotsa.domain.mentorships.models import Mentorship
from lotsa.domain.mentorships.queries import Members
from lotsa.domain.notifications.drafts.draft import Draft, coordinator_of
from lotsa.domain.notifications.drafts.pairs import ROWS, names_of_others, pair_link, talk_link, to_pair
from lotsa.domain.notifications.letter import Value
from lotsa.domain.people.models import Person
from lotsa.domain.programmes.models import ProgrammeEvent
from lotsa.kit import clock, dates


def fit_asked(events: Sequence[Event]) -> Iterator[Draft]:
    return to_pair(events, "fit_check", _fit)


def _fit(event: Event, mentorship: Mentorship, members: Members, person: Person) -> Mapping[str, Value]:
    return {
        **coordinator_of(mentorship.programme),
        "other_name": names_of_others(members, person),
        "link": pair_link(mentorship.pk, "fit/", _("Answer")),
        "link_talk": talk_link(mentorship.pk),
    }


def midway(events: Sequence[Event]) -> Iterator[Draft]:
    return to_pair(events, "midway", _halfway)


def _halfway(event: Event, mentorship: Mentorship, members: Members, person: Person) -> Mapping[str, Value]:
    return {
        **coordinator_of(mentorship.programme),
        "other_name": names_of_others(members, person),
        "link": pair_link(mentorship.pk),
    }


def winding_down(events: Sequence[Event]) -> Iterator[Draft]:
    return to_pair(events, "winding_down", _last_quarter)


def _last_quarter(
    event: Event, mentorship: Mentorship, members: Members, person: Person
) -> Mapping[str, Value]:
    return {
        **coordinator_of(mentorship.programme),
        "other_name": names_of_others(members, person),
        "end_date": dates.date_in_words(mentorship.planned_end_on),
        "link": pair_link(mentorship.pk, "times/", _("Propose times")),
    }


def closing(events: Sequence[Event]) -> Iterator[Draft]:
    ending = ROWS.filter(pk__in=[event.object_id for event in events]).values("programme")
    coming = ProgrammeEvent.objects.filter(
        programme__in=ending, kind="closing", held=False, cancelled_at__isnull=True, on__gte=clock.today()
    )
    gatherings = {event.programme_id: event for event in coming.order_by("-on")}

    def values(event: Event, mentorship: Mentorship, members: Members, person: Person) -> Mapping[str, Value]:
        return _ending(mentorship, members, person, gatherings)

    return to_pair(events, "closing", values)


def _ending(
    mentorship: Mentorship, members: Members, person: Person, gatherings: Mapping[UUID, ProgrammeEvent]
) -> Mapping[str, Value]:
    gathering = gatherings.get(mentorship.programme_id)
    kept = timedelta(days=mentorship.organisation.notes_kept_days)
    return {
        **coordinator_of(mentorship.programme),
        "other_name": names_of_others(members, person),
        "end_date": dates.date_in_words(mentorship.planned_end_on),
        "event_date": dates.day_time(gathering.starts_at) if gathering else "",
        "event_place": gathering.place if gathering else "",
        "deletion_date": dates.date_in_words(mentorship.planned_end_on + kept),
        "link": pair_link(mentorship.pk, "closing/", _("Open the closing page")),
    }


def deletion_coming(events: Sequence[Event]) -> Iterator[Draft]:
    return to_pair(events, "notes_deletion", _deletion)


def _deletion(event: Event, mentorship: Mentorship, members: Members, person: Person) -> Mapping[str, Value]:
    return {
        **coordinator_of(mentorship.programme),
        "deletion_date": dates.date_in_words(date.fromisoformat(event.facts["day"])),
        "link": pair_link(mentorship.pk),
    }
