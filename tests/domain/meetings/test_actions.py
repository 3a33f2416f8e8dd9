from datetime import UTC, date, datetime, timedelta

import pytest
from cryptography.exceptions import InvalidTag

from lotsa.domain.activity.models import Event
from lotsa.domain.meetings import access, actions, queries
from lotsa.domain.meetings.actions import Closing, Room, Typed
from lotsa.domain.meetings.models import Meeting, MeetingProposal, NextStep, PrivateNote, Topic
from lotsa.domain.meetings.sealing import opened
from lotsa.domain.people.actions import grant_link, link_of
from lotsa.kit.refused import Refused, Stale
from tests.domain.meetings.pairs import AHEAD, NOW, held, pair

HOUR, DAY = timedelta(hours=1), timedelta(days=1)


@pytest.fixture(autouse=True)
def frozen(time_machine):
    time_machine.move_to(NOW, tick=False)


def verbs():
    return list(Event.objects.order_by("sequence").values_list("verb", flat=True))


def propose(cast, mentorship, *times, by="mentee", **fields):
    return actions.propose_times(mentorship, times or (AHEAD, AHEAD + DAY), by=getattr(cast, by), **fields)


# proposing and taking times


def test_proposal_concerns_only_the_other_party(cast):
    proposal = propose(cast, pair(cast), AHEAD + DAY, AHEAD, AHEAD + 2 * DAY)
    assert [option.starts_at for option in proposal.options.all()] == [AHEAD, AHEAD + DAY, AHEAD + 2 * DAY]
    event = Event.objects.get()
    assert (event.verb, event.concerns) == ("times.proposed", [str(cast.mentor.id)])


def test_taking_a_time_books_the_meeting_and_tells_both(cast):
    proposal = propose(cast, pair(cast), room=Room("video", "", "meet.example.se/abc"), minutes=45)
    option = proposal.options.first()
    meeting = actions.take_time(option, by=cast.mentor)
    assert (meeting.starts_at, meeting.minutes, meeting.form, meeting.link) == (
        AHEAD,
        45,
        "video",
        "https://meet.example.se/abc",
    )
    event = Event.objects.latest("sequence")
    assert (event.verb, set(event.concerns)) == ("meeting.booked", {str(cast.mentor.id), str(cast.mentee.id)})
    proposal.refresh_from_db()
    assert proposal.state == "taken"
    assert queries.meeting_booked_instead(cast.mentee, proposal) == meeting


def test_time_is_taken_once(cast):
    proposal = propose(cast, pair(cast))
    first, second = proposal.options.select_related("proposal")
    actions.take_time(first, by=cast.mentor)
    with pytest.raises(Refused, match="already been answered"):
        actions.take_time(second, by=cast.mentor)
    assert Meeting.objects.count() == 1


def test_proposer_does_not_take_own_time(cast):
    proposal = propose(cast, pair(cast))
    with pytest.raises(Refused, match="yourself"):
        actions.take_time(proposal.options.first(), by=cast.mentee)


def test_refused_time_does_not_use_the_link_up(cast, time_machine):
    proposal = propose(cast, pair(cast), AHEAD)
    token = grant_link(
        "answer_times", organisation=cast.organisation, person_id=cast.mentor.id, object_id=proposal.pk
    )
    time_machine.move_to(AHEAD + HOUR)
    with pytest.raises(Refused, match="passed"):
        actions.take_time(proposal.options.first(), by=cast.mentor, link=link_of(token, "answer_times"))
    assert link_of(token, "answer_times").used_at is None


def test_newer_times_replace_older_and_end_their_links(cast):
    mentorship = pair(cast)
    older = propose(cast, mentorship)
    token = grant_link(
        "answer_times", organisation=cast.organisation, person_id=cast.mentor.id, object_id=older.pk
    )
    propose(cast, mentorship, AHEAD + 3 * DAY, by="mentor")
    older.refresh_from_db()
    assert older.state == "replaced"
    assert not link_of(token, "answer_times").is_open()
    assert [line.proposal.proposed_by for line in queries.open_proposals(cast.mentee)] == [
        cast.people["mentor"]
    ]
    assert queries.open_proposals(cast.mentor) == []


