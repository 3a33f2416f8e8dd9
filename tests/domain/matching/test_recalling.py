"""What has happened since a proposal was sent is looked at before an answer counts."""

from collections.abc import Callable
from typing import Any

import pytest

from lotsa.domain.activity.models import Event
from lotsa.domain.matching import actions, queries
from lotsa.domain.matching.tasks import follow_proposals
from lotsa.domain.mentorships.models import Mentorship
from lotsa.domain.people.models import Person
from lotsa.domain.programmes.actions import set_enrolment_state
from lotsa.domain.programmes.models import Enrolment, Programme
from lotsa.kit import clock
from lotsa.kit.refused import Refused


@pytest.fixture
def sent(table: Any) -> Any:
    actions.run_match(table.programme, by=table.coordinator)
    actions.publish(table.programme, by=table.coordinator)
    table.send()
    return table


def withdraws(table: Any) -> None:
    set_enrolment_state(
        Enrolment.objects.get(pk=table.sides["Ebba"].pk), "withdrawn", by=table.viewer("Ebba")
    )


def mentor_withdraws(table: Any) -> None:
    Enrolment.objects.filter(pk=table.sides["Olga"].pk).update(state="withdrawn")


def leaves(table: Any) -> None:
    Person.objects.filter(pk=table.people["Ebba"].pk).update(left_on=clock.today())


def is_cancelled(table: Any) -> None:
    Programme.objects.filter(pk=table.programme.pk).update(state="cancelled")


def is_closed(table: Any) -> None:
    Programme.objects.filter(pk=table.programme.pk).update(state="closed")


def begins_by_hand(table: Any, mentor: str, mentee: str) -> actions.Begun:
    sides = {"mentors": [table.sides[mentor]], "mentees": [table.sides[mentee]]}
    programme = Programme.objects.get(pk=table.programme.pk)
    return actions.begin_without_match(programme, **sides, starts_on=clock.today(), by=table.coordinator)


def has_fewer_places(table: Any) -> None:
    Enrolment.objects.filter(pk=table.sides["Olga"].pk).update(places=0)


CHANGES = [withdraws, mentor_withdraws, leaves, is_cancelled, is_closed, has_fewer_places]


@pytest.mark.parametrize("happens", CHANGES)
def test_the_second_yes_begins_nothing_when_what_it_rested_on_is_gone(
    sent: Any, happens: Callable[[Any], None]
) -> None:
    actions.answer(sent.proposal("Ebba"), True, by=sent.viewer("Ebba"))
    happens(sent)
    before = Enrolment.objects.get(pk=sent.sides["Ebba"].pk).state
    with pytest.raises(Refused, match="no longer open"):
        actions.answer(sent.proposal("Ebba"), True, by=sent.viewer("Olga"))
    assert Mentorship.objects.count() == 0
    assert Enrolment.objects.get(pk=sent.sides["Ebba"].pk).state == before
    assert sent.proposal("Ebba").state == "dropped"
    told = Event.objects.get(verb="proposal.recalled", object_id=sent.proposal("Ebba").pk)
    assert told.facts == {}  # not why: the other one may read it
    assert set(told.concerns) == {str(sent.people[name].pk) for name in ("Ebba", "Olga")}


@pytest.mark.parametrize("happens", CHANGES)
def test_what_cannot_be_answered_any_more_is_recalled_daily_and_asks_nobody(
    sent: Any, happens: Callable[[Any], None]
) -> None:
    olga = sent.viewer("Olga")
    assert len(queries.open_proposals(olga)) == 1
    happens(sent)
    assert queries.my_proposal(olga, sent.proposal("Ebba")).can_answer is False
    assert queries.open_proposals(olga) == []
    everybody = happens in (is_cancelled, is_closed)
    assert follow_proposals.call()["recalled"] == (2 if everybody else 1)
    assert (sent.proposal("Ebba").state, sent.proposal("Erik").state) == (
        "dropped",
        "dropped" if everybody else "published",
    )
    assert follow_proposals.call()["recalled"] == 0


def test_a_pair_by_hand_takes_back_what_it_leaves_no_place_for(sent: Any) -> None:
    actions.answer(sent.proposal("Ebba"), True, by=sent.viewer("Ebba"))
    begun = begins_by_hand(sent, "Olga", "Ester")
    assert [row.pk for row in begun.recalled] == [sent.proposal("Ebba").pk]
    with pytest.raises(Refused, match="has been withdrawn"):
        actions.answer(sent.proposal("Ebba"), True, by=sent.viewer("Olga"))
    assert list(Mentorship.objects.all()) == [begun.mentorship]
    assert sent.proposal("Erik").state == "published"


def test_a_pair_by_hand_leaves_a_proposal_that_still_has_a_place(sent: Any) -> None:
    Enrolment.objects.filter(pk=sent.sides["Olga"].pk).update(places=2)
    sent.sides["Olga"].refresh_from_db()
    assert begins_by_hand(sent, "Olga", "Ester").recalled == []
    for name in ("Ebba", "Olga"):
        actions.answer(sent.proposal("Ebba"), True, by=sent.viewer(name))
    assert Mentorship.objects.count() == 2


def test_a_mentee_paired_by_hand_has_no_other_proposal_left(sent: Any) -> None:
    begun = begins_by_hand(sent, "Olga", "Erik")
    assert {row.mentee.person.given_name for row in begun.recalled} == {"Ebba", "Erik"}


def test_the_last_place_goes_to_whoever_says_yes_first(table: Any) -> None:
    Enrolment.objects.filter(pk=table.sides["Oskar"].pk).update(state="withdrawn")
    Enrolment.objects.filter(pk=table.sides["Olga"].pk).update(places=2)
    actions.run_match(table.programme, by=table.coordinator)
    actions.publish(table.programme, by=table.coordinator)
    table.send()
    (first, second) = [
        row for row in ("Ebba", "Erik", "Ester") if table.sides[row].proposals_as_mentee.exists()
    ]
    Enrolment.objects.filter(pk=table.sides["Olga"].pk).update(places=1)
    actions.answer(table.proposal(second), True, by=table.viewer(second))
    for name in (first, "Olga"):
        actions.answer(table.proposal(first), True, by=table.viewer(name))
    assert (table.proposal(first).state, table.proposal(second).state) == ("accepted", "dropped")
    assert Mentorship.objects.count() == 1


def test_a_pause_keeps_the_proposal_but_takes_no_answer(sent: Any) -> None:
    Programme.objects.filter(pk=sent.programme.pk).update(state="paused")
    with pytest.raises(Refused, match="paused"):
        actions.answer(sent.proposal("Ebba"), True, by=sent.viewer("Ebba"))
    assert follow_proposals.call()["recalled"] == 0
    Programme.objects.filter(pk=sent.programme.pk).update(state="running")
    assert actions.answer(sent.proposal("Ebba"), True, by=sent.viewer("Ebba")).mentee_answer == "yes"
