from collections.abc import Iterable, Iterator, Sequence
from uuid import UUID

from django.db.models import Count, Sum
from django.db.models.functions import Coalesce
from django.utils.translation import gettext as _

from lotsa.domain.activity.models import Event
from lotsa.domain.meetings.models import Meeting
from lotsa.domain.mentorships.models import Mentorship
from lotsa.domain.mentorships.queries import Members, in_words, members_of
from lotsa.domain.notifications.drafts.draft import (
    Draft,
    coordinator_address,
    coordinator_of,
    hours,
    meetings,
    time_per_month,
    weeks,
    with_rows,
)
from lotsa.domain.notifications.drafts.pairs import (
    ROWS,
    names_of_others,
    pair_link,
    staying,
    talk_link,
    to_pair,
)
from lotsa.domain.notifications.letter import Link, Value
from lotsa.domain.people.models import Person
from lotsa.kit import dates


def began(events: Sequence[Event]) -> Iterator[Draft]:
    """To the pair; and to their line managers, who learn of name, programme and time, never of contents."""
    rows = with_rows(events, ROWS.all())
    members = members_of(mentorship.pk for _event, mentorship in rows)
    managers = _managers(members.values())
    for event, mentorship in rows:
        for person in staying(members[mentorship.pk]):
            yield _accepted(event, mentorship, members[mentorship.pk], person)
            manager = managers.get(person.manager_id) if person.manager_id else None
            # One talk takes no time that a manager has to plan for.
            if manager is not None and not mentorship.single_meeting:
                yield _manager_info(event, mentorship, person, manager)


def _managers(groups: Iterable[Members]) -> dict[UUID, Person]:
    wanted = {person.manager_id for members in groups for person in members.everybody if person.manager_id}
    people = Person.objects.filter(pk__in=wanted, left_on__isnull=True).select_related("organisation")
    return {person.pk: person for person in people}


def _accepted(event: Event, mentorship: Mentorship, members: Members, person: Person) -> Draft:
    return Draft(
        event=event,
        to=person,
        template=_template_of(mentorship),
        object_id=mentorship.pk,
        values=lambda: {
            **coordinator_of(mentorship.programme),
            "other_name": names_of_others(members, person),
            "link": pair_link(mentorship.pk),
        },
        reply_to=coordinator_address(mentorship.programme),
    )


def _template_of(mentorship: Mentorship) -> str:
    """Whom a coordinator has put together has not been asked, and one talk has no agreement to sign."""
    if mentorship.single_meeting:
        return "single_talk"
    return "accepted_by_hand" if mentorship.reasons.get("by_hand") else "accepted"


def _manager_info(event: Event, mentorship: Mentorship, person: Person, manager: Person) -> Draft:
    return Draft(
        event=event,
        to=manager,
        template="manager_info",
        object_id=mentorship.pk,
        part=str(person.pk),
        values=lambda: {
            **coordinator_of(mentorship.programme),
            "employee_name": person.name,
            "start_date": dates.date_in_words(mentorship.starts_on),
            "end_date": dates.date_in_words(mentorship.planned_end_on),
            "time_per_month": time_per_month(mentorship.meeting_minutes, mentorship.cadence_days),
            "link": Link("/team/", _("Open your team")),
        },
        reply_to=coordinator_address(mentorship.programme),
    )


def ended(events: Sequence[Event]) -> Iterator[Draft]:
    """Thanks to a pair that came to the end; who ended early is not thanked by a machine."""
    yield from _thanked(events)
    yield from certified(events)


def _completed(events: Sequence[Event]) -> list[Event]:
    return [event for event in events if event.facts.get("outcome") == Mentorship.Outcome.COMPLETED]


def _thanked(events: Sequence[Event]) -> Iterator[Draft]:
    rows = with_rows(_completed(events), ROWS.all())
    pks = [mentorship.pk for _event, mentorship in rows]
    members = members_of(pks)
    held = {
        row["mentorship"]: (row["count"], row["total"])
        for row in Meeting.objects.filter(mentorship__in=pks, state=Meeting.State.HELD)
        .values("mentorship")
        .annotate(count=Count("pk"), total=Sum(Coalesce("actual_minutes", "minutes")))
    }
    for event, mentorship in rows:
        group = members[mentorship.pk]
        for side, people in (("mentor", group.mentors), ("mentee", set(group.mentees) - set(group.mentors))):
            for person in people:
                if person.left_on is None:
                    yield _thanks(event, mentorship, group, person, side, held.get(mentorship.pk, (0, 0)))


def _thanks(
    event: Event, mentorship: Mentorship, members: Members, person: Person, side: str, held: tuple[int, int]
) -> Draft:
    def values() -> dict[str, Value]:
        programme = mentorship.programme
        coordinator = coordinator_of(programme)
        others = [other for other in members.everybody if other != person]
        mentors, mentees = (others, others) if members.are_peers else (members.mentors, members.mentees)
        return {
            **coordinator,
            "mentor_name": in_words([mentor.name for mentor in mentors]),
            "mentee_name": in_words([mentee.name for mentee in mentees]),
            "meetings_text": meetings(held[0]),
            "hours_text": hours(held[1]),
            "personal_note": "",
            "sponsor_name": programme.sponsor.name if programme.sponsor else programme.organisation.name,
            "link": pair_link(mentorship.pk),
        }

    return Draft(
        event=event,
        to=person,
        template=f"thanks_{side}",
        object_id=mentorship.pk,
        values=values,
        reply_to=coordinator_address(mentorship.programme),
    )


def certified(events: Sequence[Event]) -> Iterator[Draft]:
    """What they have done on paper, when they came to the end."""
    return to_pair(_completed(events), "certificate", _certificate)


def _certificate(event: Event, mentorship: Mentorship, members: Members, person: Person) -> dict[str, Value]:
    return {
        **coordinator_of(mentorship.programme),
        "link": pair_link(mentorship.pk, "certificate.pdf", _("Download the certificate")),
    }


def silent(events: Sequence[Event]) -> Iterator[Draft]:
    return to_pair(events, "long_time_no_see", _long_time)


def _long_time(event: Event, mentorship: Mentorship, members: Members, person: Person) -> dict[str, Value]:
    return {
        "weeks_text": weeks(max(1, int(event.facts.get("days", 31)) // 7)),
        "other_name": names_of_others(members, person),
        "link_book": pair_link(mentorship.pk, "times/", _("Propose times")),
        "link_other": pair_link(mentorship.pk),
        "link_talk": talk_link(mentorship.pk),
    }