@pytest.mark.parametrize(
    ("times", "field"),
    [
        ((), "day_1"),
        ((NOW - HOUR,), "day_1"),
        ((AHEAD, NOW - DAY), "day_2"),
        ((NOW + timedelta(days=700),), "day_1"),
        ((AHEAD, AHEAD + DAY, AHEAD + 2 * DAY, AHEAD + 3 * DAY), None),
    ],
)
def test_impossible_times_are_refused_before_anything_is_written(cast, times, field):
    with pytest.raises(Refused) as refused:
        actions.propose_times(pair(cast), times, by=cast.mentee)
    assert refused.value.field == field
    assert (MeetingProposal.objects.count(), verbs()) == (0, [])


def test_withdrawn_times_cannot_be_taken(cast):
    proposal = propose(cast, pair(cast))
    actions.withdraw(proposal, by=cast.mentee)
    fresh = access.proposal_for(cast.mentor, proposal.pk)
    with pytest.raises(Refused):
        actions.take_time(fresh.options.first(), by=cast.mentor)


def test_times_that_move_a_meeting_move_it(cast):
    mentorship = pair(cast)
    meeting = actions.book(mentorship, AHEAD, by=cast.mentee)
    proposal = propose(cast, mentorship, AHEAD + DAY, moves=meeting)
    moved = actions.take_time(proposal.options.first(), by=cast.mentor)
    assert (moved.pk, moved.starts_at, moved.sequence) == (meeting.pk, AHEAD + DAY, 1)


# booking, moving, cancelling


def test_room_is_remembered_for_next_time(cast):
    mentorship = pair(cast)
    actions.book(mentorship, AHEAD, by=cast.mentee, room=Room("walk", "  Ån,  norra bron ", ""))
    mentorship.refresh_from_db()
    assert actions.usual_room(mentorship) == Room("walk", "Ån, norra bron", "")


@pytest.mark.parametrize("link", ["javascript:alert(1)", "https://x.se/ a", "x y", "https://u:p@x.se"])
def test_link_that_is_no_web_address_is_refused(cast, link):
    with pytest.raises(Refused) as refused:
        actions.book(pair(cast), AHEAD, by=cast.mentee, room=Room("video", "", link))
    assert refused.value.field == "link"


def test_two_meetings_of_a_pair_do_not_overlap(cast):
    mentorship = pair(cast)
    actions.book(mentorship, AHEAD, by=cast.mentee, minutes=60)
    with pytest.raises(Refused, match="already have a meeting"):
        actions.book(mentorship, AHEAD + timedelta(minutes=59), by=cast.mentor)
    actions.book(mentorship, AHEAD + HOUR, by=cast.mentor)
    assert Meeting.objects.count() == 2


def test_rhythm_is_booked_whole_or_not_at_all(cast):
    mentorship = pair(cast)
    actions.book(mentorship, AHEAD + 14 * DAY, by=cast.mentee)
    with pytest.raises(Refused):
        actions.book_rhythm(mentorship, [AHEAD, AHEAD + 14 * DAY], by=cast.mentee)
    assert Meeting.objects.count() == 1


def test_moved_meeting_keeps_its_row_and_leaves_a_trace(cast):
    mentorship = pair(cast)
    meeting = actions.book(mentorship, AHEAD, by=cast.mentee)
    actions.move(meeting, AHEAD + DAY, by=cast.mentor)
    assert [(mark.day, mark.state) for mark in queries.meetings_of([mentorship.pk])[mentorship.pk]] == [
        (date(2026, 12, 1), "moved"),
        (date(2026, 12, 2), "booked"),
    ]
    event = Event.objects.latest("sequence")
    assert (event.verb, event.facts) == (
        "meeting.moved",
        {"sequence": 1, "was": AHEAD.isoformat(), "late": False},
    )


