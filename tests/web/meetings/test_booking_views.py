from datetime import UTC, date, datetime, timedelta

import pytest
from django.urls import reverse

from lotsa.domain.meetings import actions
from lotsa.domain.meetings.models import Meeting, MeetingProposal
from lotsa.domain.people.models import Person
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


def rhythm_data(page, **fields):
    rows = page.context["form"].rows
    data = typed(**fields)
    for n, (each, _take, _day, _clock) in enumerate(rows, 1):
        data |= {f"take_{n}": "on", f"day_{n}": f"{each.day}", f"clock_{n}": f"{each.clock:%H:%M}"}
    return data


def test_rhythm_is_booked_around_christmas_with_changes(cast, client_of):
    mentorship = pair(cast, planned_end_on=date(2027, 2, 1))
    client = client_of(cast.mentee)
    address = url("rhythm", mentorship.pk) + "?from=2026-12-10&at=10:00"
    page = client.get(address)
    days = [row[0].day for row in page.context["form"].rows]
    assert days == [date(2026, 12, 10), date(2026, 12, 28), date(2027, 1, 7), date(2027, 1, 21)]
    assert "Flyttat från tors 24 dec" in page.content.decode() or "tor 24 dec" in page.content.decode()
    data = rhythm_data(page, clock_4="13:30")
    data["clock_4"] = "13:30"
    del data["take_3"]
    assert client.post(address, data)["Location"] == url("index")
    booked = Meeting.objects.order_by("starts_at").values_list("starts_at", flat=True)
    assert [each.isoformat() for each in booked] == [
        "2026-12-10T09:00:00+00:00",
        "2026-12-28T09:00:00+00:00",
        "2027-01-21T12:30:00+00:00",
    ]


def test_rhythm_that_overlaps_itself_is_refused_and_kept(cast, client_of):
    mentorship = pair(cast, planned_end_on=date(2027, 1, 10))
    client = client_of(cast.mentee)
    address = url("rhythm", mentorship.pk) + "?from=2026-12-10&at=10:00"
    data = rhythm_data(client.get(address)) | {"day_2": "2026-12-10", "clock_2": "10:15", "place": "Vid ån"}
    answer = client.post(address, data)
    page = answer.content.decode()
    assert (answer.status_code, "överlappar" in page, "Vid ån" in page) == (422, True, True)
    assert Meeting.objects.count() == 0


def test_rhythm_after_the_end_has_nothing_to_book(cast, client_of):
    mentorship = pair(cast, planned_end_on=date(2026, 11, 22))
    page = client_of(cast.mentee).get(url("rhythm", mentorship.pk)).content.decode()
    assert "Det ryms inga fler möten" in page


@pytest.mark.parametrize(
    ("day", "words"),
    [
        ("2026-12-24", "Julafton"),
        ("2027-05-07", "klämdag"),
        ("2026-12-05", "helg"),
        ("2027-07-14", "semesterveckorna"),
    ],
)
def test_day_off_is_said_once_and_then_booked(cast, client_of, day, words):
    mentorship = pair(cast, planned_end_on=date(2027, 12, 1))
    client = client_of(cast.mentee)
    data = typed(day=day, clock="10:00")
    answer = client.post(url("book", mentorship.pk), data)
    assert (answer.status_code, words in answer.content.decode(), Meeting.objects.count()) == (422, True, 0)
    again = data | {"anyway": answer.context["form"].data["anyway"]}
    assert client.post(url("book", mentorship.pk), again).status_code == 303
    assert Meeting.objects.count() == 1


def test_another_day_after_the_warning_is_looked_at_anew(cast, client_of):
    mentorship = pair(cast)
    client = client_of(cast.mentee)
    first = client.post(url("book", mentorship.pk), typed(day="2026-12-24", clock="10:00"))
    data = typed(day="2026-12-25", clock="10:00", anyway=first.context["form"].data["anyway"])
    assert client.post(url("book", mentorship.pk), data).status_code == 422


