from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse

from lotsa.domain.activity.models import Event
from lotsa.domain.meetings import actions, queries
from lotsa.domain.meetings.models import Meeting, Topic
from lotsa.domain.people.actions import grant_link, revoke_links
from lotsa.domain.people.models import Link, Person
from tests.domain.meetings.pairs import AHEAD, NOW, pair

DAY = timedelta(days=1)


@pytest.fixture(autouse=True)
def frozen(time_machine):
    time_machine.move_to(NOW, tick=False)


@pytest.fixture
def nobody():
    return Client(headers={"accept-language": "en"})


def link(cast, name, row, *, person="mentor", verb="", **fields):
    token = grant_link(
        verb or name,
        organisation=cast.organisation,
        person_id=cast.people[person].pk,
        object_id=row.pk,
        **fields,
    )
    return reverse(f"meetings:{name}", args=[token])


def test_scanner_that_opens_every_link_changes_nothing(cast, nobody):
    mentorship = pair(cast)
    proposal = actions.propose_times(mentorship, [AHEAD, AHEAD + DAY], by=cast.mentee)
    past = Meeting.objects.create(mentorship=mentorship, starts_at=NOW - DAY)
    before = Event.objects.count()
    option = proposal.options.first().pk
    addresses = [
        link(cast, "answer_times", proposal) + f"?time={option}",
        link(cast, "answer_times", proposal) + f"?option={option}",
        link(cast, "confirm_held", past) + "?held=yes",
        link(cast, "confirm_held", past) + "?held=no",
        link(cast, "add_topic", mentorship),
        link(cast, "rate", past, verb="rate_meeting") + "?word=5",
    ]
    for address in addresses:
        assert [nobody.get(address).status_code, nobody.head(address).status_code] == [200, 200]
    assert (Event.objects.count(), Meeting.objects.count()) == (before, 1)
    assert Link.objects.filter(used_at__isnull=False).count() == 0


def test_time_is_taken_by_mail_without_password_in_the_readers_language(cast, nobody):
    proposal = actions.propose_times(pair(cast), [AHEAD, AHEAD + DAY], by=cast.mentee)
    address = link(cast, "answer_times", proposal)
    page = nobody.get(address)
    assert (page["Content-Language"], page["Cache-Control"]) == ("sv", "no-store")
    assert "tis 1 dec kl. 10.00" in page.content.decode()
    answer = nobody.post(address, {"option": str(proposal.options.first().pk)})
    assert "Bokat: du träffar Milo tis 1 dec kl. 10.00" in answer.content.decode()
    assert Meeting.objects.get().starts_at == AHEAD
    assert nobody.get(address).status_code == 410


def test_other_button_of_the_same_mail_says_what_was_booked(cast, nobody):
    proposal = actions.propose_times(pair(cast), [AHEAD, AHEAD + DAY], by=cast.mentee)
    first, second = link(cast, "answer_times", proposal), link(cast, "answer_times", proposal)
    option = str(proposal.options.first().pk)
    nobody.post(first, {"option": option})
    assert "Mötet är bokat: tis 1 dec kl. 10.00" in nobody.get(second).content.decode()
    assert nobody.post(second, {"option": option}).status_code == 422
    assert Meeting.objects.count() == 1


def test_link_never_shows_notes_or_topics(cast, nobody):
    mentorship = pair(cast)
    Meeting.objects.create(mentorship=mentorship, starts_at=NOW - DAY, shared_notes="KANEL")
    actions.add_topic(mentorship, "KANEL", by=cast.mentee)
    proposal = actions.propose_times(mentorship, [AHEAD], by=cast.mentee)
    past = Meeting.objects.get()
    for address in (
        link(cast, "answer_times", proposal),
        link(cast, "confirm_held", past),
        link(cast, "add_topic", mentorship),
    ):
        assert "KANEL" not in nobody.get(address).content.decode()


