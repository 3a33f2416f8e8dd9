from datetime import timedelta
from typing import Any

import pytest
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext

from lotsa.domain.activity.models import Event
from lotsa.domain.matching.models import Proposal
from lotsa.domain.meetings.models import NextStep
from lotsa.domain.mentorships.actions import end_mentorship
from lotsa.domain.mentorships.models import Mentorship
from lotsa.domain.notifications.actions import write_messages
from lotsa.domain.notifications.catalogue import DRAFTS
from lotsa.domain.notifications.models import Message
from lotsa.domain.people.models import Link, Person
from lotsa.kit import clock
from tests.cast import Cast
from tests.domain.mentorships.pairs import a_pair, begin, enrolled
from tests.domain.notifications.post import (
    a_meeting,
    a_proposal,
    a_quiet_pair,
    a_topic,
    an_invitation,
    happens,
    pair_of,
    some_times,
    written,
)


def heard(messages: list[Message]) -> list[tuple[str, str]]:
    return [(message.recipient.given_name, message.template) for message in messages]


def test_messages_are_written_once(cast: Cast) -> None:
    happens("enrolment.invited", an_invitation(cast), [cast.people["mentor"]])
    first = written()
    Event.objects.update(told_at=None)
    assert heard(written()) == [("Alma", "invitation_mentor")]
    assert [message.pk for message in written()] == [message.pk for message in first]


def test_events_nobody_mails_about_are_only_marked(cast: Cast) -> None:
    happens("person.changed", cast.people["mentor"], [cast.people["mentor"]])
    assert write_messages() == 0
    assert Event.objects.filter(told_at__isnull=True).count() == 0


def test_mail_of_an_action_that_failed_is_never_written(cast: Cast) -> None:
    enrolment = an_invitation(cast)
    with transaction.atomic():
        happens("enrolment.invited", enrolment, [cast.people["mentor"]])
        transaction.set_rollback(True)
    assert written() == []


def test_invitation_says_when_and_how_much_in_the_readers_language(cast: Cast) -> None:
    Person.objects.filter(pk=cast.people["mentor"].pk).update(language="en")
    enrolment = an_invitation(cast)
    happens("enrolment.invited", enrolment, [cast.people["mentor"]])
    (message,) = written()
    assert message.subject == "Would you like to be a mentor in Bullskolan?"
    assert "about 70 minutes a month in paid time" in message.text
    assert message.language == "en"
    assert [insert["verb"] for insert in message.inserts] == ["enrol", "preferences"]
    assert message.reply_to == cast.people["coordinator"].email


def test_writing_grants_no_links(cast: Cast) -> None:
    happens("enrolment.invited", an_invitation(cast), [cast.people["mentor"]])
    written()
    assert Link.objects.count() == 0


def test_the_waiting_list_is_told_with_its_reason(cast: Cast) -> None:
    enrolment = an_invitation(cast, "mentee")
    enrolment.waitlist_note = "Alla som kan baka är upptagna."
    enrolment.save()
    happens("enrolment.waitlisted", enrolment, [cast.people["mentor"]])
    (message,) = written()
    assert "Skälet är: Alla som kan baka är upptagna." in message.text


def test_both_hear_of_a_proposal_when_it_is_to_be_sent(cast: Cast) -> None:
    at = clock.now() + timedelta(minutes=10)
    happens("proposal.published", a_proposal(cast), pair_of(cast), send_at=at.isoformat())
    messages = written()
    assert heard(messages) == [("Alma", "proposal_mentor"), ("Milo", "proposal_mentee")]
    assert {message.send_after for message in messages} == {at}
    assert messages[0].subject == "Förslag: Milo Adept som din adept"
    assert "Det som inte stämmer" not in messages[1].text  # nothing to say: the line goes


def test_a_decline_is_told_to_the_other_without_saying_who_said_no(cast: Cast) -> None:
    happens("proposal.declined", a_proposal(cast), [cast.people["mentee"]], by_side="mentor")
    (message,) = written()
    assert heard([message]) == [("Milo", "declined")]
    assert "Alma" not in message.text


def test_a_reminder_of_a_proposal_goes_to_who_has_not_answered(cast: Cast) -> None:
    happens("proposal.reminded", a_proposal(cast), [cast.people["mentor"]])
    assert heard(written()) == [("Alma", "proposal_reminder")]


def test_a_pair_and_the_line_manager_hear_that_it_began(cast: Cast) -> None:
    a_pair(cast)
    messages = written()
    assert heard(messages) == [("Alma", "accepted"), ("Maj", "manager_info"), ("Milo", "accepted")]
    assert messages[1].subject == "Milo Adept deltar i Bullskolan"
    assert "Alma" not in messages[1].text  # a manager learns name, programme and time


