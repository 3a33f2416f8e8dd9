"""What happens to a pair, through the actions that make it happen, and what it becomes in whose mailbox."""

from datetime import time, timedelta
from typing import Any

import pytest

from lotsa.domain.activity.models import Event
from lotsa.domain.development.models import CheckIn, Goal
from lotsa.domain.meetings.models import Meeting, MeetingRating
from lotsa.domain.mentorships import actions as mentorships
from lotsa.domain.mentorships.models import Mentorship
from lotsa.domain.network.models import Answer, Question
from lotsa.domain.notifications.actions import prune_messages, send_messages, write_messages
from lotsa.domain.notifications.models import Message
from lotsa.domain.people import actions as people
from lotsa.domain.people.models import Person
from lotsa.domain.programmes.models import ProgrammeEvent
from lotsa.domain.recognition.models import Idea, Story, Thanks
from lotsa.domain.threads import actions as threads
from lotsa.domain.threads.models import Post
from lotsa.kit import clock
from tests.cast import Cast
from tests.domain.mentorships.pairs import a_pair, enrolled
from tests.domain.notifications.post import a_meeting, a_quiet_pair, happens, pair_of, silence, written


def heard(messages: list[Message]) -> list[tuple[str, str]]:
    return [(message.recipient.given_name, message.template) for message in messages]


def verbs(message: Message) -> list[str]:
    return [
        insert["verb"] for insert in message.inserts if insert.get("verb") not in (None, "", "preferences")
    ]


def paths(message: Message) -> list[str]:
    return [insert["path"] for insert in message.inserts if "path" in insert]


def test_the_first_yes_to_the_agreement_reaches_the_other(cast: Cast) -> None:
    pair = a_quiet_pair(cast)
    mentorships.sign_agreement(pair, by=cast.mentor)
    (message,) = written()
    assert heard([message]) == [("Milo", "agreement_waiting")]
    assert message.subject == "Alma Mentor har sagt ja till ert avtal"
    assert f"/pairs/{pair.pk}/agreement/" in paths(message)


def test_who_has_said_yes_meanwhile_is_not_waited_for(cast: Cast) -> None:
    pair = a_quiet_pair(cast)
    mentorships.sign_agreement(pair, by=cast.mentor)
    mentorships.sign_agreement(pair, by=cast.mentee)
    written()
    send_messages()
    assert list(Message.objects.values_list("template", "why")) == [("agreement_waiting", "passed")]


@pytest.mark.parametrize(
    ("verb", "template", "subject"),
    [
        ("agreement.unsigned", "agreement_reminder", "Ert mentorskapsavtal är inte klart än"),
        ("mentorship.fit_asked", "fit_check", "Fortsätta, byta eller avsluta?"),
        ("mentorship.midway", "midway", "Halvvägs: dags för en avstämning"),
    ],
)
def test_what_the_calendar_brings_is_a_reminder_to_both(
    cast: Cast, verb: str, template: str, subject: str
) -> None:
    happens(verb, a_quiet_pair(cast), pair_of(cast), days=22)
    messages = written()
    assert heard(messages) == [("Alma", template), ("Milo", template)]
    assert {(message.subject, message.is_reminder) for message in messages} == {(subject, True)}


def test_the_same_question_to_all_offers_a_talk_without_sign_in(cast: Cast) -> None:
    pair = a_quiet_pair(cast)
    happens("mentorship.fit_asked", pair, pair_of(cast))
    message = written()[0]
    assert verbs(message) == ["ask_to_talk"]
    assert f"/pairs/{pair.pk}/fit/" in paths(message)


def test_the_end_comes_with_its_day_and_the_gathering_if_there_is_one(cast: Cast) -> None:
    pair = a_quiet_pair(cast)
    happens("mentorship.winding_down", pair, [cast.people["mentee"]])
    happens("mentorship.closing", pair, [cast.people["mentor"]])
    down, closing = sorted(written(), key=lambda message: message.event_sequence)
    assert down.subject.startswith("Dags att trappa ner: slut ")
    assert "Avslutning för alla" not in closing.text
    ProgrammeEvent.objects.create(
        programme=pair.programme,
        kind="closing",
        on=clock.today() + timedelta(days=20),
        at=time(15),
        place="Aulan",
    )
    silence()
    happens("mentorship.closing", pair, [cast.people["coordinator"], cast.people["mentee"]])
    told = written("closing")[-1]
    assert told.recipient == cast.people["mentee"]
    assert "Plats: Aulan" in told.text


