from datetime import UTC, date, datetime, time

import pytest
import time_machine
from django.http import Http404
from icalendar import Calendar

from lotsa.domain.activity.models import Event
from lotsa.domain.programmes import access, actions, queries
from lotsa.domain.programmes.agendas import Point
from lotsa.domain.programmes.invitations import event_invitation
from lotsa.domain.programmes.models import Attendee, Enrolment, Programme, ProgrammeEvent
from lotsa.kit.refused import Refused, Stale
from tests.domain.programmes.rounds import draft, in_state, someone

BEFORE, AFTER = "2027-01-20 08:00", "2027-02-03 08:00"


@pytest.fixture
def kickoff(cast):
    """The kick-off of a round with one pair and a sponsor: 2 February 2027 at 13."""
    programme = in_state(cast, "kickoff", sponsor=cast.leader.person)
    for role in ("mentor", "mentee"):
        someone(cast, programme, cast.people[role], role)
    return programme.events.select_related("programme").get(kind="kickoff")


def verbs(event):
    rows = Event.objects.filter(object_id=event.pk).order_by("sequence")
    return [(row.verb, row.facts.get("sequence"), len(row.concerns)) for row in rows]


def invite(cast, event, *roles):
    chosen = {cast.people[role].pk for role in roles} if roles else None
    return actions.invite_to_event(event, chosen, by=cast.coordinator)


def test_events_begin_as_their_kind_usually_is(cast):
    programme = draft(cast)
    kickoff = programme.events.get(kind="kickoff")
    assert (kickoff.at, kickoff.minutes, kickoff.for_sponsor) == (time(13), 180, True)
    assert kickoff.zone == "Europe/Stockholm"
    assert programme.events.get(kind="pulse").is_gathering is False


def test_starts_at_keeps_the_wall_time_over_summer_time(cast):
    event = ProgrammeEvent(programme=draft(cast), kind="workshop", at=time(13), minutes=60)
    event.on = date(2027, 3, 26)
    assert event.starts_at == datetime(2027, 3, 26, 12, tzinfo=UTC)
    event.on = date(2027, 3, 30)
    assert event.starts_at == datetime(2027, 3, 30, 11, tzinfo=UTC)


@time_machine.travel(BEFORE)
def test_invite_to_event_tells_those_it_is_for_once(cast, kickoff):
    someone(cast, kickoff.programme, cast.employee.person, "mentee", state="invited")
    assert invite(cast, kickoff) == 3
    told = set(Attendee.objects.filter(event=kickoff).values_list("person_id", flat=True))
    assert told == {cast.mentor.id, cast.mentee.id, cast.leader.id}
    assert verbs(kickoff) == [("event.invited", 0, 3)]
    with pytest.raises(Refused, match="at least one"):
        invite(cast, kickoff)


@time_machine.travel(BEFORE)
def test_invite_to_event_leaves_out_who_was_unticked_and_newcomers_come_by_themselves(cast, kickoff):
    assert invite(cast, kickoff, "mentor") == 1
    assert actions.invite_newcomers() == 0
    someone(cast, kickoff.programme, cast.employee.person)
    assert actions.invite_newcomers() == 1
    assert actions.invite_newcomers() == 0
    assert verbs(kickoff) == [("event.invited", 0, 1), ("event.invited", 0, 1)]
    assert invite(cast, kickoff, "mentee") == 1  # the coordinator may think again


@time_machine.travel(BEFORE)
def test_invite_newcomers_waits_for_the_first_invitation(cast, kickoff):
    assert actions.invite_newcomers() == 0
    assert Event.objects.filter(verb="event.invited").count() == 0


@time_machine.travel(BEFORE)
def test_invite_to_event_takes_it_out_of_the_calendar_of_who_is_no_longer_asked(cast, kickoff):
    invite(cast, kickoff)
    Enrolment.objects.filter(person=cast.mentee.person).update(state="withdrawn")
    assert invite(cast, kickoff) == 0
    assert verbs(kickoff)[-1] == ("event.cancelled", 1, 1)
    assert not Attendee.objects.filter(event=kickoff, person=cast.mentee.person).exists()


def test_invite_to_event_is_refused_when_over_or_while_a_draft(cast, kickoff):
    with time_machine.travel(AFTER), pytest.raises(Refused, match="over"):
        invite(cast, kickoff)
    Programme.objects.update(state="draft")
    kickoff.programme.refresh_from_db()
    with time_machine.travel(BEFORE), pytest.raises(Refused, match="Open enrolment"):
        invite(cast, kickoff)


