from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse
from icalendar import Calendar

from lotsa.domain.meetings import actions, queries
from lotsa.domain.meetings.models import Meeting, NextStep, PrivateNote, Topic
from lotsa.kit.secrets import token_hash
from tests.domain.meetings.pairs import AHEAD, NOW, held, pair

HOUR, DAY = timedelta(hours=1), timedelta(days=1)


@pytest.fixture(autouse=True)
def frozen(time_machine):
    time_machine.move_to(NOW, tick=False)


def url(name, *args):
    return reverse(f"meetings:{name}", args=args)


def begun(mentorship, **fields):
    return Meeting.objects.create(mentorship=mentorship, starts_at=NOW - HOUR, **fields)


def sheet_data(meeting, **typed):
    return {
        "version": meeting.version,
        "shared_notes": meeting.shared_notes,
        "shared_was": token_hash(meeting.shared_notes),
        "private_note": "",
        "private_was": token_hash(""),
        "private_version": 0,
    } | typed


# the meeting page


def test_meeting_page_has_its_parts_in_order(cast, client_of):
    meeting = begun(pair(cast))
    actions.add_next_step(held(meeting.mentorship, NOW - 14 * DAY), "Be Lars om ordet", by=cast.mentee)
    page = client_of(cast.mentee).get(url("meeting", meeting.pk)).content.decode()
    parts = ["Nästa steg från sist", "Att prata om", "Gemensamma anteckningar", "Mina egna", "Avsluta mötet"]
    places = [page.index(part) for part in parts]
    assert places == sorted(places)
    assert "Möte 2 med Alma" in page


def test_one_press_saves_everything_typed(cast, client_of):
    mentorship = pair(cast)
    meeting = begun(mentorship)
    topic = actions.add_topic(mentorship, "Första frågan", by=cast.mentor)
    typed = sheet_data(
        meeting,
        do="save",
        topic="Andra frågan",
        shared_notes="Vi sa\r\nmycket",
        private_note="Tyst",
        topic_shown=str(topic.pk),
        talked=str(topic.pk),
    )
    answer = client_of(cast.mentee).post(url("meeting", meeting.pk), typed)
    assert (answer.status_code, answer["Location"]) == (303, url("meeting", meeting.pk))
    meeting.refresh_from_db()
    topic.refresh_from_db()
    assert (meeting.shared_notes, topic.talked_in) == ("Vi sa\nmycket", meeting)
    assert Topic.objects.filter(text="Andra frågan", only_me=False).count() == 1
    assert queries.meeting_sheet(cast.mentee, meeting).private_text == "Tyst"


def test_closing_takes_one_press_and_books_the_next(cast, client_of):
    meeting = begun(pair(cast))
    page = client_of(cast.mentee).get(url("meeting", meeting.pk))
    offered = page.context["form"]["next_at"].initial
    typed = sheet_data(meeting, do="close", held="yes", minutes=30, next_step="Prova", next_at=offered)
    client_of(cast.mentee).post(url("meeting", meeting.pk), typed)
    meeting.refresh_from_db()
    assert meeting.state == "held"
    assert NextStep.objects.get().text == "Prova"
    assert queries.next_meeting(cast.mentee).number == 2


def test_closing_without_a_next_time_leads_to_proposing(cast, client_of):
    meeting = begun(pair(cast))
    typed = sheet_data(meeting, do="close", held="no", next_at="")
    answer = client_of(cast.mentor).post(url("meeting", meeting.pk), typed)
    assert answer["Location"] == url("propose", meeting.mentorship_id)
    meeting.refresh_from_db()
    assert meeting.state == "missed"


def test_two_editors_see_both_texts_and_lose_nothing(cast, client_of):
    meeting = begun(pair(cast))
    client_of(cast.mentee).post(url("meeting", meeting.pk), sheet_data(meeting, shared_notes="Hennes text"))
    late = sheet_data(meeting, shared_notes="Hans text", topic="Hans ämne", private_note="Hans egen")
    answer = client_of(cast.mentor).post(url("meeting", meeting.pk), late)
    page = answer.content.decode()
    assert (answer.status_code, "<title>Problem:" in page) == (409, True)
    assert [text in page for text in ("Hennes text", "Hans text", "Hans ämne", "Hans egen")] == [True] * 4
    assert Topic.objects.count() == PrivateNote.objects.count() == 0
    again = late | {"version": answer.context["form"].data["version"], "shared_notes": "Hennes och hans"}
    assert client_of(cast.mentor).post(url("meeting", meeting.pk), again).status_code == 303
    meeting.refresh_from_db()
    assert meeting.shared_notes == "Hennes och hans"
    assert Topic.objects.count() == PrivateNote.objects.count() == 1