def test_private_notes_are_not_deleted_without_a_word(cast: Cast) -> None:
    pair = a_quiet_pair(cast)
    Mentorship.objects.filter(pk=pair.pk).update(state="closed", ended_on=clock.today())
    happens("notes.deletion_coming", pair, pair_of(cast), day="2027-05-17")
    assert {message.subject for message in written()} == {"Dina anteckningar tas bort 17 maj 2027"}


def test_a_wish_to_talk_reaches_the_coordinator_and_is_receipted_and_holds_no_words(cast: Cast) -> None:
    pair = a_quiet_pair(cast)
    mentorships.ask_to_talk(pair, by=cast.mentee, text="Vi kommer inte vidare")
    messages = written()
    assert heard(messages) == [("Kaj", "talk_coordinator"), ("Milo", "talk_received")]
    assert not any("vidare" in message.text + str(message.inserts) for message in messages)


def test_a_wish_to_switch_is_told_to_the_coordinator_and_not_to_the_other(cast: Cast) -> None:
    pair = a_quiet_pair(cast)
    switch = mentorships.draft_switch(pair, by=cast.mentee, want="switch", reason="chemistry")
    mentorships.ask_switch(switch, by=cast.mentee)
    messages = written()
    assert heard(messages) == [("Kaj", "switch_coordinator"), ("Milo", "switch_received")]
    assert "Milo" not in messages[0].subject + messages[0].text


def test_who_takes_the_wish_back_is_not_told_that_it_waits(cast: Cast) -> None:
    pair = a_quiet_pair(cast)
    switch = mentorships.draft_switch(pair, by=cast.mentee, want="switch")
    mentorships.ask_switch(switch, by=cast.mentee)
    mentorships.withdraw_switch(switch, by=cast.mentee)
    written()
    send_messages()
    assert set(Message.objects.values_list("why", flat=True)) == {"passed"}


def test_the_other_hears_of_an_ending_in_the_words_that_were_agreed(cast: Cast) -> None:
    pair = a_quiet_pair(cast)
    switch = mentorships.draft_switch(pair, by=cast.mentee, want="end")
    mentorships.ask_switch(switch, by=cast.mentee)
    silence()
    mentorships.tell_of_ending(pair, "Tack för allt.", by=cast.coordinator, handled_as="close")
    (message,) = written()
    assert heard([message]) == [("Alma", "switch_other")]
    assert {"private": "Tack för allt."} in message.inserts
    assert "Tack för allt" not in message.text


def a_goal(cast: Cast, pair: Mentorship) -> Goal:
    return Goal.objects.create(
        organisation=cast.organisation,
        owner=cast.people["mentee"],
        mentorship=pair,
        proposed_by=cast.people["mentee"],
        text="Leda ett möte",
        due_on=clock.today() + timedelta(days=30),
    )


def test_a_goal_waits_for_the_others_yes(cast: Cast) -> None:
    goal = a_goal(cast, a_quiet_pair(cast))
    happens("goal.proposed", goal, pair_of(cast))
    (message,) = written()
    assert (message.recipient, message.subject) == (
        cast.people["mentor"],
        "Milo Adept vill ha ditt ja till ett mål",
    )
    Goal.objects.update(state="accepted")
    send_messages()
    assert Message.objects.get().why == "passed"


def test_a_goal_is_asked_about_with_its_last_check_in(cast: Cast) -> None:
    goal = a_goal(cast, a_quiet_pair(cast))
    happens("goal.check_due", goal, [cast.people["mentee"]])
    assert "Senaste avstämning: ingen än" in written()[0].text
    CheckIn.objects.create(goal=goal, on=clock.today() - timedelta(days=3), level=-1)
    silence()
    happens("goal.check_due", goal, [cast.people["mentor"]])
    message = written()[-1]
    assert "Senaste avstämning: lör 7 nov" in message.text
    assert message.is_reminder


def test_what_one_writes_reaches_the_other_and_stands_in_no_outbox(cast: Cast) -> None:
    pair = a_quiet_pair(cast)
    threads.write_post(pair, "Hej!\n\nJag prövade <i>dag</i>.", by=cast.mentee)
    (message,) = written()
    assert heard([message]) == [("Alma", "thread_post")]
    assert (verbs(message), message.is_reminder) == (["reply"], False)
    assert "prövade" not in message.text
    assert message.reply_to == cast.people["mentee"].email
    assert send_messages() == 1
    assert "prövade" not in str(Message.objects.get().inserts)


