from datetime import date, timedelta

import pytest
import time_machine

from lotsa.domain.activity.models import Event
from lotsa.domain.journal.actions import write_entry
from lotsa.domain.journal.models import Entry
from lotsa.domain.learning.actions import work_on
from lotsa.domain.learning.library import modules
from lotsa.domain.learning.models import ExerciseNote
from lotsa.domain.meetings.actions import write_private_note
from lotsa.domain.meetings.models import Meeting, NextStep, PrivateNote, Topic
from lotsa.domain.mentorships.actions import end_mentorship, reopen_mentorship
from lotsa.domain.mentorships.models import Mentorship
from lotsa.domain.privacy import actions, queries, tasks
from lotsa.domain.privacy.models import Deletion
from lotsa.domain.threads.actions import write_post
from lotsa.kit import clock
from tests.cast import Cast
from tests.domain.mentorships.pairs import a_pair, begin

ENDED = date(2026, 3, 2)


def a_written_pair(cast: Cast, pair: Mentorship | None = None) -> Mentorship:
    pair = pair or a_pair(cast)
    meeting = Meeting.objects.create(
        mentorship=pair, starts_at=clock.now(), state="held", shared_notes="vårt", theme="tema"
    )
    write_private_note(meeting, "mitt", by=cast.mentee, version=None)
    Topic.objects.create(mentorship=pair, text="ämne", added_by=cast.people["mentee"])
    NextStep.objects.create(mentorship=pair, text="prova", owner=cast.people["mentee"], tried="yes")
    write_entry(pair, "min tanke", by=cast.mentee, kind="free")
    write_post(pair, "hej Alma", by=cast.mentee)
    return pair


def ended(cast: Cast) -> Mentorship:
    with time_machine.travel(ENDED):
        pair = a_written_pair(cast)
        end_mentorship(pair, "completed", by=cast.coordinator)
    return pair


def told(pair: Mentorship) -> list[dict[str, str]]:
    return [event.facts for event in Event.objects.filter(verb="notes.deletion_coming", object_id=pair.pk)]


def test_pair_is_told_two_weeks_before_and_once(cast: Cast) -> None:
    pair = ended(cast)
    with time_machine.travel(ENDED + timedelta(days=165)):
        actions.keep_the_rule(cast.organisation)
    assert told(pair) == []
    with time_machine.travel(ENDED + timedelta(days=166)):
        actions.keep_the_rule(cast.organisation)
        actions.keep_the_rule(cast.organisation)
    assert told(pair) == [{"day": (ENDED + timedelta(days=180)).isoformat()}]
    assert queries.deletion_day(pair) == ENDED + timedelta(days=180)


def test_words_are_deleted_on_the_day_and_the_rhythm_stays(cast: Cast) -> None:
    pair = ended(cast)
    with time_machine.travel(ENDED + timedelta(days=166)):
        actions.keep_the_rule(cast.organisation)
    with time_machine.travel(ENDED + timedelta(days=179)):
        assert actions.keep_the_rule(cast.organisation) == 0
        texts = [words.text for words in queries.my_words(cast.mentee, pair)]
        assert texts == ["vårt", "mitt", "min tanke", "hej Alma"]
    with time_machine.travel(ENDED + timedelta(days=180)):
        assert actions.keep_the_rule(cast.organisation) == 6
        assert actions.keep_the_rule(cast.organisation) == 0
    left = (PrivateNote.objects.count(), Topic.objects.count(), Entry.objects.count())
    assert left == (0, 0, 0)
    meeting = Meeting.objects.get(state="held")
    assert (meeting.shared_notes, meeting.theme, meeting.state) == ("", "", "held")
    assert list(NextStep.objects.values_list("text", "tried")) == [("", "yes")]
    proof = Deletion.objects.get()
    assert proof.counts == {"meetings": 4, "reflections": 1, "letters": 1, "exercises": 0}