def test_second_of_two_who_move_at_once_is_told(cast):
    meeting = actions.book(pair(cast), AHEAD, by=cast.mentee)
    hers, his = (access.meeting_for(who, meeting.pk) for who in (cast.mentee, cast.mentor))
    actions.move(hers, AHEAD + DAY, by=cast.mentee)
    with pytest.raises(Refused, match="just changed"):
        actions.move(his, AHEAD + 2 * DAY, by=cast.mentor)
    assert Meeting.objects.get(pk=meeting.pk).starts_at == AHEAD + DAY


def test_cancelled_meeting_keeps_the_pairs_topics(cast):
    mentorship = pair(cast)
    meeting = actions.book(mentorship, AHEAD, by=cast.mentee)
    actions.add_topic(mentorship, "Löneprat", by=cast.mentee)
    actions.cancel(meeting, by=cast.mentor)
    following = actions.book(mentorship, AHEAD + 7 * DAY, by=cast.mentee)
    sheet = queries.meeting_sheet(cast.mentor, access.meeting_for(cast.mentor, following.pk))
    assert [topic.text for topic in sheet.topics] == ["Löneprat"]
    with pytest.raises(Refused):
        actions.move(meeting, AHEAD + 2 * DAY, by=cast.mentee)


def test_ended_pair_books_nothing(cast):
    with pytest.raises(Refused, match="has ended"):
        actions.book(pair(cast, state="closed"), AHEAD, by=cast.mentee)


# topics, steps, notes


def test_suggestions_taken_twice_are_there_once(cast):
    mentorship = pair(cast)
    assert actions.take_suggestions(mentorship, ["A", "B", "C"], by=cast.mentee) == 3
    assert actions.take_suggestions(mentorship, ["A", "B", "C"], by=cast.mentor) == 0
    assert Topic.objects.count() == 3


def test_only_the_owner_says_whether_a_step_was_tried(cast):
    meeting = held(pair(cast), NOW - DAY)
    step = actions.add_next_step(meeting, "Ringa kunden", by=cast.mentee)
    with pytest.raises(Refused):
        actions.tried_at_work(step, "yes", by=cast.mentor)
    actions.tick_step(step, True, by=cast.mentor)
    actions.tried_at_work(step, "yes", by=cast.mentee, note="Det gick")
    step.refresh_from_db()
    assert (step.done_on, step.tried, step.tried_note) == (date(2026, 11, 23), "yes", "Det gick")
    actions.tick_step(step, False, by=cast.mentee)
    step.refresh_from_db()
    assert (step.done_on, step.tried, step.tried_note) == (None, "", "")


def test_second_writer_of_shared_notes_sees_the_first_text_and_loses_nothing(cast):
    meeting = held(pair(cast), NOW - DAY, shared_notes="")
    hers, his = (access.meeting_for(who, meeting.pk) for who in (cast.mentee, cast.mentor))
    actions.write_shared_notes(hers, "Hennes", by=cast.mentee, version=1)
    with pytest.raises(Stale) as stale:
        actions.write_shared_notes(his, "Hans", by=cast.mentor, version=1)
    assert dict(stale.value.theirs) == {"shared_notes": "Hennes"}
    assert Meeting.objects.get(pk=meeting.pk).shared_notes == "Hennes"
    again = access.meeting_for(cast.mentor, meeting.pk)
    actions.write_shared_notes(again, "Hennes\nHans", by=cast.mentor, version=stale.value.version)
    assert Meeting.objects.get(pk=meeting.pk).shared_notes == "Hennes\nHans"


def test_moving_a_meeting_does_not_make_notes_stale(cast):
    meeting = actions.book(pair(cast), AHEAD, by=cast.mentee)
    actions.move(meeting, AHEAD + DAY, by=cast.mentor)
    fresh = access.meeting_for(cast.mentee, meeting.pk)
    actions.write_shared_notes(fresh, "Text", by=cast.mentee, version=1)
    assert Meeting.objects.get(pk=meeting.pk).shared_notes == "Text"


