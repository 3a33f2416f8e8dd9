from collections.abc import Iterator, Sequence
from datetime import datetime
from uuid import UUID

from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from lotsa.domain.activity.models import Event
from lotsa.domain.meetings.invitations import invitation
from lotsa.domain.meetings.models import Meeting, MeetingProposal, NextStep, Topic
from lotsa.domain.meetings.queries import prompts_for
from lotsa.domain.mentorships.queries import Members, members_of
from lotsa.domain.notifications.drafts.draft import (
    Draft,
    cancelled_word,
    concerned,
    is_last_minute,
    moved_word,
    times,
    with_rows,
)
from lotsa.domain.notifications.drafts.pairs import names_of_others, staying
from lotsa.domain.notifications.drafts.ratings import Unrated
from lotsa.domain.notifications.letter import Link, Private, Value, bullets
from lotsa.domain.people.models import Person
from lotsa.domain.people.viewer import viewer_of
from lotsa.kit import dates

_TEMPLATES = {
    "meeting.booked": ("meeting_booked", "REQUEST"),
    "meeting.moved": ("meeting_moved", "REQUEST"),
    "meeting.cancelled": ("meeting_cancelled", "CANCEL"),
}


def _meetings() -> QuerySet[Meeting]:
    return Meeting.objects.select_related("mentorship__organisation")


def told(events: Sequence[Event]) -> Iterator[Draft]:
    """Booked, moved or cancelled: both get it, with a calendar file that changes the calendar too."""
    rows = with_rows(events, _meetings())
    members = members_of(meeting.mentorship_id for _event, meeting in rows)
    unrated = Unrated(meeting.mentorship_id for _event, meeting in rows)
    for event, meeting in rows:
        for person in _told(event, members[meeting.mentorship_id]):
            yield _with_calendar(event, meeting, members[meeting.mentorship_id], person, unrated)


def _told(event: Event, members: Members) -> list[Person]:
    return [person for person in staying(members) if str(person.pk) in event.concerns]


def _with_calendar(
    event: Event, meeting: Meeting, members: Members, person: Person, unrated: Unrated
) -> Draft:
    template, method = _TEMPLATES[event.verb]
    if not meeting.mentorship.is_open and event.verb == "meeting.cancelled":
        template = "meeting_cancelled_ended"
    asks = unrated.rides_with(meeting.mentorship_id, person)

    def calendar(language: str) -> bytes:
        return invitation(meeting, method=method, language=language)

    return Draft(
        event=event,
        to=person,
        template=template,
        object_id=meeting.pk,
        values=lambda: {
            **_values(event, meeting, members, person),
            "link_rate": unrated.link(meeting.mentorship_id, person) if asks else "",
        },
        reply_to=_address_of_other(members, person),
        calendar=calendar,
        calendar_method=method,
    )


def _values(event: Event, meeting: Meeting, members: Members, person: Person) -> dict[str, Value]:
    now = when(meeting.starts_at, meeting.zone)
    cancelled = event.verb == "meeting.cancelled"
    was = event.facts.get("was")
    near = is_last_minute(event, meeting.starts_at, *([datetime.fromisoformat(was)] if was else []))
    late = bool(event.facts.get("late", near))
    return {
        "moved_word": moved_word(late),
        "cancelled_word": cancelled_word(late),
        "other_name": names_of_others(members, person),
        "meeting_time": now,
        "old_time": now if cancelled else _old_time(event, meeting),
        "length_minutes": str(meeting.minutes),
        "place": Private(meeting.place or str(meeting.get_form_display())),
        "meeting_link": Private(meeting.link),
        "link_meeting": _page_of(meeting),
        "link": Link(f"/pairs/{meeting.mentorship_id}/times/", _("Propose times"))
        if cancelled and meeting.mentorship.is_open
        else Link(f"/pairs/{meeting.mentorship_id}/", _("Open the mentorship"))
        if cancelled
        else _page_of(meeting)
        if event.verb == "meeting.moved"
        else topic_link(meeting.mentorship_id),
    }


def _old_time(event: Event, meeting: Meeting) -> str:
    was = event.facts.get("was")
    return when(datetime.fromisoformat(was), meeting.zone) if was else _("another time")


def _page_of(meeting: Meeting) -> Link:
    return Link(f"/meetings/{meeting.pk}/", _("Open the meeting"))


def topic_link(mentorship_id: UUID) -> Link:
    return Link("/t/{token}/", _("Add a topic"), "add_topic", mentorship_id, single_use=False)


def when(moment: datetime, zone: str) -> str:
    """The time on the wall where the meeting was agreed."""
    with timezone.override(zone):
        return dates.day_time(moment)


def _address_of_other(members: Members, person: Person) -> str:
    others = members.others_than(person.pk)
    return others[0].email if len(others) == 1 else ""