def test_what_was_taken_back_is_not_sent(cast: Cast) -> None:
    post = threads.write_post(a_quiet_pair(cast), "Hej", by=cast.mentee)
    written()
    threads.take_back(Post.objects.get(pk=post.pk), by=cast.mentee)
    send_messages()
    assert Message.objects.get().why == "passed"


def test_news_is_read_in_ones_own_language(cast: Cast) -> None:
    pair = a_quiet_pair(cast)
    Person.objects.filter(pk=cast.people["mentor"].pk).update(language="en")
    texts = {"title_sv": "Lunch", "text_sv": "Klockan tolv.", "title_en": "Lunch?", "text_en": "At twelve."}
    threads.publish_news(pair.programme, by=cast.coordinator, to="all", **texts)
    told = {message.recipient.given_name: (message.subject, message.language) for message in written()}
    assert told == {"Alma": ("Bullskolan: Lunch?", "en"), "Milo": ("Bullskolan: Lunch", "sv")}


def test_thanks_ideas_stories_and_questions_keep_their_words_to_their_readers(cast: Cast) -> None:
    pair, milo, alma = a_quiet_pair(cast), cast.people["mentee"], cast.people["mentor"]
    house: dict[str, Any] = {"organisation": cast.organisation}
    thanks = Thanks.objects.create(mentorship=pair, giver=milo, receiver=alma, text="Hemligt tack")
    idea = Idea.objects.create(**house, mentorship=pair, proposed_by=milo, title="Byt mjöl")
    story = Story.objects.create(mentorship=pair, title="Hemlig titel", state="asked", parts={"a": "b"})
    happens("thanks.given", thanks, [alma])
    happens("idea.answered", idea, [milo])
    happens("story.consent_asked", story, [alma])
    messages = written()
    assert heard(messages) == [
        ("Alma", "thank_you_note"),
        ("Milo", "idea_answered"),
        ("Alma", "story_consent"),
    ]
    assert verbs(messages[2]) == ["story_consent"]
    assert not any("Hemlig" in message.text + message.subject for message in messages)


def test_a_question_reaches_who_can_answer_until_it_is_closed(cast: Cast) -> None:
    competence = cast.organisation.competences.create(label_sv="Degar", label_en="Doughs", key="doughs")
    asked = Question.objects.create(
        organisation=cast.organisation,
        asked_by=cast.people["mentee"],
        competence=competence,
        text="Hur länge?",
    )
    answer = Answer.objects.create(question=asked, author=cast.people["mentor"], text="En timme")
    happens("question.asked", asked, [cast.people["mentor"]])
    happens("question.answered", answer, [cast.people["mentee"]])
    assert heard(written()) == [("Alma", "question_asked"), ("Milo", "question_answered")]
    Question.objects.update(closed_at=clock.now())
    send_messages()
    states = Message.objects.order_by("event_sequence").values_list("state", "why")
    assert list(states) == [("dropped", "passed"), ("sent", "")]


def test_how_it_was_is_asked_in_the_next_mail_about_a_meeting_and_once(cast: Cast) -> None:
    pair = a_quiet_pair(cast)
    held = a_meeting(pair, in_days=-4, state="held")
    MeetingRating.objects.create(meeting=held, person=cast.people["mentor"], word=4)
    happens("meeting.booked", a_meeting(pair), pair_of(cast), sequence=0)
    alma, milo = written()
    assert (verbs(alma), verbs(milo)) == (["add_topic"], ["add_topic", "rate_meeting"])
    assert "Hur var det förra mötet?" not in alma.text
    insert = next(insert for insert in milo.inserts if insert.get("verb") == "rate_meeting")
    assert insert["object_id"] == str(held.pk)


@pytest.mark.parametrize(
    ("hours", "subject"),
    [(23, "Flyttat med kort varsel: mötet med "), (25, "Flyttat: mötet med ")],
)
def test_a_change_within_a_day_says_so_first(cast: Cast, hours: int, subject: str) -> None:
    meeting = a_meeting(a_quiet_pair(cast))
    was = (clock.now() + timedelta(hours=hours)).isoformat()
    happens("meeting.moved", meeting, pair_of(cast), sequence=1, was=was)
    assert {message.subject.startswith(subject) for message in written()} == {True}