def test_private_note_is_sealed_and_bound_to_its_row(cast, settings):
    meeting = held(pair(cast), NOW - DAY)
    actions.write_private_note(meeting, "Hemligt om lönen", by=cast.mentee, version=0)
    note = PrivateNote.objects.get()
    assert b"Hemligt" not in bytes(note.sealed)
    assert queries.meeting_sheet(cast.mentee, meeting).private_text == "Hemligt om lönen"
    other = PrivateNote(author=note.author, mentorship=note.mentorship, sealed=note.sealed)
    with pytest.raises(InvalidTag):
        opened(other)


def test_emptied_private_note_is_gone(cast):
    meeting = held(pair(cast), NOW - DAY)
    actions.write_private_note(meeting, "Hemligt", by=cast.mentee, version=0)
    actions.write_private_note(meeting, "", by=cast.mentee, version=1)
    assert PrivateNote.objects.count() == 0


def test_private_note_in_two_windows_shows_words_not_bytes(cast):
    meeting = held(pair(cast), NOW - DAY)
    actions.write_private_note(meeting, "Ett", by=cast.mentee, version=0)
    actions.write_private_note(meeting, "Två", by=cast.mentee, version=1)
    with pytest.raises(Stale) as stale:
        actions.write_private_note(meeting, "Tre", by=cast.mentee, version=1)
    assert dict(stale.value.theirs) == {"private_note": "Två"}


def test_no_event_holds_what_was_written(cast):
    mentorship = pair(cast)
    meeting = held(mentorship, NOW - DAY)
    actions.add_topic(mentorship, "KANEL", by=cast.mentee, only_me=True)
    actions.write_shared_notes(meeting, "KANEL", by=cast.mentee, version=1)
    actions.write_private_note(meeting, "KANEL", by=cast.mentee, version=0)
    actions.add_next_step(meeting, "KANEL", by=cast.mentee)
    assert "KANEL" not in "".join(f"{event.facts}" for event in Event.objects.all())
    private = Event.objects.filter(verb__in=["topic.added", "note.private_written"])
    assert {tuple(event.concerns) for event in private} == {(str(cast.mentee.id),)}


# closing


def test_closing_books_the_next_meeting_in_the_same_press(cast):
    mentorship = pair(cast)
    meeting = Meeting.objects.create(
        mentorship=mentorship, starts_at=NOW - HOUR, form="video", link="https://meet.example.se/a"
    )
    following = actions.close(
        meeting, by=cast.mentee, held=True, minutes=40, next_step="Prova igen", next_at=AHEAD
    )
    meeting.refresh_from_db()
    assert (meeting.state, meeting.actual_minutes) == ("held", 40)
    assert (following.starts_at, following.form, following.link) == (
        AHEAD,
        "video",
        "https://meet.example.se/a",
    )
    step = NextStep.objects.get()
    assert (step.owner, step.text, step.due_on) == (cast.mentee.person, "Prova igen", date(2026, 12, 1))
    assert verbs() == ["meeting.held", "meeting.booked", "step.agreed"]


def test_meeting_that_lies_ahead_cannot_be_held(cast):
    meeting = actions.book(pair(cast), AHEAD, by=cast.mentee)
    with pytest.raises(Refused, match="lies ahead"):
        actions.close(meeting, by=cast.mentee, held=True)


def test_refused_closing_writes_nothing_of_the_page(cast):
    mentorship = pair(cast)
    meeting = Meeting.objects.create(mentorship=mentorship, starts_at=NOW - HOUR)
    actions.book(mentorship, AHEAD, by=cast.mentor)
    typed = Typed(shared_notes="Text", version=1, topic="Ämne", closing=Closing(held=True, next_at=AHEAD))
    with pytest.raises(Refused):
        actions.write_page(meeting, typed, by=cast.mentee)
    meeting = Meeting.objects.get(pk=meeting.pk)
    assert (meeting.shared_notes, meeting.state, Topic.objects.count()) == ("", "confirmed", 0)