def proposed(events: Sequence[Event]) -> Iterator[Draft]:
    proposals = MeetingProposal.objects.select_related("mentorship", "proposed_by").prefetch_related(
        "options"
    )
    rows = with_rows(events, proposals)
    people = concerned(event for event, _row in rows)
    topics = _open_topics([proposal.mentorship_id for _event, proposal in rows])
    for event, proposal in rows:
        for person in (people[pk] for pk in event.concerns if pk in people):
            if person.pk != proposal.proposed_by_id:
                yield _times(event, proposal, person, topics.get(proposal.mentorship_id, []))


def _times(event: Event, proposal: MeetingProposal, person: Person, topics: list[str]) -> Draft:
    def values() -> dict[str, Value]:
        options = list(proposal.options.all())
        found: dict[str, Value] = {}
        for number in (1, 2, 3):
            option = options[number - 1] if number <= len(options) else None
            said = when(option.starts_at, proposal.zone) if option else ""
            found[f"time_{number}"] = said
            found[f"link_{number}"] = (
                Link("/m/{token}/?time=" + str(option.pk), said, "answer_times", proposal.pk)
                if option
                else ""
            )
        return found | {
            "other_name": proposal.proposed_by.name,
            "times_text": times(len(options)),
            "length_minutes": str(proposal.minutes),
            "place": Private(proposal.place or str(proposal.get_form_display())),
            "topics": Private(", ".join(topics)),
            "link_other": Link("/m/{token}/", _("Suggest other times"), "answer_times", proposal.pk),
        }

    return Draft(
        event=event,
        to=person,
        template="meeting_proposal",
        object_id=proposal.pk,
        values=values,
        reply_to=proposal.proposed_by.email,
    )


def _open_topics(mentorship_ids: Sequence[UUID]) -> dict[UUID, list[str]]:
    topics = Topic.objects.filter(mentorship__in=mentorship_ids, talked_in__isnull=True, only_me=False)
    found: dict[UUID, list[str]] = {}
    for topic in topics:
        found.setdefault(topic.mentorship_id, []).append(topic.text)
    return found


def coming(events: Sequence[Event]) -> Iterator[Draft]:
    """Three working days before: what is on the list, and what was to be tried since last time."""
    rows = with_rows(events, _meetings())
    pks = [meeting.mentorship_id for _event, meeting in rows]
    members, topics, unrated = members_of(pks), _open_topics(pks), Unrated(pks)
    steps: dict[UUID, list[str]] = {}
    for step in NextStep.objects.filter(mentorship__in=pks, done_on__isnull=True).select_related("owner"):
        steps.setdefault(step.mentorship_id, []).append(f"{step.owner.given_name}: {step.text}")
    for event, meeting in rows:
        mine = topics.get(meeting.mentorship_id, []), steps.get(meeting.mentorship_id, [])
        for person in _told(event, members[meeting.mentorship_id]):
            rate = unrated.link(meeting.mentorship_id, person)
            yield _reminder(event, meeting, members[meeting.mentorship_id], person, *mine, rate)


def _reminder(
    event: Event,
    meeting: Meeting,
    members: Members,
    person: Person,
    topics: list[str],
    steps: list[str],
    rate: Value,
) -> Draft:
    return Draft(
        event=event,
        to=person,
        template="meeting_reminder",
        object_id=meeting.pk,
        values=lambda: (
            _values(event, meeting, members, person)
            | {
                "topics": Private(bullets(topics or [pgettext("topics", "nothing yet")])),
                "next_steps": Private(bullets(steps or [pgettext("next steps", "none")])),
                "prompts": bullets(prompts_for(viewer_of(person), meeting)),
                "link": topic_link(meeting.mentorship_id),
                "link_rate": rate,
            }
        ),
        reply_to=_address_of_other(members, person),
    )


def unconfirmed(events: Sequence[Event]) -> Iterator[Draft]:
    rows = with_rows(events, _meetings())
    members = members_of(meeting.mentorship_id for _event, meeting in rows)
    for event, meeting in rows:
        for person in _told(event, members[meeting.mentorship_id]):
            yield _did_it_happen(event, meeting, members[meeting.mentorship_id], person)


def _did_it_happen(event: Event, meeting: Meeting, members: Members, person: Person) -> Draft:
    def answer(word: str, label: str) -> Link:
        return Link("/h/{token}/?held=" + word, label, "confirm_held", meeting.pk)

    return Draft(
        event=event,
        to=person,
        template="meeting_did_it_happen",
        object_id=meeting.pk,
        values=lambda: (
            _values(event, meeting, members, person)
            | {"link_yes": answer("yes", _("Yes, we met")), "link_no": answer("no", _("No, not this time"))}
        ),
        reply_to=_address_of_other(members, person),
    )