def test_a_late_cancellation_says_so_first(cast: Cast) -> None:
    meeting = a_meeting(a_quiet_pair(cast), in_days=0, state="cancelled")
    Meeting.objects.update(starts_at=clock.now() + timedelta(hours=2))
    happens("meeting.cancelled", meeting, pair_of(cast), sequence=1)
    assert written()[0].subject.startswith("Inställt med kort varsel: mötet med ")


def test_a_letter_leaves_when_it_can_no_longer_be_taken_back(cast: Cast) -> None:
    pair = a_quiet_pair(cast)
    facts = {
        "subject": "Hur går det?",
        "text": "Hör av er.\n\nKaj",
        "send_at": (clock.now() + timedelta(minutes=10)).isoformat(),
    }
    event = Event.objects.create(
        organisation_id=cast.organisation.pk, actor_id=cast.coordinator.id, verb="letter.written",
        object_type="mentorship", object_id=pair.pk, concerns=[str(cast.mentee.id)], facts=facts,
    )  # fmt: skip
    (message,) = written()
    assert (message.subject, message.reply_to) == ("Hur går det?", cast.coordinator.person.email)
    assert send_messages() == 0
    happens("letter.recalled", pair, pair_of(cast), letter=event.sequence)
    Message.objects.update(send_after=clock.now())
    send_messages()
    assert Message.objects.get().why == "passed"


def test_an_address_is_asked_of_the_mailboxes_it_concerns(cast: Cast, settings: Any) -> None:
    settings.LOTSA_SMTP_IS_SET = True
    milo = cast.mentee.person
    people.change_person(milo, by=cast.coordinator, version=None, email="ny@example.se")
    (message,) = written()
    assert (message.template, message.address) == ("address_waiting", milo.email)
    silence()
    people.ask_own_address("ny2@example.se", by=cast.mentee)
    told = {each.template: each.address for each in written()[1:]}
    assert told == {"address_arriving": "ny2@example.se", "address_leaving": milo.email}
    send_messages()
    assert Message.objects.get(pk=message.pk).why == "passed"  # the newer wish took its place


def test_the_old_address_is_told_that_it_was_left_and_by_whom_to_ask(cast: Cast) -> None:
    milo = cast.mentee.person
    happens("person.address_changed", milo, [milo], old_address="gammal@example.se")
    (message,) = written()
    assert (message.address, message.template) == ("gammal@example.se", "address_changed")
    assert message.inserts == []
    send_messages()
    assert Message.objects.get().to_address == "gammal@example.se"


def test_a_mail_that_stayed_here_forgets_what_the_pair_wrote_after_a_month(cast: Cast) -> None:
    threads.write_post(a_quiet_pair(cast), "Hemligt", by=cast.mentee)
    write_messages()
    Message.objects.update(state="unsent", created_at=clock.now() - timedelta(days=29))
    prune_messages()
    assert "Hemligt" in str(Message.objects.get().inserts)
    assert Message.objects.get().can_be_sent_again
    Message.objects.update(created_at=clock.now() - timedelta(days=31))
    prune_messages()
    assert "Hemligt" not in str(Message.objects.get().inserts)
    assert not Message.objects.get().can_be_sent_again
    Message.objects.update(created_at=clock.now() - timedelta(days=366))
    assert prune_messages() == 1


def test_mentors_with_training_left_are_told_which_part_is_next(cast: Cast) -> None:
    pair = a_pair(cast)
    silence()
    enrolment = enrolled(pair.programme, cast.people["mentor"], "mentor")
    happens("training.reminded", enrolment, [cast.people["mentor"]])
    (message,) = written()
    assert message.subject == "8 delar kvar av mentorutbildningen"
    assert "/guides/" in paths(message)


def test_a_sponsor_is_told_what_only_a_sponsor_can_do(cast: Cast) -> None:
    programme = a_quiet_pair(cast).programme
    happens("sponsor.reminded", programme, [cast.people["leader"]], what="start", items=["sp07"])
    happens("sponsor.reminded", programme, [cast.people["leader"]], what="thank", items=[])
    start, thank = written()
    assert "– Jag är med på uppstartsträffen och säger varför." in start.text
    assert "– Tacka dem som har varit med." in thank.text