def test_held_meeting_is_fixed_after_thirty_days_except_its_notes(cast):
    meeting = held(pair(cast), NOW - timedelta(days=31))
    with pytest.raises(Refused, match="fixed 30 days"):
        actions.close(meeting, by=cast.mentee, held=False)
    actions.write_shared_notes(meeting, "Efteråt", by=cast.mentee, version=1)
    meeting.refresh_from_db()
    assert (meeting.state, meeting.shared_notes) == ("held", "Efteråt")


def test_wrong_answer_can_be_put_right_within_thirty_days(cast):
    meeting = held(pair(cast), NOW - timedelta(days=20))
    actions.confirm_held(meeting, False, by=cast.mentor)
    meeting.refresh_from_db()
    assert (meeting.state, meeting.actual_minutes) == ("missed", None)


def test_second_same_answer_by_mail_changes_nothing(cast):
    meeting = Meeting.objects.create(mentorship=pair(cast), starts_at=NOW - DAY)
    actions.confirm_held(meeting, True, by=cast.mentor)
    actions.confirm_held(meeting, True, by=cast.mentee)
    assert verbs() == ["meeting.held"]


def test_page_does_not_untick_what_came_since(cast):
    mentorship = pair(cast)
    meeting = Meeting.objects.create(mentorship=mentorship, starts_at=NOW - HOUR)
    seen, unseen = (actions.add_topic(mentorship, text, by=cast.mentee) for text in ("A", "B"))
    actions.tick_topic(unseen, meeting, True, by=cast.mentor)
    actions.write_page(meeting, Typed(topics_shown=[str(seen.pk)], topics_done=[]), by=cast.mentee)
    unseen.refresh_from_db()
    assert unseen.talked_in == meeting


def test_page_never_ticks_somebody_elses_private_topic(cast):
    mentorship = pair(cast)
    meeting = Meeting.objects.create(mentorship=mentorship, starts_at=NOW - HOUR)
    topic = actions.add_topic(mentorship, "Bara jag", by=cast.mentee, only_me=True)
    ids = [str(topic.pk)]
    actions.write_page(meeting, Typed(topics_shown=ids, topics_done=ids), by=cast.mentor)
    topic.refresh_from_db()
    assert topic.talked_in is None


def test_new_feed_address_ends_the_old(cast):
    old = actions.grant_feed(by=cast.mentee)
    new = actions.grant_feed(by=cast.mentee)
    assert (link_of(old, "calendar_feed").is_open(), link_of(new, "calendar_feed").is_open()) == (False, True)
    actions.revoke_feed(by=cast.mentee)
    assert not queries.feed_is_granted(cast.mentee)


def test_wall_time_of_a_rhythm_survives_summer_time(cast):
    mentorship = pair(cast)
    found = queries.rhythm_for(
        mentorship, first=date(2027, 3, 16), at=datetime(2027, 3, 16, 10).time(), count=2
    )
    from lotsa.engine.calendar.wall_time import instant

    moments = [instant(each.day, each.clock, "Europe/Stockholm") for each in found.times]
    meetings = actions.book_rhythm(mentorship, moments, by=cast.mentee)
    assert [meeting.starts_at for meeting in meetings] == [
        datetime(2027, 3, 16, 9, tzinfo=UTC),
        datetime(2027, 3, 30, 8, tzinfo=UTC),
    ]


# the whole rhythm, late changes, rooms


def test_rhythm_invites_to_three_at_a_time(cast, time_machine):
    mentorship = pair(cast)
    times = [AHEAD + n * 14 * DAY for n in range(5)]
    actions.book_rhythm(mentorship, times, by=cast.mentee)
    states = Meeting.objects.order_by("starts_at").values_list("state", flat=True)
    assert list(states) == ["confirmed"] * 3 + ["planned"] * 2
    assert verbs().count("meeting.booked") == 3
    assert actions.invite_all_next() == 0
    time_machine.move_to(AHEAD + DAY, tick=False)
    assert (actions.invite_all_next(), actions.invite_all_next()) == (1, 0)
    assert verbs().count("meeting.booked") == 4


