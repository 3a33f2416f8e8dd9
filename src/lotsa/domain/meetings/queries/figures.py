"""Figures of a pair's meetings: for the pair itself, and in sums for reports. No words of anybody's are in
them, and a sum of too few people is not shown."""

from collections import Counter
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from uuid import UUID

from django.db.models import Count, F, Max, Sum
from django.db.models.functions import Coalesce

from lotsa.domain.activity.models import Event
from lotsa.domain.meetings.models import Meeting, MeetingRating, NextStep, Topic
from lotsa.domain.mentorships.models import Membership
from lotsa.domain.people.viewer import Viewer
from lotsa.engine.effect.release import released_until
from lotsa.kit import clock

LATEST = 4  # meetings over which it is told who sets the agenda


@dataclass(frozen=True)
class Transfer:
    """Next steps by whether they were tried at work."""

    yes: int = 0
    partly: int = 0
    not_yet: int = 0

    @property
    def answered(self) -> int:
        return self.yes + self.partly + self.not_yet


@dataclass(frozen=True)
class TimeUsed:
    meetings: int
    planned: int  # minutes, of the meetings held
    used: int


def topic_shares(mentorship_ids: Iterable[UUID]) -> dict[UUID, tuple[int, int]]:
    """How many of the shared topics talked of in the last four meetings held the mentee and the mentor had
    added: (mentee, mentor). Two queries, whatever the number of pairs."""
    ids = list(mentorship_ids)
    found = dict.fromkeys(ids, (0, 0))
    latest: dict[UUID, list[UUID]] = {}
    held = Meeting.objects.filter(mentorship__in=ids, state=Meeting.State.HELD)
    for mentorship_id, pk in held.order_by("-starts_at").values_list("mentorship_id", "pk"):
        if len(latest.setdefault(mentorship_id, [])) < LATEST:
            latest[mentorship_id].append(pk)
    sides = {
        (row[0], row[1]): row[2]
        for row in Membership.objects.filter(mentorship__in=ids).values_list(
            "mentorship_id", "person_id", "side"
        )
    }
    counted = {pk for pks in latest.values() for pk in pks}
    topics = Topic.objects.filter(mentorship__in=ids, only_me=False, talked_in__isnull=False)
    for mentorship_id, meeting_id, added_by in topics.values_list("mentorship_id", "talked_in", "added_by"):
        side = sides.get((mentorship_id, added_by))
        if meeting_id in counted and side in (Membership.Side.MENTEE, Membership.Side.MENTOR):
            mentee, mentor = found[mentorship_id]
            is_mentee = side == Membership.Side.MENTEE
            found[mentorship_id] = (mentee + is_mentee, mentor + (not is_mentee))
    return found


def transfers_of(mentorship_ids: Iterable[UUID]) -> dict[UUID, Transfer]:
    """Per pair, for those in it alone."""
    rows = NextStep.objects.filter(mentorship__in=list(mentorship_ids)).exclude(tried="")
    answers: dict[UUID, list[str]] = {}
    for mentorship_id, tried in rows.values_list("mentorship_id", "tried"):
        answers.setdefault(mentorship_id, []).append(tried)
    return {pk: _transfer(given) for pk, given in answers.items()}


def transfer_in_all(mentorship_ids: Collection[UUID], *, min_group: int) -> Transfer | None:
    """Over many pairs, as released last (see `released_until`); None before that. Two queries."""
    rows = NextStep.objects.filter(mentorship__in=list(mentorship_ids)).exclude(tried="")
    steps = list(rows.values_list("pk", "owner_id", "tried", "created_at"))
    told = Event.objects.filter(verb="step.tried", object_id__in=[step[0] for step in steps])
    answered = dict(told.order_by().values_list("object_id").annotate(at=Max("at")))
    days = [clock.day_of(answered.get(pk, made)) for pk, _owner, _tried, made in steps]
    until = released_until(
        [(step[1], day) for step, day in zip(steps, days, strict=True)], today=clock.today(), least=min_group
    )
    if until is None:
        return None
    return _transfer(step[2] for step, day in zip(steps, days, strict=True) if day < until)


def my_rating(viewer: Viewer, meeting: Meeting) -> int | None:
    """What I said of it myself. Nobody reads another's."""
    rows = MeetingRating.objects.filter(meeting=meeting, person=viewer.person)
    return rows.values_list("word", flat=True).first()


def ratings_in_all(mentorship_ids: Collection[UUID], *, min_group: int) -> dict[int, int] | None:
    """How often each of the five words was said, as released last; None before that."""
    rows = MeetingRating.objects.filter(meeting__mentorship__in=list(mentorship_ids))
    given = [
        (person, clock.day_of(at), word)
        for person, at, word in rows.values_list("person_id", "created_at", "word")
    ]
    until = released_until([row[:2] for row in given], today=clock.today(), least=min_group)
    if until is None:
        return None
    counts = Counter(word for _person, day, word in given if day < until)
    return {value: counts[value] for value in MeetingRating.Word.values}


def rating_words() -> list[tuple[int, str]]:
    return [(value, str(label)) for value, label in MeetingRating.Word.choices]


def tried_choices() -> list[tuple[str, str]]:
    return [(value, str(label)) for value, label in NextStep.Tried.choices]


def time_used(mentorship_ids: Iterable[UUID]) -> dict[UUID, TimeUsed]:
    """Minutes planned and used in the meetings held, per pair, in one query."""
    held = Meeting.objects.filter(mentorship__in=list(mentorship_ids), state=Meeting.State.HELD)
    rows = held.values("mentorship_id").annotate(
        n=Count("pk"), planned=Sum("minutes"), used=Sum(Coalesce(F("actual_minutes"), F("minutes")))
    )
    return {row["mentorship_id"]: TimeUsed(row["n"], row["planned"], row["used"]) for row in rows.order_by()}


def _transfer(answers: Iterable[str]) -> Transfer:
    counts = Counter(answers)
    tried = NextStep.Tried
    return Transfer(counts[tried.YES], counts[tried.PARTLY], counts[tried.NOT_YET])