def test_both_conflicts_are_shown_at_once(cast, client_of):
    meeting = begun(pair(cast))
    client = client_of(cast.mentee)
    opened = sheet_data(meeting)
    client_of(cast.mentor).post(url("meeting", meeting.pk), sheet_data(meeting, shared_notes="Hans text"))
    client.post(url("meeting", meeting.pk), opened | {"private_note": "Ena fönstret"})
    typed = opened | {"shared_notes": "Hennes text", "private_note": "Andra fönstret"}
    answer = client.post(url("meeting", meeting.pk), typed)
    page = answer.content.decode()
    texts = ("Hans text", "Hennes text", "Ena fönstret", "Andra fönstret")
    assert (answer.status_code, [text in page for text in texts]) == (409, [True] * 4)
    data = answer.context["form"].data
    versions = {"version": data["version"], "private_version": data["private_version"]}
    assert client.post(url("meeting", meeting.pk), typed | versions).status_code == 303
    meeting.refresh_from_db()
    sheet = queries.meeting_sheet(cast.mentee, meeting)
    assert (meeting.shared_notes, sheet.private_text) == ("Hennes text", "Andra fönstret")


@pytest.mark.parametrize(("length", "status"), [(50_000, 303), (50_001, 422)])
def test_long_notes_are_kept_or_refused_in_words(cast, client_of, length, status):
    meeting = begun(pair(cast))
    text = "å" * length
    answer = client_of(cast.mentee).post(url("meeting", meeting.pk), sheet_data(meeting, shared_notes=text))
    meeting.refresh_from_db()
    assert (answer.status_code, meeting.shared_notes == text) == (status, status == 303)
    if status == 422:
        assert ("högst 50 000 tecken" in answer.content.decode(), text in answer.content.decode()) == (
            True,
            True,
        )


def test_emoji_and_text_from_right_to_left_are_kept(cast, client_of):
    meeting = begun(pair(cast))
    typed = {"topic": "שלום 👩🏽‍🍳", "shared_notes": "مرحبا بكم\n🥐🥐", "private_note": "🤫 سر"}
    client = client_of(cast.mentee)
    assert client.post(url("meeting", meeting.pk), sheet_data(meeting, **typed)).status_code == 303
    answer = client.get(url("meeting", meeting.pk))
    page = answer.content.decode()
    assert [text in page for text in (*typed.values(), "<bdi>שלום 👩🏽‍🍳</bdi>", 'dir="auto"')] == [True] * 5
    meeting.refresh_from_db()
    assert meeting.shared_notes == "مرحبا بكم\n🥐🥐"


def test_tried_at_work_is_asked_of_the_owner_next_time(cast, client_of):
    meeting = begun(pair(cast))
    step = actions.add_next_step(held(meeting.mentorship, NOW - 14 * DAY), "Be Lars", by=cast.mentee)
    assert f"tried_{step.pk}" not in client_of(cast.mentor).get(url("meeting", meeting.pk)).content.decode()
    typed = sheet_data(meeting, do="save", step_shown=str(step.pk))
    typed |= {f"tried_{step.pk}": "partly", f"how_{step.pk}": "Halva ordet"}
    assert client_of(cast.mentee).post(url("meeting", meeting.pk), typed).status_code == 303
    step.refresh_from_db()
    assert (step.tried, step.tried_note, step.done_on) == ("partly", "Halva ordet", None)
    assert "Halva ordet" in client_of(cast.mentor).get(url("meeting", meeting.pk)).content.decode()


def test_meeting_that_did_not_happen_says_why_and_offers_times(cast, client_of):
    meeting = begun(pair(cast))
    typed = sheet_data(meeting, do="close", held="no", why="technology", next_at="")
    client_of(cast.mentee).post(url("meeting", meeting.pk), typed)
    page = client_of(cast.mentor).get(url("meeting", meeting.pk)).content.decode()
    assert ("Tekniken fungerade inte" in page, url("propose", meeting.mentorship_id) in page) == (True, True)


def test_mentor_and_mentee_prepare_different_things(cast, client_of):
    meeting = actions.book(pair(cast), AHEAD, by=cast.mentee)
    one, other = (
        client_of(viewer).get(url("meeting", meeting.pk)).context["sheet"].prompts
        for viewer in (cast.mentor, cast.mentee)
    )
    assert (len(one), len(other), set(one) & set(other)) == (3, 3, set())


def test_rating_is_seen_by_its_giver_alone(cast, client_of):
    meeting = held(pair(cast), NOW - DAY)
    client_of(cast.mentee).post(url("rating", meeting.pk), {"word": "5"})
    mine = client_of(cast.mentee).get(url("meeting", meeting.pk)).content.decode()
    theirs = client_of(cast.mentor).get(url("meeting", meeting.pk)).content.decode()
    assert ("✓" in mine, "✓" in theirs) == (True, False)
    assert client_of(cast.mentee).post(url("rating", meeting.pk), {"word": "6"}).status_code == 422