def test_planned_meeting_that_is_moved_is_invited_by_the_move(cast):
    mentorship = pair(cast)
    last = actions.book_rhythm(mentorship, [AHEAD + n * 14 * DAY for n in range(4)], by=cast.mentee)[-1]
    meeting = access.meeting_for(cast.mentor, last.pk)
    assert meeting.state == "planned"
    actions.move(meeting, meeting.starts_at + DAY, by=cast.mentor)
    meeting.refresh_from_db()
    assert (meeting.state, verbs()[-1]) == ("confirmed", "meeting.moved")


def test_paused_pair_is_not_invited_further(cast, time_machine):
    mentorship = pair(cast)
    actions.book_rhythm(mentorship, [AHEAD + n * 14 * DAY for n in range(4)], by=cast.mentee)
    type(mentorship).objects.filter(pk=mentorship.pk).update(state="paused")
    time_machine.move_to(AHEAD + DAY, tick=False)
    assert actions.invite_all_next() == 0


@pytest.mark.parametrize(("before", "late"), [(25 * HOUR, False), (23 * HOUR, True), (HOUR, True)])
def test_change_within_the_last_day_is_marked_late(cast, time_machine, before, late):
    mentorship = pair(cast)
    moved = actions.book(mentorship, AHEAD, by=cast.mentee)
    cancelled = actions.book(mentorship, AHEAD + 2 * HOUR, by=cast.mentee)
    time_machine.move_to(AHEAD - before, tick=False)
    actions.move(moved, AHEAD + 7 * DAY, by=cast.mentor)
    assert Event.objects.latest("sequence").facts["late"] is late
    time_machine.move_to(AHEAD + 2 * HOUR - before, tick=False)
    actions.cancel(cancelled, by=cast.mentor)
    assert Event.objects.latest("sequence").facts == {"sequence": 1, "late": late}


def test_video_without_a_link_gets_the_pairs_own_room(cast, settings):
    mentorship = pair(cast)
    assert actions.book(mentorship, AHEAD, by=cast.mentee, room=Room("video")).link == ""
    settings.LOTSA_JITSI_URL = "https://meet.kanelbullen.example"
    mentorship.refresh_from_db()
    first = actions.book(mentorship, AHEAD + DAY, by=cast.mentee, room=Room("video"))
    mentorship.refresh_from_db()
    second = actions.book(mentorship, AHEAD + 2 * DAY, by=cast.mentor, room=Room("video"))
    other = actions.book(pair(cast, mentee="employee"), AHEAD, by=cast.mentor, room=Room("video"))
    start = "https://meet.kanelbullen.example/lotsa-"
    assert (first.link.startswith(start), first.link == second.link) == (True, True)
    assert (other.link.startswith(start), other.link != first.link) == (True, True)
    assert actions.book(mentorship, AHEAD + 3 * DAY, by=cast.mentor, room=Room("phone")).link == ""


def test_link_of_a_meeting_opens_only_the_web(cast):
    mentorship = pair(cast)
    for link in ("javascript:alert(1)", "data:text/html,x", "file:///etc/passwd", "ftp://x.example"):
        with pytest.raises(Refused):
            actions.book(mentorship, AHEAD, by=cast.mentee, room=Room("video", link=link))


def test_moving_proposal_needs_a_meeting_that_is_booked(cast):
    mentorship = pair(cast)
    meeting = actions.book(mentorship, AHEAD, by=cast.mentee)
    actions.cancel(meeting, by=cast.mentor)
    with pytest.raises(Refused, match="no longer booked"):
        propose(cast, mentorship, AHEAD + DAY, moves=meeting)
