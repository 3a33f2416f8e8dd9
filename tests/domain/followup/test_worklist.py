from datetime import timedelta

import pytest

from lotsa.domain.followup import actions, queries
from lotsa.domain.followup.models import Snooze
from lotsa.domain.matching.models import Proposal
from lotsa.domain.mentorships.actions import ask_to_talk
from lotsa.domain.notifications.models import Message
from lotsa.domain.people.models import Role, RoleAssignment
from lotsa.domain.recognition.actions import answer_idea, propose_idea
from lotsa.domain.recognition.models import Idea, Story
from lotsa.kit import clock
from lotsa.kit.refused import Refused
from tests.cast import Cast
from tests.domain.followup.test_pairs import met, signed
from tests.domain.mentorships.pairs import a_programme, enrolled


@pytest.fixture(autouse=True)
def no_quiet_weeks(cast: Cast) -> None:
    cast.organisation.quiet_from_week = None
    cast.organisation.save()


def titles(cast: Cast) -> list[str]:
    return [item.title for item in queries.worklist(cast.coordinator)]


def test_a_person_who_asks_comes_before_a_silent_pair(cast: Cast) -> None:
    pair = signed(cast, 90)
    met(pair, 49)
    ask_to_talk(pair, by=cast.mentee)
    assert titles(cast) == ["Milo wants to talk with you", "Milo and Alma have not met for 7 weeks"]
    silent = queries.worklist(cast.coordinator)[1]
    assert (silent.text, len(silent.write_to)) == ("Agreed: every two weeks. Nothing is booked.", 2)


def test_only_coordinators_have_a_list(cast: Cast) -> None:
    met(signed(cast, 90), 49)
    for name in ("mentor", "mentee", "administrator", "leader", "other"):
        assert queries.worklist(getattr(cast, name)) == []


def test_a_coordinator_in_the_pair_is_not_told_of_the_others_wish(cast: Cast) -> None:
    pair = signed(cast, 5)
    ask_to_talk(pair, by=cast.mentee)
    RoleAssignment.objects.create(person=cast.people["mentor"], role=Role.COORDINATOR)
    assert [item.title for item in queries.worklist(cast.mentor)] == []


def test_what_rests_comes_back_when_a_new_silence_begins(cast: Cast) -> None:
    pair = signed(cast, 190)
    met(pair, 150)
    (item,) = queries.worklist(cast.coordinator)
    assert actions.snooze(item.key, by=cast.coordinator) == clock.today() + timedelta(days=14)
    assert titles(cast) == []
    Snooze.objects.update(until=clock.today())
    assert len(titles(cast)) == 1
    actions.dismiss(item.key, by=cast.coordinator)
    assert titles(cast) == []
    met(pair, 60)
    assert len(titles(cast)) == 1


def test_waking_undoes_and_nonsense_is_refused(cast: Cast) -> None:
    met(signed(cast, 90), 49)
    (item,) = queries.worklist(cast.coordinator)
    actions.dismiss(item.key, by=cast.coordinator)
    actions.wake(item.key, by=cast.coordinator)
    assert titles(cast) == ["Milo and Alma have not met for 7 weeks"]
    for key in ("", "x", "a:" + "x" * 200):
        with pytest.raises(Refused):
            actions.snooze(key, by=cast.coordinator)


def test_proposals_near_their_day_and_mentees_after_a_no(cast: Cast) -> None:
    programme = a_programme(cast, state="matching", starts_on=clock.today() + timedelta(days=20))
    mentor = enrolled(programme, cast.people["mentor"], "mentor")
    common = {"programme": programme, "mentor": mentor, "answer_by": clock.today() + timedelta(days=2)}
    mentee = enrolled(programme, cast.people["mentee"], "mentee")
    employee = enrolled(programme, cast.people["employee"], "mentee")
    Proposal.objects.create(mentee=mentee, state="published", mentor_answer="yes", **common)
    Proposal.objects.create(mentee=employee, state="declined", **common)
    items = queries.worklist(cast.coordinator)
    assert [item.title for item in items] == [
        "1 mentee needs a new proposal",
        "1 proposal waits for an answer",
    ]
    assert items[1].text.endswith("Not answered: Milo Adept.")


def test_steps_that_are_due_are_named(cast: Cast) -> None:
    today = clock.today()
    a_programme(cast, name="Utkastet", state="draft", starts_on=today + timedelta(days=5))
    a_programme(
        cast,
        name="Anmälan",
        state="enrolment",
        starts_on=today + timedelta(days=9),
        enrolment_closes_on=today - timedelta(days=1),
    )
    a_programme(cast, name="Lugnt", state="draft", starts_on=today + timedelta(days=90))
    assert titles(cast) == ["Utkastet is still a draft", "Anmälan is ready to be matched"]


def test_mail_that_failed_is_one_item(cast: Cast) -> None:
    for number in range(2):
        Message.objects.create(
            organisation=cast.organisation,
            recipient=cast.people["mentee"],
            event_sequence=number,
            template="new_pair",
            object_id=cast.mentee.id,
            language="sv",
            subject="Hej",
            state="failed",
            message_id=f"<{number}@x>",
        )
    assert titles(cast) == ["2 mails could not be sent"]


def test_ideas_without_an_answer_and_stories_all_agreed_to_are_on_the_list(cast: Cast) -> None:
    pair = signed(cast, 5)
    propose_idea(pair, by=cast.mentee, title="En lunch om verktyg")
    Story.objects.create(mentorship=pair, title="Vår berättelse", state=Story.State.AGREED)
    items = {item.place: item for item in queries.worklist(cast.coordinator)}
    assert items["ideas"].title == "1 idea waits for an answer"
    assert items["stories"].title == "1 story is ready to be published"

    actions.snooze(items["ideas"].key, by=cast.coordinator)
    assert "ideas" not in {item.place for item in queries.worklist(cast.coordinator)}
    propose_idea(pair, by=cast.mentor, title="En till")  # a new one wakes the item
    assert "ideas" in {item.place for item in queries.worklist(cast.coordinator)}

    for each in Idea.objects.all():
        answer_idea(each, by=cast.coordinator, state="tried", answer="Gärna.", version=None)
    Story.objects.update(state=Story.State.DRAFT)
    assert {item.place for item in queries.worklist(cast.coordinator)} & {"ideas", "stories"} == set()