@pytest.mark.parametrize(
    ("fields", "template"),
    [
        ({"reasons": {"by_hand": True}}, "accepted_by_hand"),
        ({"reasons": {"by_hand": True}, "single_meeting": True}, "single_talk"),
    ],
)
def test_whom_nobody_asked_is_not_told_that_both_said_yes(
    cast: Cast, fields: dict[str, Any], template: str
) -> None:
    pair = a_pair(cast)
    Mentorship.objects.filter(pk=pair.pk).update(**fields)
    messages = [message for message in written() if message.template != "manager_info"]
    assert heard(messages) == [("Alma", template), ("Milo", template)]
    assert "Ni har båda sagt ja" not in messages[0].text
    assert ("mentorskapsavtalet" in messages[0].text) == (template == "accepted_by_hand")


def test_a_single_talk_is_no_business_of_the_manager(cast: Cast) -> None:
    pair = a_pair(cast)
    Mentorship.objects.filter(pk=pair.pk).update(single_meeting=True, reasons={"by_hand": True})
    assert heard(written()) == [("Alma", "single_talk"), ("Milo", "single_talk")]


def test_a_manager_of_two_is_told_of_both(cast: Cast) -> None:
    Person.objects.filter(pk=cast.people["mentor"].pk).update(manager=cast.people["manager"])
    a_pair(cast)
    assert {message.part for message in written("manager_info")} == {
        str(person.pk) for person in pair_of(cast)
    }


def test_only_a_pair_that_came_to_the_end_is_thanked(cast: Cast) -> None:
    pair = a_quiet_pair(cast)
    a_meeting(pair, in_days=-9, state="held", actual_minutes=60)
    a_meeting(pair, in_days=-2, state="held", actual_minutes=80)
    end_mentorship(pair, "completed", by=cast.coordinator)
    messages = written()
    assert heard(messages) == [
        ("Alma", "certificate"),
        ("Alma", "thanks_mentor"),
        ("Milo", "certificate"),
        ("Milo", "thanks_mentee"),
    ]
    assert "Ni hann med 2 möten och omkring 2,5 timmar." in messages[1].text


def test_nobody_is_thanked_for_what_ended_early(cast: Cast) -> None:
    end_mentorship(a_quiet_pair(cast), "no_fault", by=cast.coordinator)
    assert written() == []


def test_times_come_with_one_button_each(cast: Cast) -> None:
    pair = a_quiet_pair(cast)
    a_topic(pair, "Att säga nej")
    proposal = some_times(cast, pair, 2)
    happens("times.proposed", proposal, [cast.people["mentor"]])
    (message,) = written()
    assert message.subject == "Milo Adept föreslår två tider"
    assert [insert["path"] for insert in message.inserts if insert.get("verb") == "answer_times"] == [
        *(f"/m/{{token}}/?time={option.pk}" for option in proposal.options.all()),
        "/m/{token}/",
    ]
    assert "3. " not in message.text
    assert "Att säga nej" not in message.text
    assert {"private": "Att säga nej"} in message.inserts


@pytest.mark.parametrize(
    ("verb", "template", "method"),
    [
        ("meeting.booked", "meeting_booked", "REQUEST"),
        ("meeting.moved", "meeting_moved", "REQUEST"),
        ("meeting.cancelled", "meeting_cancelled", "CANCEL"),
    ],
)
def test_meetings_come_with_a_calendar_file(cast: Cast, verb: str, template: str, method: str) -> None:
    meeting = a_meeting(a_quiet_pair(cast))
    happens(verb, meeting, pair_of(cast), sequence=0, was=clock.now().isoformat())
    messages = written()
    assert heard(messages) == [("Alma", template), ("Milo", template)]
    assert {message.calendar_method for message in messages} == {method}
    assert f"METHOD:{method}".encode() in bytes(messages[0].calendar or b"")
    assert messages[0].reply_to == cast.people["mentee"].email


def test_the_outbox_text_holds_neither_place_nor_link_of_a_meeting(cast: Cast) -> None:
    happens("meeting.booked", a_meeting(a_quiet_pair(cast)), pair_of(cast), sequence=0)
    for message in written():
        assert "Fikarummet" not in message.text + message.subject
        assert "hemligt" not in message.text + message.subject


def test_a_reminder_lists_topics_and_next_steps_but_never_private_topics(cast: Cast) -> None:
    pair = a_quiet_pair(cast)
    a_topic(pair, "Att säga nej")
    a_topic(pair, "Bara jag", only_me=True, added_by=cast.people["mentee"])
    NextStep.objects.create(mentorship=pair, text="Prata med Amira", owner=cast.people["mentee"])
    happens("meeting.coming", a_meeting(pair), pair_of(cast))
    (first, _second) = written("meeting_reminder")
    private = [insert["private"] for insert in first.inserts if "private" in insert]
    assert private[2:] == ["– Att säga nej", "– Milo: Prata med Amira"]
    assert not first.is_reminder  # it follows from what they booked themselves