def test_own_other_meeting_is_said_and_let_through_on_the_second_press(cast, client_of):
    actions.book(pair(cast, mentee="employee"), AHEAD, by=cast.mentor)
    mentorship = pair(cast)
    client = client_of(cast.mentor)
    data = typed(day="2026-12-01", clock="10:15")
    answer = client.post(url("book", mentorship.pk), data)
    given = cast.people["employee"].given_name
    assert (answer.status_code, f"Du träffar redan {given} tis 1 dec" in answer.content.decode()) == (
        422,
        True,
    )
    again = data | {"anyway": answer.context["form"].data["anyway"]}
    assert client.post(url("book", mentorship.pk), again).status_code == 303
    # The other party's calendar is not told of.
    assert (
        client_of(cast.mentee)
        .post(url("propose", mentorship.pk), typed(day_1="2026-12-02", clock_1="10:15"))
        .status_code
        == 303
    )


def test_time_that_clashes_with_another_meeting_says_so_beside_its_button(cast, client_of):
    actions.book(pair(cast, mentee="employee"), AHEAD, by=cast.mentor)
    proposal = actions.propose_times(pair(cast), [AHEAD, AHEAD + DAY], by=cast.mentee)
    page = client_of(cast.mentor).get(url("times", proposal.pk)).content.decode()
    assert page.count("Du träffar redan") == 1


def test_suggestions_keep_clear_of_both_parties_other_meetings(cast, client_of):
    mentorship = pair(cast)
    Enrolment.objects.filter(person=cast.people["mentor"]).update(usual_times=[[1, "10:00", "12:00"]])
    actions.book(pair(cast, mentee="employee"), AHEAD, by=cast.mentor)
    form = client_of(cast.mentee).get(url("propose", mentorship.pk)).context["form"]
    first = next(row for row in form.rows if row[1].initial == date(2026, 12, 1))
    assert first[2].initial.isoformat() == "10:30:00"


def test_both_proposing_at_once_lose_nothing(cast, client_of):
    mentorship = pair(cast)
    client = client_of(cast.mentor)
    seen = client.get(url("propose", mentorship.pk)).context["form"]["seen"].value()
    theirs = actions.propose_times(mentorship, [AHEAD], by=cast.mentee)
    data = typed(day_1="2026-12-02", clock_1="11:00", place="Vid ån", seen=seen)
    answer = client.post(url("propose", mentorship.pk), data)
    page = answer.content.decode()
    assert (answer.status_code, MeetingProposal.objects.get().state) == (422, "open")
    assert [text in page for text in ("samtidigt", "tis 1 dec kl. 10.00", "2026-12-02", "Vid ån")] == [
        True
    ] * 4
    assert answer.context["form"].data["seen"] == str(theirs.pk)
    assert client.post(url("propose", mentorship.pk), data | {"seen": str(theirs.pk)}).status_code == 303
    theirs.refresh_from_db()
    assert theirs.state == "replaced"


def test_three_times_move_a_meeting_and_both_see_them(cast, client_of):
    meeting = actions.book(pair(cast), AHEAD, by=cast.mentee)
    client = client_of(cast.mentee)
    assert client.get(url("propose_move", meeting.pk)).status_code == 200
    data = typed(day_1="2026-12-02", clock_1="10:00", day_2="2026-12-03", clock_2="10:00")
    assert client.post(url("propose_move", meeting.pk), data)["Location"] == url("meeting", meeting.pk)
    for viewer in (cast.mentee, cast.mentor):
        assert "ons 2 dec kl. 10.00" in client_of(viewer).get(url("meeting", meeting.pk)).content.decode()
    meeting.refresh_from_db()
    assert meeting.starts_at == AHEAD
    proposal = MeetingProposal.objects.get()
    answer = client_of(cast.mentor).post(
        url("times", proposal.pk), {"option": str(proposal.options.first().pk)}
    )
    meeting.refresh_from_db()
    assert (answer["Location"], meeting.starts_at) == (url("meeting", meeting.pk), AHEAD + DAY)


