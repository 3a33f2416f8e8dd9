"""The meeting page is one form: whatever button is pressed, all that was typed is saved together."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from django.db import transaction

from lotsa.domain.meetings import access
from lotsa.domain.meetings.actions.closing import close
from lotsa.domain.meetings.actions.notes import write_notes
from lotsa.domain.meetings.actions.topics import (
    add_topic,
    take_questions,
    take_suggestions,
    tick_step,
    tick_topic,
    tried_at_work,
)
from lotsa.domain.meetings.models import Meeting
from lotsa.domain.people.viewer import Viewer


@dataclass(frozen=True)
class Closing:
    held: bool
    minutes: int | None = None
    next_step: str = ""
    next_at: datetime | None = None
    why: str = ""


@dataclass(frozen=True)
class Typed:
    """What the page held when it was sent. `shown` are the rows the reader had before them: what somebody
    else has added since is not taken for unticked. A text of None was not touched."""

    steps_shown: Collection[str] = ()
    steps_done: Collection[str] = ()
    tried: dict[str, tuple[str, str]] = field(default_factory=dict)  # step -> answer, one line
    topics_shown: Collection[str] = ()
    topics_done: Collection[str] = ()
    topic: str = ""
    topic_only_me: bool = False
    shared_notes: str | None = None
    version: int | None = None
    private_note: str | None = None
    private_version: int | None = None
    suggestions: Sequence[str] = ()
    questions: Sequence[str] = ()  # keys of the question bank
    closing: Closing | None = None


@transaction.atomic
def write_page(meeting: Meeting, typed: Typed, *, by: Viewer) -> Meeting | None:
    """All or nothing: if the other has changed the shared notes meanwhile, nothing is written. Returns the
    next meeting if closing this one booked it."""
    shared = None if typed.shared_notes is None else (typed.shared_notes, typed.version)
    private = None if typed.private_note is None else (typed.private_note, typed.private_version)
    write_notes(meeting, by=by, shared=shared, private=private)
    _tick_steps(meeting, typed, by)
    _tick_topics(meeting, typed, by)
    if typed.topic.strip():
        add_topic(meeting.mentorship, typed.topic, by=by, only_me=typed.topic_only_me)
    take_suggestions(meeting.mentorship, typed.suggestions, by=by)
    take_questions(meeting.mentorship, typed.questions, by=by)
    if typed.closing is None:
        return None
    last = typed.closing
    return close(
        meeting,
        by=by,
        held=last.held,
        minutes=last.minutes,
        next_step=last.next_step,
        next_at=last.next_at,
        why=last.why,
    )


def _tick_steps(meeting: Meeting, typed: Typed, by: Viewer) -> None:
    rows = access.steps_visible_to(by).filter(mentorship=meeting.mentorship_id)
    for step in rows.filter(pk__in=list(typed.steps_shown)).select_related("mentorship__organisation"):
        done = str(step.pk) in typed.steps_done
        if done != (step.done_on is not None):
            tick_step(step, done, by=by)
        answer = typed.tried.get(str(step.pk))
        if answer is not None and answer != (step.tried, step.tried_note) and step.owner_id == by.id:
            tried_at_work(step, answer[0], by=by, note=answer[1])


def _tick_topics(meeting: Meeting, typed: Typed, by: Viewer) -> None:
    rows = access.topics_visible_to(by).filter(mentorship=meeting.mentorship_id)
    for topic in rows.filter(pk__in=list(typed.topics_shown)):
        done = str(topic.pk) in typed.topics_done
        if done != (topic.talked_in_id is not None):
            tick_topic(topic, meeting, done, by=by)