@pytest.mark.parametrize(("answer", "state"), [("yes", "held"), ("no", "missed")])
def test_held_is_confirmed_by_mail(cast, nobody, answer, state):
    meeting = Meeting.objects.create(mentorship=pair(cast), starts_at=NOW - DAY)
    address = link(cast, "confirm_held", meeting)
    assert nobody.post(address, {"held": answer}).status_code == 200
    meeting.refresh_from_db()
    assert meeting.state == state
    assert nobody.post(address, {"held": answer}).status_code == 410


def test_confirmation_without_an_answer_is_told(cast, nobody):
    meeting = Meeting.objects.create(mentorship=pair(cast), starts_at=NOW - DAY)
    assert nobody.post(link(cast, "confirm_held", meeting)).status_code == 422


def test_topics_are_added_more_than_once_with_the_same_link(cast, nobody):
    mentorship = pair(cast)
    address = link(cast, "add_topic", mentorship, single_use=False)
    nobody.post(address, {"topic": "Första"})
    nobody.post(address, {"topic": "Andra", "only_me": "on"})
    assert list(Topic.objects.values_list("text", "only_me")) == [("Första", False), ("Andra", True)]
    assert nobody.post(address, {"topic": ""}).status_code == 422


def test_link_of_another_verb_foreign_or_unknown_is_not_there(cast, nobody):
    mentorship = pair(cast)
    token = link(cast, "add_topic", mentorship).split("/")[2]
    assert nobody.get(reverse("meetings:confirm_held", args=[token])).status_code == 404
    assert nobody.get(reverse("meetings:confirm_held", args=["never-was"])).status_code == 404
    foreign = link(cast, "add_topic", mentorship, person="stranger")
    assert nobody.get(foreign).status_code == 404


def test_expired_revoked_and_leavers_links_are_gone(cast, nobody, time_machine):
    mentorship = pair(cast)
    address = link(cast, "add_topic", mentorship)
    other = link(cast, "add_topic", mentorship, person="mentee")
    Person.objects.filter(pk=cast.people["mentor"].pk).update(left_on=NOW.date())
    assert nobody.get(address).status_code == 410
    revoke_links(verb="add_topic", person_id=cast.people["mentee"].pk)
    assert nobody.get(other).status_code == 410
    late = link(cast, "add_topic", mentorship, person="mentee")
    time_machine.move_to(NOW + timedelta(days=31))
    assert nobody.get(late).status_code == 410


def test_scanner_leaves_a_used_and_a_withdrawn_link_as_they_were(cast, nobody):
    mentorship = pair(cast)
    first = actions.propose_times(mentorship, [AHEAD], by=cast.mentee)
    used = link(cast, "answer_times", first)
    nobody.post(used, {"option": str(first.options.get().pk)})
    second = actions.propose_times(mentorship, [AHEAD + DAY], by=cast.mentee)
    withdrawn = link(cast, "answer_times", second)
    actions.withdraw(second, by=cast.mentee)
    before = Event.objects.count(), Meeting.objects.count()
    answers = [nobody.get(each).status_code for each in (used, withdrawn)]
    answers += [nobody.head(each).status_code for each in (used, withdrawn)]
    assert answers == [410, 200, 410, 200]
    assert (Event.objects.count(), Meeting.objects.count()) == before
    assert Meeting.objects.get().state == "confirmed"


def test_meeting_is_rated_by_mail_with_one_press(cast, nobody):
    past = Meeting.objects.create(mentorship=pair(cast), starts_at=NOW - DAY, state="held")
    address = link(cast, "rate", past, verb="rate_meeting")
    page = nobody.get(address).content.decode()
    assert page.count('name="word"') == 5
    assert nobody.post(address, {"word": "9"}).status_code == 422
    assert "ditt svar är sparat" in nobody.post(address, {"word": "4"}).content.decode()
    assert queries.my_rating(cast.mentor, past) == 4
    assert queries.my_rating(cast.mentee, past) is None
    assert nobody.post(address, {"word": "1"}).status_code == 410