@time_machine.travel(BEFORE)
def test_change_event_raises_the_sequence_and_tells_the_invited(cast, kickoff):
    actions.change_event(kickoff, by=cast.coordinator, version=None, place="Matsalen")
    invite(cast, kickoff)
    actions.change_event(kickoff, by=cast.coordinator, version=None, at=time(14))
    actions.change_event(kickoff, by=cast.coordinator, version=None, for_managers=True)
    assert verbs(kickoff) == [
        ("event.changed", 1, 0),
        ("event.invited", 1, 3),
        ("event.moved", 2, 3),
        ("event.changed", 2, 0),
    ]


def test_change_event_answers_bad_input_in_a_sentence(cast, kickoff):
    for fields, sentence in (
        ({"on": date(2031, 1, 1)}, "far outside"),
        ({"minutes": 0}, "from 5 to 600"),
        ({"on": date(2027, 3, 28), "at": time(2, 30)}, "clocks go forward"),
        ({"link": "javascript:alert(1)"}, "whole address"),
    ):
        with pytest.raises(Refused, match=sentence):
            actions.change_event(kickoff, by=cast.coordinator, version=None, **fields)
    actions.change_event(kickoff, by=cast.coordinator, version=1, place="A")
    with pytest.raises(Stale):
        actions.change_event(kickoff, by=cast.coordinator, version=1, place="B")


@time_machine.travel(BEFORE)
def test_remove_event_deletes_what_nobody_knew_of_and_calls_off_the_rest(cast, kickoff):
    workshop = kickoff.programme.events.get(kind="workshop")
    assert actions.remove_event(workshop, by=cast.coordinator) is False
    assert not ProgrammeEvent.objects.filter(pk=workshop.pk).exists()
    invite(cast, kickoff)
    assert actions.remove_event(kickoff, by=cast.coordinator) is True
    assert verbs(kickoff)[-1] == ("event.cancelled", 1, 3)
    assert kickoff.pk not in [line.event.pk for line in queries.event_lines(cast.mentor, kickoff.programme)]
    with pytest.raises(Refused, match="called off"):
        invite(cast, kickoff)


def test_remove_event_keeps_what_has_been_held(cast, kickoff):
    with time_machine.travel(AFTER):
        actions.hold_event(kickoff, by=cast.coordinator)
    with pytest.raises(Refused, match="history"):
        actions.remove_event(kickoff, by=cast.coordinator)


def test_add_event_is_as_its_kind_unless_said(cast):
    programme = draft(cast)
    made = actions.add_event(programme, "introduction", by=cast.coordinator, on=date(2027, 1, 12))
    assert (made.at, made.minutes, made.for_mentees) == (time(12), 45, True)
    with pytest.raises(Refused, match="what kind"):
        actions.add_event(programme, "pulse", by=cast.coordinator, on=date(2027, 1, 12))


@time_machine.travel(BEFORE)
def test_new_dates_of_the_programme_leave_events_that_people_were_told_of(cast, kickoff):
    invite(cast, kickoff)
    programme = kickoff.programme
    actions.remove_event(programme.events.get(kind="workshop"), by=cast.coordinator)
    extra = actions.add_event(programme, "other", by=cast.coordinator, on=date(2027, 4, 1))
    actions.change_programme(
        programme, by=cast.coordinator, version=None, starts_on=date(2027, 3, 1), ends_on=date(2027, 12, 3)
    )
    days = {event.kind: event.on for event in programme.events.all()}
    assert days["kickoff"] == date(2027, 2, 2)
    assert days["other"] == extra.on
    assert days["closing_event"] == date(2027, 11, 23)
    assert "workshop" not in days


def test_set_agenda_must_add_up_or_stretch_the_event(cast, kickoff):
    points = [Point(10, "Hej"), Point(30, "Öva", "I tretal")]
    with pytest.raises(Refused, match="take 40 minutes and the event 180"):
        actions.set_agenda(kickoff, points, by=cast.coordinator, version=None)
    assert kickoff.agenda is None
    actions.set_agenda(kickoff, points, by=cast.coordinator, version=None, stretch=True)
    assert (kickoff.minutes, kickoff.points) == (40, points)
    with pytest.raises(Refused, match="heading"):
        actions.set_agenda(kickoff, [Point(40, " ")], by=cast.coordinator, version=None)
    actions.set_agenda(kickoff, None, by=cast.coordinator, version=None)
    assert len(kickoff.points) > 5


def test_set_materials_takes_web_addresses_only(cast, kickoff):
    said = {"by": cast.coordinator, "version": None}
    links = [("Bilder", "https://example.se/a"), ("", "https://b.se")]
    actions.set_materials(kickoff, links, " Läs. ", **said)
    assert [each["title"] for each in kickoff.materials] == ["Bilder", "https://b.se"]
    assert kickoff.material_text == "Läs."
    with pytest.raises(Refused) as refused:
        actions.set_materials(kickoff, [("A", "https://a.se"), ("B", "data:text/html,x")], "", **said)
    assert refused.value.field == "url_2"