def test_time_agreed_in_another_zone_says_so(cast, client_of):
    meeting = actions.book(pair(cast), AHEAD, by=cast.mentee)
    client = client_of(cast.mentee)
    assert "Europe/" not in client.get(url("meeting", meeting.pk)).content.decode()
    Meeting.objects.filter(pk=meeting.pk).update(zone="Europe/Helsinki")
    page = client.get(url("meeting", meeting.pk)).content.decode()
    assert "tis 1 dec kl. 11.00 i Europe/Helsinki" in page


def test_untouched_notes_are_not_written_back_over_newer_ones(cast, client_of):
    meeting = begun(pair(cast))
    old = sheet_data(meeting, topic="Bara ett ämne")
    client_of(cast.mentee).post(url("meeting", meeting.pk), sheet_data(meeting, shared_notes="Nytt"))
    assert client_of(cast.mentor).post(url("meeting", meeting.pk), old).status_code == 303
    meeting.refresh_from_db()
    assert (meeting.shared_notes, Topic.objects.count()) == ("Nytt", 1)


def test_wrong_minutes_keep_what_was_typed(cast, client_of):
    meeting = begun(pair(cast))
    typed = sheet_data(
        meeting, do="close", held="yes", minutes="9999", next_step="Prova detta", topic="Och det"
    )
    answer = client_of(cast.mentee).post(url("meeting", meeting.pk), typed)
    page = answer.content.decode()
    assert answer.status_code == 422
    assert ["Prova detta" in page, "Och det" in page, "Problem:" in page] == [True] * 3


def test_tick_on_its_own_saves_only_the_tick(cast, client_of):
    mentorship = pair(cast)
    meeting = begun(mentorship)
    topic = actions.add_topic(mentorship, "Fråga", by=cast.mentee)
    typed = sheet_data(meeting, do="tick", topic_shown=str(topic.pk), talked=str(topic.pk), topic="Halvskriv")
    answer = client_of(cast.mentee).post(url("meeting", meeting.pk), typed, headers={"HX-Request": "true"})
    topic.refresh_from_db()
    assert (answer.status_code, topic.talked_in, Topic.objects.count()) == (204, meeting, 1)


def test_nonsense_ids_are_no_trouble(cast, client_of):
    meeting = begun(pair(cast))
    typed = sheet_data(meeting, step_shown="x", talked="' or 1", topic_shown="\x00", do="save")
    assert client_of(cast.mentee).post(url("meeting", meeting.pk), typed).status_code == 303


def test_agenda_is_put_on_the_list_by_one_press(cast, client_of):
    meeting = actions.book(pair(cast), AHEAD, by=cast.mentee)
    client_of(cast.mentee).post(url("meeting", meeting.pk), sheet_data(meeting, do="agenda"))
    assert list(Topic.objects.values_list("text", flat=True)) == [
        "Lära känna varandra",
        "Varför är vi här?",
        "Förväntningar på varandra",
        "Spelregler och förtrolighet",
        "Första målen",
        "Mötesform och tider",
        "Nästa steg",
    ]
    page = client_of(cast.mentee).get(url("meeting", meeting.pk)).content.decode()
    assert 'value="agenda"' not in page


def test_questions_are_taken_by_one_press_and_not_offered_again(cast, client_of):
    meeting = actions.book(pair(cast), AHEAD, by=cast.mentee)
    client = client_of(cast.mentee)
    offered = client.get(url("meeting", meeting.pk)).context["sheet"].questions
    client.post(url("meeting", meeting.pk), sheet_data(meeting, do="questions"))
    assert list(Topic.objects.values_list("bank_key", flat=True)) == [each.key for each in offered]
    again = client.get(url("meeting", meeting.pk)).context["sheet"].questions
    assert {each.key for each in again} & {each.key for each in offered} == set()


@pytest.mark.parametrize("role", ["coordinator", "administrator", "manager", "stranger", "other"])
def test_meeting_is_not_there_for_others(cast, client_of, role):
    meeting = begun(pair(cast), shared_notes="KANEL")
    client = client_of(getattr(cast, role))
    for name in ("meeting", "invitation", "move", "cancel"):
        answer = client.get(url(name, meeting.pk))
        assert (answer.status_code, "KANEL" in answer.content.decode()) == (404, False)


