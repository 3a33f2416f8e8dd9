from collections.abc import Sequence
from datetime import date

from django.db import transaction
from django.utils.translation import gettext as _

from lotsa.domain.meetings.actions.told import note_quietly, refuse_ended, tell
from lotsa.domain.meetings.agenda import question
from lotsa.domain.meetings.models import Meeting, NextStep, Topic
from lotsa.domain.mentorships.models import Mentorship
from lotsa.domain.people.actions import use_link
from lotsa.domain.people.models import Link
from lotsa.domain.people.viewer import Viewer
from lotsa.kit import clock
from lotsa.kit.refused import Refused

LONGEST = 300


@transaction.atomic
def add_topic(
    mentorship: Mentorship, text: str, *, by: Viewer, only_me: bool = False, link: Link | None = None
) -> Topic:
    """Something to talk about next time, for both or only for whoever adds it."""
    refuse_ended(mentorship)
    words = _words(text, field="topic")
    if link is not None:
        use_link(link)
    topic = Topic.objects.create(mentorship=mentorship, text=words, added_by=by.person, only_me=only_me)
    if only_me:
        note_quietly("topic.added", topic, mentorship, by)
    else:
        tell("topic.added", topic, mentorship, by)
    return topic


@transaction.atomic
def take_suggestions(mentorship: Mentorship, texts: Sequence[str], *, by: Viewer) -> int:
    """Adds the suggested topics that are not on the list already; pressing twice adds nothing."""
    if not texts:
        return 0
    refuse_ended(mentorship)
    there = set(
        Topic.objects.filter(mentorship=mentorship, only_me=False, talked_in__isnull=True).values_list(
            "text", flat=True
        )
    )
    new = [text[:LONGEST] for text in texts if text[:LONGEST] not in there]
    for text in new:
        tell(
            "topic.added",
            Topic.objects.create(mentorship=mentorship, text=text, added_by=by.person),
            mentorship,
            by,
        )
    return len(new)


@transaction.atomic
def take_questions(mentorship: Mentorship, keys: Sequence[str], *, by: Viewer) -> int:
    """Adds questions of the bank that the pair has not had before, whoever took them."""
    if not keys:
        return 0
    refuse_ended(mentorship)
    had = set(
        Topic.objects.filter(mentorship=mentorship, bank_key__in=keys).values_list("bank_key", flat=True)
    )
    new = [each for each in map(question, keys) if each is not None and each.key not in had]
    for each in new:
        topic = Topic.objects.create(
            mentorship=mentorship, text=each.text[:LONGEST], added_by=by.person, bank_key=each.key
        )
        tell("topic.added", topic, mentorship, by)
    return len(new)


@transaction.atomic
def tick_topic(topic: Topic, meeting: Meeting, done: bool, *, by: Viewer) -> None:
    """Talked of in this meeting, or not after all."""
    Topic.objects.filter(pk=topic.pk).update(talked_in=meeting if done else None)
    note_quietly("topic.talked_of" if done else "topic.reopened", topic, meeting.mentorship, by)


@transaction.atomic
def add_next_step(
    meeting: Meeting, text: str, *, by: Viewer, due_on: date | None = None, field: str = "next_step"
) -> NextStep:
    """What I will try before next time. Everybody writes their own."""
    step = NextStep.objects.create(
        mentorship=meeting.mentorship,
        agreed_in=meeting,
        text=_words(text, field=field),
        owner=by.person,
        due_on=due_on,
    )
    tell("step.agreed", step, meeting.mentorship, by)
    return step


@transaction.atomic
def tick_step(step: NextStep, done: bool, *, by: Viewer) -> None:
    on = clock.today(step.mentorship.organisation.zone) if done else None
    undone = {} if done or step.tried != NextStep.Tried.YES else {"tried": "", "tried_note": ""}
    NextStep.objects.filter(pk=step.pk).update(done_on=on, **undone)
    tell("step.done" if done else "step.reopened", step, step.mentorship, by)


@transaction.atomic
def tried_at_work(step: NextStep, answer: str, *, by: Viewer, note: str = "") -> None:
    """Whether it was tried in real work, and one line on how it went: only whoever was to do it can say.
    What was tried is done; what was tried in part, or not yet, stays on the list."""
    if step.owner_id != by.id:
        raise Refused(_("Only the person who was to do it can say whether it was tried at work."))
    if answer not in NextStep.Tried.values:
        raise Refused(_("Choose yes, partly or not yet."))
    line = " ".join(note.split())
    if len(line) > LONGEST:
        raise Refused(_("Write at most 300 characters."))
    changes: dict[str, object] = {"tried": answer, "tried_note": line}
    if answer == NextStep.Tried.YES and step.done_on is None:
        changes["done_on"] = clock.today(step.mentorship.organisation.zone)
    NextStep.objects.filter(pk=step.pk).update(**changes)
    tell("step.tried", step, step.mentorship, by)


def _words(text: str, *, field: str) -> str:
    words = " ".join(text.split())
    if not words:
        raise Refused(_("Write a few words first."), field=field)
    if len(words) > LONGEST:
        raise Refused(_("Write at most 300 characters."), field=field)
    return words