@time_machine.travel(BEFORE)
def test_answer_event_is_counted_and_may_change(cast, kickoff):
    invite(cast, kickoff)
    actions.answer_event(kickoff, True, by=cast.mentor)
    actions.answer_event(kickoff, False, by=cast.mentee)
    actions.answer_event(kickoff, False, by=cast.mentor)
    counts = queries.event_page(cast.coordinator, kickoff).counts
    assert (counts.told, counts.yes, counts.no, counts.silent) == (3, 0, 2, 1)
    assert queries.event_page(cast.mentor, kickoff).mine.answer == "no"
    assert queries.event_page(cast.mentor, kickoff).guests == []


def test_note_attendance_holds_the_event_and_tells_the_absent_once(cast, kickoff):
    with time_machine.travel(BEFORE):
        invite(cast, kickoff)
        with pytest.raises(Refused, match="not come yet"):
            actions.note_attendance(kickoff, {cast.mentor.id: "came"}, by=cast.coordinator)
    with time_machine.travel(AFTER):
        noted = {
            cast.mentor.id: "came",
            cast.mentee.id: "absent",
            cast.leader.id: "told",
            cast.stranger.id: "came",
        }
        actions.note_attendance(kickoff, noted, by=cast.coordinator)
        assert kickoff.held is True
        counts = queries.event_page(cast.coordinator, kickoff).counts
        assert (counts.came, counts.missed, counts.missed_untold) == (1, 2, 2)
        assert actions.tell_absent(kickoff, by=cast.coordinator) == 2
        with pytest.raises(Refused, match="Nobody is waiting"):
            actions.tell_absent(kickoff, by=cast.coordinator)
    (missed,) = Event.objects.filter(verb="event.missed")
    assert set(missed.concerns) == {str(cast.mentee.id), str(cast.leader.id)}


@time_machine.travel(BEFORE)
def test_event_for_is_for_the_groups_it_is_for(cast, kickoff):
    circle = kickoff.programme.events.filter(kind="mentor_circle").first()
    assert access.event_for(cast.mentor, circle.pk).pk == circle.pk
    for viewer in (cast.mentee, cast.stranger, cast.manager, cast.other):
        with pytest.raises(Http404):
            access.event_for(viewer, circle.pk)
    actions.change_event(kickoff, by=cast.coordinator, version=None, for_managers=True)
    with pytest.raises(Http404):
        access.event_for(cast.manager, kickoff.pk)
    invite(cast, kickoff)
    assert access.event_for(cast.manager, kickoff.pk, to="answer").pk == kickoff.pk


def test_guests_costs_the_same_for_one_and_many(cast, kickoff, django_assert_num_queries):
    for role in ("employee", "stranger", "administrator"):
        someone(cast, kickoff.programme, cast.people[role])
    event = ProgrammeEvent.objects.select_related("programme__sponsor").get(pk=kickoff.pk)
    with django_assert_num_queries(2):
        assert len(queries.guests(event)) == 6


@time_machine.travel(BEFORE)
def test_event_invitation_keeps_its_id_and_its_number_rises(cast, kickoff):
    invite(cast, kickoff)
    texts = [event_invitation(kickoff, cast.mentor.person, language="sv")]
    actions.change_event(kickoff, by=cast.coordinator, version=None, at=time(14), place="Matsalen")
    texts.append(event_invitation(kickoff, cast.mentor.person))
    actions.remove_event(kickoff, by=cast.coordinator)
    texts.append(event_invitation(kickoff, cast.mentor.person, method="CANCEL"))
    calendars = [Calendar.from_ical(text) for text in texts]
    events = [calendar.walk("VEVENT") for calendar in calendars]
    assert [len(found) for found in events] == [1, 1, 1]
    assert {str(found[0]["UID"]) for found in events} == {f"event-{kickoff.pk}@lotsa"}
    assert [found[0]["SEQUENCE"] for found in events] == [0, 1, 2]
    assert [str(calendar["METHOD"]) for calendar in calendars] == ["REQUEST", "REQUEST", "CANCEL"]
    assert events[1][0].decoded("DTSTART") == datetime(2027, 2, 2, 13, tzinfo=UTC)
    assert str(events[2][0]["STATUS"]) == "CANCELLED"
    assert "RRULE" not in events[0][0]
    assert cast.mentee.person.email.encode() not in texts[0]


@time_machine.travel(BEFORE)
def test_invited_to_is_what_is_coming_for_me(cast, kickoff):
    assert queries.invited_to(cast.mentor) == []
    invite(cast, kickoff)
    assert [line.event.pk for line in queries.invited_to(cast.mentor)] == [kickoff.pk]
    assert queries.invited_to(cast.stranger) == []