def test_meeting_that_was_never_booked_is_noted(cast, client_of):
    mentorship = pair(cast)
    client = client_of(cast.mentee)
    refused = client.post(url("book", mentorship.pk), typed(day="2026-11-20", clock="10:00"))
    assert (refused.status_code, "redan passerat" in refused.content.decode()) == (422, True)
    ahead = client.post(url("met", mentorship.pk), typed(day="2026-12-01", clock="10:00"))
    assert (ahead.status_code, "ligger framåt" in ahead.content.decode()) == (422, True)
    client.post(url("met", mentorship.pk), typed(day="2026-11-20", clock="10:00", minutes="45"))
    meeting = Meeting.objects.get()
    assert (meeting.state, meeting.actual_minutes) == ("held", 45)
    twice = client.post(url("met", mentorship.pk), typed(day="2026-11-20", clock="10:00"))
    assert (twice.status_code, Meeting.objects.count()) == (422, 1)


def test_nobody_is_booked_with_somebody_who_has_left(cast, client_of):
    mentorship = pair(cast)
    Person.objects.filter(pk=cast.mentor.id).update(left_on=date(2026, 11, 1))
    for name, data in (
        ("book", typed(day="2026-12-01", clock="10:00", place="Vid ån")),
        ("propose", typed(day_1="2026-12-01", clock_1="10:00", place="Vid ån")),
    ):
        answer = client_of(cast.mentee).post(url(name, mentorship.pk), data)
        page = answer.content.decode()
        assert (answer.status_code, "Alma har slutat" in page, "Vid ån" in page) == (422, True, True)
    assert Meeting.objects.count() == MeetingProposal.objects.count() == 0


def test_own_usual_times_are_kept_in_every_programme(cast, client_of):
    pair(cast)
    Enrolment.objects.filter(person=cast.people["mentor"]).update(usual_times=[[5, "09:00", "11:00"]])
    client = client_of(cast.mentor)
    page = client.get(reverse("meetings:usual_times")).content.decode()
    assert "Lördag 9–11" in page
    chosen = ["1|10:00|12:00", "5|09:00|11:00"]
    client.post(reverse("meetings:usual_times"), {"windows_given": chosen})
    kept = Enrolment.objects.get(person=cast.people["mentor"]).usual_times
    assert kept == [[1, "10:00", "12:00"], [5, "09:00", "11:00"]]
    assert client.post(reverse("meetings:usual_times"), {"windows_given": "9|x|y"}).status_code == 422


def test_usual_times_of_somebody_outside_all_programmes_say_so(cast, client_of):
    answer = client_of(cast.stranger).get(reverse("meetings:usual_times"))
    assert "Du är inte med i något program nu" in answer.content.decode()


def test_each_ticks_their_own_of_the_list_for_distance(cast, client_of):
    mentorship = pair(cast)
    client_of(cast.mentor).post(url("remote", mentorship.pk), {"item": ["rr01", "rr02", "x"]})
    page = client_of(cast.mentee).get(url("remote", mentorship.pk))
    lines = {line.key: (line.is_mine, line.others) for line in page.context["lines"]}
    assert (lines["rr01"], lines["rr03"]) == ((False, ("Alma",)), (False, ()))
    assert page.context["left"] == 10


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


def test_cancelling_in_an_ended_pair_does_not_lead_to_new_times(cast, client_of):
    mentorship = pair(cast)
    meeting = actions.book(mentorship, AHEAD, by=cast.mentee)
    type(mentorship).objects.filter(pk=mentorship.pk).update(state="closed", ended_on=AHEAD.date())
    answer = client_of(cast.mentee).post(url("cancel", meeting.pk))
    assert answer["Location"] == "/meetings/"
