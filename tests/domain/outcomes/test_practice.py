from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from lotsa.domain.meetings.actions import rate_meeting
from lotsa.domain.meetings.models import NextStep
from lotsa.domain.meetings.queries import Transfer
from lotsa.domain.outcomes.practice import Ideas, practice
from lotsa.domain.recognition.models import Idea
from tests.cast import Cast
from tests.domain.meetings.pairs import NOW, held, pair

DAY = timedelta(days=1)


@pytest.fixture(autouse=True)
def _frozen(time_machine) -> None:  # type: ignore[no-untyped-def]
    time_machine.move_to(NOW, tick=False)


def test_practice_says_nothing_of_fewer_people_than_may_be_counted(cast: Cast, time_machine: Any) -> None:
    mentorship = pair(cast)
    meeting = held(mentorship, NOW - DAY)
    for name, tried in (("mentee", "yes"), ("mentor", "partly")):
        NextStep.objects.create(mentorship=mentorship, text="x", owner=cast.people[name], tried=tried)
    rate_meeting(meeting, "5", by=cast.mentee)
    rate_meeting(meeting, "4", by=cast.mentor)

    time_machine.move_to(NOW + 31 * DAY, tick=False)
    told = practice([mentorship.pk], min_group=1)

    assert (told.transfer, told.ratings, told.least) == (None, None, 3)


def test_practice_sums_what_was_tried_and_how_meetings_were(cast: Cast, time_machine: Any) -> None:
    first, second = pair(cast), pair(cast, mentee="employee")
    for mentorship, name, tried in (
        (first, "mentor", "yes"),
        (first, "mentee", "not_yet"),
        (second, "employee", "yes"),
    ):
        NextStep.objects.create(mentorship=mentorship, text="x", owner=cast.people[name], tried=tried)
    meetings = held(first, NOW - DAY), held(second, NOW - DAY)
    rate_meeting(meetings[0], "5", by=cast.mentee)
    rate_meeting(meetings[0], "4", by=cast.mentor)
    rate_meeting(meetings[1], "5", by=cast.employee)

    time_machine.move_to(NOW + 31 * DAY, tick=False)
    told = practice([first.pk, second.pk], min_group=3)

    assert told.transfer == Transfer(yes=2, partly=0, not_yet=1)
    assert told.ratings is not None
    assert list(told.ratings.values()) == [2, 1, 0, 0, 0]  # the best word first


def test_practice_counts_ideas_and_the_days_they_waited(cast: Cast) -> None:
    mentorship = pair(cast)
    made = datetime(2026, 10, 1, 9, tzinfo=UTC)
    for state, days in (("tried", 3), ("adopted", 9), ("declined", 5), ("proposed", None)):
        idea = Idea.objects.create(
            organisation=cast.organisation,
            mentorship=mentorship,
            proposed_by=cast.people["mentee"],
            title="En idé",
            state=state,
            answered_at=made + timedelta(days=days) if days is not None else None,
        )
        Idea.objects.filter(pk=idea.pk).update(created_at=made)

    told = practice([mentorship.pk], min_group=3)

    assert told.ideas == Ideas(handed_in=4, tried=1, adopted=1, waiting=1, days=5)


def test_practice_of_other_pairs_stays_out(cast: Cast) -> None:
    mine, other = pair(cast), pair(cast, mentee="employee")
    Idea.objects.create(
        organisation=cast.organisation,
        mentorship=other,
        proposed_by=cast.people["employee"],
        title="Annan idé",
    )

    assert practice([mine.pk], min_group=3).ideas == Ideas()