def test_notice_is_given_in_full_after_the_job_has_been_still(cast: Cast) -> None:
    pair = ended(cast)
    late = ENDED + timedelta(days=400)
    with time_machine.travel(late):
        assert actions.keep_the_rule(cast.organisation) == 0
    assert told(pair) == [{"day": (late + timedelta(days=14)).isoformat()}]


def test_running_pairs_keep_everything(cast: Cast) -> None:
    pair = a_written_pair(
        cast, begin(a_pair(cast).programme, cast.people["employee"], cast.people["stranger"])
    )
    with time_machine.travel(clock.today() + timedelta(days=1000)):
        assert actions.keep_every_rule() == 0
    assert PrivateNote.objects.count() == 1
    assert told(pair) == []


def test_deletion_is_called_off_when_the_pair_begins_again(cast: Cast) -> None:
    cast.organisation.__class__.objects.update(notes_kept_days=20)
    with time_machine.travel(ENDED):
        pair = a_written_pair(cast)
        end_mentorship(pair, "no_fault", by=cast.coordinator)
    with time_machine.travel(ENDED + timedelta(days=7)):
        actions.keep_every_rule()
        assert Deletion.objects.count() == 1
        pair.refresh_from_db()
        reopen_mentorship(pair, by=cast.coordinator)
        actions.keep_every_rule()
    assert Deletion.objects.count() == 0
    with time_machine.travel(ENDED + timedelta(days=300)):
        assert actions.keep_every_rule() == 0


def test_what_was_thrown_away_is_deleted_by_the_same_job(cast: Cast) -> None:
    entry = write_entry(a_pair(cast), "slängt", by=cast.mentee, kind="free")
    Entry.objects.filter(pk=entry.pk).update(removed_on=clock.today() - timedelta(days=15))
    assert actions.keep_every_rule() == 1


@pytest.mark.parametrize(("days", "left"), [(179, 1), (180, 0)])
def test_private_notes_end_half_a_year_after_the_pair(cast: Cast, days: int, left: int) -> None:
    """Day by day, as the schedule runs it."""
    ended(cast)
    for day in range(160, days + 1):
        with time_machine.travel(ENDED + timedelta(days=day)):
            tasks.keep_the_rules.call()
    assert PrivateNote.objects.count() == left


def exercised(cast: Cast, name: str) -> None:
    work_on(modules("mentor")[0], by=getattr(cast, name), steps=[0], note="mitt eget")


def kept_by(cast: Cast) -> set[str]:
    authors = set(ExerciseNote.objects.values_list("author_id", flat=True))
    return {name for name in ("mentor", "mentee", "employee") if getattr(cast, name).id in authors}


def test_notes_of_exercises_go_with_the_last_mentorship_and_its_notice(cast: Cast) -> None:
    with time_machine.travel(ENDED):
        for name in ("mentor", "mentee", "employee"):
            exercised(cast, name)
    pair = ended(cast)
    with time_machine.travel(ENDED + timedelta(days=100)):
        begin(pair.programme, cast.people["mentor"], cast.people["employee"])  # the mentor goes on
    for day in (166, 179):
        with time_machine.travel(ENDED + timedelta(days=day)):
            actions.keep_the_rule(cast.organisation)
        assert kept_by(cast) == {"mentor", "mentee", "employee"}
    with time_machine.travel(ENDED + timedelta(days=180)):
        actions.keep_the_rule(cast.organisation)
    assert kept_by(cast) == {"mentor", "employee"}
    assert Deletion.objects.get().counts["exercises"] == 1


def test_notes_of_a_training_begun_after_the_end_stay(cast: Cast) -> None:
    ended(cast)
    with time_machine.travel(ENDED + timedelta(days=120)):
        exercised(cast, "mentee")
    for day in (166, 180):
        with time_machine.travel(ENDED + timedelta(days=day)):
            actions.keep_the_rule(cast.organisation)
    assert kept_by(cast) == {"mentee"}