def test_others_private_words_are_in_no_page(cast, client_of):
    mentorship = pair(cast)
    meeting = begun(mentorship)
    actions.write_private_note(meeting, "KANEL", by=cast.mentee, version=0)
    actions.add_topic(mentorship, "KARDEMUMMA", by=cast.mentee, only_me=True)
    for name, pk in (("meeting", meeting.pk), ("propose", mentorship.pk)):
        page = client_of(cast.mentor).get(url(name, pk)).content.decode()
        assert ("KANEL" in page, "KARDEMUMMA" in page) == (False, False)
    assert "KANEL" in client_of(cast.mentee).get(url("meeting", meeting.pk)).content.decode()


# lists and files


def test_index_costs_the_same_for_one_and_three_meetings(cast, client_of, django_assert_num_queries):
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    mentorship = pair(cast)
    held(mentorship, NOW - 30 * DAY)
    begun(mentorship)
    actions.book(mentorship, AHEAD, by=cast.mentee)
    client = client_of(cast.mentee)
    counts = []
    for extra in (0, 2):
        for step in range(extra):
            held(mentorship, NOW - (step + 2) * DAY)
            actions.book(mentorship, AHEAD + (step + 1) * 7 * DAY, by=cast.mentee)
        with CaptureQueriesContext(connection) as made:
            assert client.get(url("index")).status_code == 200
        counts.append(len(made))
    assert counts[0] == counts[1]


def test_index_of_somebody_without_a_pair_says_so(cast, client_of):
    page = client_of(cast.stranger).get(url("index")).content.decode()
    assert "Du är inte med i något mentorpar än" in page


def test_invitation_file_is_a_calendar(cast, client_of):
    meeting = actions.book(pair(cast), AHEAD, by=cast.mentee)
    answer = client_of(cast.mentor).get(url("invitation", meeting.pk))
    assert answer["Content-Type"] == "text/calendar; charset=utf-8"
    assert Calendar.from_ical(answer.content).walk("VEVENT")[0]["DTSTART"].dt == AHEAD


def test_feed_address_is_shown_once_works_and_can_be_stopped(cast, client_of):
    actions.book(pair(cast), AHEAD, by=cast.mentee)
    client = client_of(cast.mentee)
    address = client.post(url("feed_address")).context["address"]
    assert address not in client.get(url("feed_address")).content.decode()
    feed = Client().get(address)
    assert (feed.status_code, feed["Cache-Control"]) == (200, "no-store")
    assert len(Calendar.from_ical(feed.content).walk("VEVENT")) == 1
    client.post(url("feed_address"), {"do": "revoke"})
    assert Client().get(address).status_code == 404


@pytest.mark.parametrize("sent", [{}, {"do": "save"}, {"do": "save", "shared_was": "x", "private_was": "x"}])
def test_a_form_cut_short_leaves_the_notes_as_they_were(cast, client_of, sent):
    meeting = begun(pair(cast), shared_notes="Vi sa mycket")
    actions.write_private_note(meeting, "Tyst", by=cast.mentee, version=None)
    answer = client_of(cast.mentee).post(url("meeting", meeting.pk), sent)
    meeting.refresh_from_db()
    kept = queries.meeting_sheet(cast.mentee, meeting).private_text
    assert (answer.status_code, meeting.shared_notes, kept) == (303, "Vi sa mycket", "Tyst")


@pytest.mark.parametrize("text", ["", "Annat"])
@pytest.mark.parametrize("name", ["shared_notes", "private_note"])
def test_notes_without_a_version_overwrite_nothing(cast, client_of, name, text):
    meeting = begun(pair(cast), shared_notes="Vi sa mycket")
    actions.write_private_note(meeting, "Tyst", by=cast.mentee, version=None)
    answer = client_of(cast.mentee).post(url("meeting", meeting.pk), {"do": "save", name: text})
    meeting.refresh_from_db()
    kept = queries.meeting_sheet(cast.mentee, meeting).private_text
    assert (answer.status_code, meeting.shared_notes, kept) == (409, "Vi sa mycket", "Tyst")


def test_a_meeting_is_not_closed_by_a_form_cut_short(cast, client_of):
    meeting = begun(pair(cast))
    answer = client_of(cast.mentee).post(url("meeting", meeting.pk), {"do": "close"})
    meeting.refresh_from_db()
    assert (answer.status_code, meeting.state) == (422, "confirmed")
    assert "Välj om mötet blev av" in answer.text


def test_a_closed_meeting_names_and_links_the_next(cast, client_of):
    mentorship = pair(cast)
    over = held(mentorship, NOW - DAY)
    coming = actions.book(mentorship, AHEAD, by=cast.mentee)
    page = client_of(cast.mentee).get(url("meeting", over.pk)).content.decode()
    assert f'Ni ses nästa gång <a href="/meetings/{coming.pk}/">' in page