def test_a_reminder_gives_mentor_and_mentee_their_own_things_to_prepare(cast: Cast) -> None:
    happens("meeting.coming", a_meeting(a_quiet_pair(cast)), pair_of(cast))
    mentor, mentee = (message.text for message in written("meeting_reminder"))
    assert ("på fem minuter" in mentor, "på fem minuter" in mentee) == (True, False)
    assert ("att din mentor ska veta" in mentor, "att din mentor ska veta" in mentee) == (False, True)


def test_only_those_the_event_concerns_are_asked_whether_they_met(cast: Cast) -> None:
    meeting = a_meeting(a_quiet_pair(cast), in_days=-1)
    happens("meeting.unconfirmed", meeting, [cast.people["mentee"]])
    (message,) = written()
    assert heard([message]) == [("Milo", "meeting_did_it_happen")]
    assert [insert["path"] for insert in message.inserts if insert.get("verb") == "confirm_held"] == [
        "/h/{token}/?held=yes",
        "/h/{token}/?held=no",
    ]


def test_silence_is_said_in_weeks(cast: Cast) -> None:
    happens("mentorship.silent", a_quiet_pair(cast), pair_of(cast), days=50)
    assert {message.subject for message in written()} == {"Ni har inte träffats på 7 veckor"}


def test_an_import_is_told_from_its_facts(cast: Cast) -> None:
    facts = {
        "file_name": "personal.xlsx",
        "created": 52,
        "updated": 5,
        "problems": 3,
        "undo_until": "2027-01-20",
    }
    happens("import.finished", cast.people["mentor"], [cast.people["coordinator"]], **facts)
    (message,) = written()
    assert message.subject == "Importen är klar: 52 nya, 3 att rätta"
    assert "Kolumner som inte lästes in: inga" in message.text


def test_people_who_have_left_hear_nothing(cast: Cast) -> None:
    pair = a_quiet_pair(cast)
    Person.objects.filter(pk=cast.people["mentor"].pk).update(left_on=clock.today())
    happens("mentorship.silent", pair, pair_of(cast), days=40)
    assert heard(written()) == [("Milo", "long_time_no_see")]


def test_one_event_that_cannot_be_written_does_not_stop_the_others(
    cast: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    bad = happens("enrolment.invited", an_invitation(cast), [cast.people["mentor"]])
    happens("enrolment.invited", an_invitation(cast, "mentee", name="Två"), [cast.people["mentor"]])
    whole = DRAFTS["enrolment.invited"]

    def broken(events: list[Event]) -> object:
        if bad in events:
            raise ValueError("nothing to say")
        return whole(events)

    monkeypatch.setitem(DRAFTS, "enrolment.invited", broken)  # type: ignore[arg-type]  # a dict underneath
    messages = written()
    assert [(message.template, message.state) for message in messages] == [
        ("enrolment.invited", "failed"),
        ("invitation_mentee", "waiting"),
    ]
    assert messages[0].why == "not_written"


def test_thirty_proposals_cost_the_queries_of_three(cast: Cast) -> None:
    programme = a_proposal(cast, state=Proposal.State.DROPPED).programme

    def queries(count: int) -> int:
        for _number in range(count):
            proposal = Proposal.objects.create(
                programme=programme,
                mentee=enrolled(programme, cast.people["mentee"], "mentee"),
                mentor=enrolled(programme, cast.people["mentor"], "mentor"),
                state=Proposal.State.DECLINED,
            )
            happens("proposal.published", proposal, pair_of(cast))
        with CaptureQueriesContext(connection) as seen:
            write_messages()
        return len(seen)

    assert queries(3) == queries(30)


def test_the_message_id_is_the_same_every_time(cast: Cast) -> None:
    happens("enrolment.invited", an_invitation(cast), [cast.people["mentor"]])
    (first,) = written()
    Message.objects.all().delete()
    Event.objects.update(told_at=None)
    (second,) = written()
    assert (first.message_id, first.pk == second.pk) == (second.message_id, False)


def test_a_circle_is_named_as_one(cast: Cast) -> None:
    pair = a_pair(cast)
    begin(pair.programme, cast.people["mentor"], cast.people["employee"])
    assert {message.subject for message in written("accepted") if message.recipient.given_name == "Alma"} == {
        "Ni är ett par: du och Milo Adept",
        "Ni är ett par: du och Emil Anställd",
    }
