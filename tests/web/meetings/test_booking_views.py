from datetime import UTC, date, datetime, timedelta

import pytest
from django.urls import reverse

from lotsa.domain.meetings import actions, queries
from lotsa.domain.meetings.models import Meeting, MeetingProposal
from lotsa.domain.programmes.models import Enrolment
from tests.domain.meetings.pairs import AHEAD, NOW, held, pair

DAY = timedelta(days=1)


@pytest.fixture(autouse=True)
def frozen(time_machine):
    time_machine.move_to(NOW, tick=False)


def url(name, *args):
    return reverse(f"meetings:{name}", args=args)


def typed(**fields):
    return {"form": "on_site", "place": "Matsalen", "link": "", "minutes": "30"} | fields


def test_proposal_is_filled_in_with_good_times_and_says_why(cast, client_of):
    mentorship = pair(cast)
    held(mentorship, NOW - 4 * DAY)
    Enrolment.objects.filter(person=cast.people["mentor"]).update(usual_times=[[3, "13:00", "16:00"]])
    answer = client_of(cast.mentee).get(url("propose", mentorship.pk))
    page = answer.content.decode()
    assert [row[1].initial for row in answer.context["form"].rows] == [
        date(2026, 12, 3),
        date(2026, 12, 10),
        date(2026, 12, 17),
    ]
    assert "Torsdag v. 49. Alma brukar kunna då." in page
    assert "Alma brukar kunna: torsdag 13–16" in page


def test_skipped_days_are_said(cast, client_of, time_machine):
    time_machine.move_to(datetime(2027, 4, 23, 8, tzinfo=UTC))
    mentorship = pair(cast)
    held(mentorship, datetime(2027, 4, 22, 11, tzinfo=UTC))
    page = client_of(cast.mentee).get(url("propose", mentorship.pk)).content.decode()
    assert "tors 6 maj (Kristi himmelsfärdsdag)" in page or "tor 6 maj (Kristi himmelsfärdsdag)" in page
    assert "fre 7 maj (klämdag)" in page


def test_three_times_are_sent_as_wall_times(cast, client_of):
    mentorship = pair(cast)
    data = typed(
        day_1="2026-12-01", clock_1="10:00", day_2="", clock_2="", day_3="2027-04-06", clock_3="10:00"
    )
    answer = client_of(cast.mentee).post(url("propose", mentorship.pk), data)
    assert answer.status_code == 303
    proposal = MeetingProposal.objects.get()
    assert [option.starts_at for option in proposal.options.all()] == [
        datetime(2026, 12, 1, 9, tzinfo=UTC),
        datetime(2027, 4, 6, 8, tzinfo=UTC),
    ]
    mentorship.refresh_from_db()
    assert mentorship.meeting_place == "Matsalen"


@pytest.mark.parametrize(
    ("fields", "at"),
    [
        ({}, "day_1"),
        ({"day_1": "2026-12-01"}, "clock_1"),
        ({"clock_2": "10:00"}, "day_2"),
        ({"day_1": "2026-02-31", "clock_1": "10:00"}, "day_1"),
        ({"day_3": "2026-11-01", "clock_3": "10:00"}, "day_3"),
        ({"day_1": "2027-03-28", "clock_1": "02:30"}, "clock_1"),
        ({"day_1": "2026-12-01", "clock_1": "10:00", "link": "javascript:x"}, "link"),
        ({"day_1": "2026-12-01", "clock_1": "10:00", "form": "smoke"}, "form"),
    ],
)
def test_error_stands_at_its_field_and_keeps_what_was_typed(cast, client_of, fields, at):
    answer = client_of(cast.mentee).post(url("propose", pair(cast).pk), typed(**fields, place="Vid ån"))
    assert answer.status_code == 422
    assert list(answer.context["form"].errors) == [at]
    assert "Vid ån" in answer.content.decode()
    assert MeetingProposal.objects.count() == 0


def test_times_waiting_for_me_stand_first_and_are_taken_there(cast, client_of):
    mentorship = pair(cast)
    proposal = actions.propose_times(mentorship, [AHEAD, AHEAD + DAY], by=cast.mentee)
    client = client_of(cast.mentor)
    page = client.get(url("propose", mentorship.pk)).content.decode()
    assert "Milo har föreslagit tider" in page
    option = proposal.options.first()
    answer = client.post(url("times", proposal.pk), {"option": str(option.pk)})
    assert answer["Location"] == url("meeting", Meeting.objects.get().pk)
    again = client.post(url("times", proposal.pk), {"option": str(option.pk)})
    assert again.status_code == 422
    assert "Mötet är bokat" in client.get(url("times", proposal.pk)).content.decode()


def test_answer_without_a_time_is_told(cast, client_of):
    proposal = actions.propose_times(pair(cast), [AHEAD], by=cast.mentee)
    answer = client_of(cast.mentor).post(url("times", proposal.pk), {"option": "x"})
    assert (answer.status_code, Meeting.objects.count()) == (422, 0)


def test_rhythm_is_booked_around_christmas(cast, client_of):
    mentorship = pair(cast)
    data = typed(day="2026-12-10", clock="10:00", count="3")
    client_of(cast.mentee).post(url("book", mentorship.pk), data)
    days = [mark.day for mark in queries.meetings_of([mentorship.pk])[mentorship.pk]]
    assert days == [date(2026, 12, 10), date(2026, 12, 28), date(2027, 1, 7)]


def test_move_changes_time_and_place(cast, client_of):
    meeting = actions.book(pair(cast), AHEAD, by=cast.mentee)
    client = client_of(cast.mentor)
    assert client.get(url("move", meeting.pk)).context["form"]["clock"].initial.isoformat() == "10:00:00"
    client.post(url("move", meeting.pk), typed(day="2026-12-02", clock="13:15", place="Ateljén"))
    meeting.refresh_from_db()
    assert (meeting.starts_at, meeting.place, meeting.sequence) == (
        datetime(2026, 12, 2, 12, 15, tzinfo=UTC),
        "Ateljén",
        1,
    )


def test_cancel_asks_first_and_leads_to_new_times(cast, client_of):
    meeting = actions.book(pair(cast), AHEAD, by=cast.mentee)
    client = client_of(cast.mentee)
    assert client.get(url("cancel", meeting.pk)).status_code == 200
    meeting.refresh_from_db()
    assert meeting.state == "confirmed"
    answer = client.post(url("cancel", meeting.pk))
    assert answer["Location"] == url("propose", meeting.mentorship_id)
    meeting.refresh_from_db()
    assert meeting.state == "cancelled"


def test_only_the_proposer_takes_times_back(cast, client_of):
    proposal = actions.propose_times(pair(cast), [AHEAD], by=cast.mentee)
    assert client_of(cast.mentor).post(url("withdrawal", proposal.pk)).status_code == 422
    assert client_of(cast.mentee).post(url("withdrawal", proposal.pk)).status_code == 303
    proposal.refresh_from_db()
    assert proposal.state == "withdrawn"


@pytest.mark.parametrize("role", ["manager", "administrator", "stranger", "other"])
def test_pages_that_book_are_not_there_for_others(cast, client_of, role):
    mentorship = pair(cast)
    proposal = actions.propose_times(mentorship, [AHEAD], by=cast.mentee)
    client = client_of(getattr(cast, role))
    found = [
        client.get(url(name, pk)).status_code
        for name, pk in (("propose", mentorship.pk), ("book", mentorship.pk), ("times", proposal.pk))
    ]
    assert found == [404, 404, 404]
