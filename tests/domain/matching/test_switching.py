"""From one pair to the next: who is proposed, and what comes along."""

from datetime import timedelta
from typing import Any

import pytest
from django.conf import settings
from django.http import Http404

from lotsa.domain.activity.models import Event
from lotsa.domain.development.access import visible_to as goals_seen_by
from lotsa.domain.development.actions import add_plan_item
from lotsa.domain.development.models import Goal, PlanItem
from lotsa.domain.matching import actions, queries
from lotsa.domain.matching.models import Proposal
from lotsa.domain.meetings.models import Meeting, NextStep, PrivateNote, Topic
from lotsa.domain.mentorships import access as pairs
from lotsa.domain.mentorships.actions import ask_switch, draft_switch
from lotsa.domain.mentorships.models import Mentorship
from lotsa.domain.people.models import Conflict, Person
from lotsa.domain.programmes.models import Enrolment
from lotsa.kit import clock
from lotsa.kit.refused import Refused
from lotsa.kit.secrets import seal
from tests.cast import client_of
from tests.domain.development.test_actions import a_goal

LEAKS = ("delad-anteckning-knuten", "egen-anteckning-knuten", "ämnesknuten", "stegknuten", "bara-min-knuten")


@pytest.fixture
def pair(table: Any) -> Mentorship:
    """Ebba with Olga; Oskar has a place, Erik and Ester wait."""
    table.programme.state = "running"
    table.programme.save()
    return begin(table, "Olga", "Ebba")


def begin(table: Any, mentor: str, mentee: str) -> Mentorship:
    return actions.begin_pair(
        table.programme,
        mentor=table.sides[mentor],
        mentee=table.sides[mentee],
        starts_on=clock.today() - timedelta(days=60),
        reasons={},
        by=table.coordinator,
    )


def names(found: queries.NextMentors | None) -> list[str]:
    assert found is not None
    return [each.mentor.person.given_name for each in found.mentors]


def fresh(pair: Mentorship) -> Mentorship:
    return Mentorship.objects.select_related("organisation", "programme__organisation").get(pk=pair.pk)


def write_notes(pair: Mentorship, mentee: Person) -> None:
    meeting = Meeting.objects.create(
        mentorship=pair, starts_at=clock.now() - timedelta(days=7), state="held", shared_notes=LEAKS[0]
    )
    note = PrivateNote(author=mentee, mentorship=pair, meeting=meeting)
    note.sealed = seal(
        LEAKS[1], master=settings.LOTSA_MASTER_KEY, owner=str(mentee.pk), place=f"note {note.pk}"
    )
    note.save()
    Topic.objects.create(mentorship=pair, text=LEAKS[2], added_by=mentee)
    Topic.objects.create(mentorship=pair, text=LEAKS[4], added_by=mentee, only_me=True)
    NextStep.objects.create(mentorship=pair, text=LEAKS[3], owner=mentee, agreed_in=meeting)


def test_the_mentee_is_offered_those_with_a_place_and_never_the_same(table: Any, pair: Mentorship) -> None:
    assert names(queries.next_mentors(table.viewer("Ebba"), pair)) == ["Oskar"]
    assert names(queries.next_mentors(table.coordinator, pair)) == ["Oskar"]


def test_other_pairs_and_drafts_keep_their_places(table: Any, pair: Mentorship) -> None:
    begin(table, "Oskar", "Erik")
    found = queries.next_mentors(table.coordinator, pair)
    assert names(found) == []
    assert found is not None
    assert "Oskar" in found.why_none


def test_a_sent_proposal_holds_its_place_too(table: Any, pair: Mentorship) -> None:
    actions.propose_now(table.programme, table.sides["Erik"], table.sides["Oskar"], by=table.coordinator)
    assert names(queries.next_mentors(table.coordinator, pair)) == []


def test_rules_that_protect_people_hold(table: Any, pair: Mentorship) -> None:
    Conflict.objects.create(
        organisation=table.cast.organisation, one=table.people["Ebba"], other=table.people["Oskar"]
    )
    assert names(queries.next_mentors(table.coordinator, pair)) == []


def test_nobody_else_may_ask_for_the_list(table: Any, pair: Mentorship) -> None:
    with pytest.raises(Http404):
        queries.next_mentors(table.viewer("Erik"), pair)


def test_a_switch_ends_one_pair_and_proposes_the_next(table: Any, pair: Mentorship) -> None:
    switch = draft_switch(pair, by=table.viewer("Ebba"), want="switch")
    ask_switch(switch, by=table.viewer("Ebba"))
    proposal = actions.end_and_go_on(
        fresh(pair), by=table.coordinator, outcome="no_fault", message="Tack", mentor=table.sides["Oskar"]
    )
    assert proposal is not None
    switch.refresh_from_db()
    assert (fresh(pair).state, fresh(pair).outcome) == ("closed", "no_fault")
    assert (proposal.state, switch.state, switch.handled_as) == ("published", "handled", "re_match")
    event = Event.objects.get(verb="proposal.published")
    assert set(event.concerns) == {str(table.people[name].pk) for name in ("Ebba", "Oskar")}
    told = Event.objects.get(verb="switch.told")
    assert told.concerns == [str(table.people["Olga"].pk)]


def test_goals_and_plan_follow_and_notes_do_not(table: Any, pair: Mentorship) -> None:
    ebba, olga, oskar = (table.viewer(name) for name in ("Ebba", "Olga", "Oskar"))
    goal = a_goal(pair, ebba, text="Baka surdeg")
    done = a_goal(pair, ebba, text="Redan nått")
    Goal.objects.filter(pk=done.pk).update(state="reached")
    item = add_plan_item(ebba.person, "Gå en kurs", by=ebba, mentorship=pair)
    write_notes(pair, ebba.person)
    actions.end_and_go_on(fresh(pair), by=table.coordinator, outcome="no_fault", mentor=table.sides["Oskar"])
    table.send()
    proposal = Proposal.objects.get(mentee=table.sides["Ebba"], state="published")
    for viewer in (ebba, oskar):
        proposal = actions.answer(proposal, True, by=viewer)
    new = proposal.mentorship
    assert new is not None
    goal.refresh_from_db()
    item.refresh_from_db()
    assert (goal.mentorship_id, item.mentorship_id) == (new.pk, new.pk)
    assert [each.text for each in goals_seen_by(oskar)] == ["Baka surdeg"]
    assert [each.text for each in goals_seen_by(olga)] == ["Redan nått"]
    assert PlanItem.objects.filter(owner=ebba.person).count() == 1
    browser = client_of(oskar)
    meeting = Meeting.objects.create(mentorship=new, starts_at=clock.now() + timedelta(days=1))
    addresses = (f"/pairs/{new.pk}/", f"/meetings/{meeting.pk}/", f"/goals/{goal.pk}/", "/", "/meetings/")
    read = "".join(browser.get(address).text for address in addresses)
    assert [leak for leak in LEAKS if leak in read] == []
    assert "Baka surdeg" in read
    old = [browser.get(f"/pairs/{pair.pk}/").status_code]
    old += [browser.get(f"/meetings/{pk}/").status_code for pk in pair.meetings.values_list("pk", flat=True)]
    assert old == [404, 404]
    assert [
        leak for leak in LEAKS if leak in client_of(table.coordinator).get(f"/pairs/{new.pk}/").text
    ] == []


def test_with_two_yes_already_said_the_pair_begins_at_once(table: Any, pair: Mentorship) -> None:
    goal = a_goal(pair, table.viewer("Ebba"))
    proposal = actions.end_and_go_on(
        fresh(pair), by=table.coordinator, outcome="no_fault", mentor=table.sides["Oskar"], agreed=True
    )
    assert proposal is not None
    goal.refresh_from_db()
    assert (proposal.state, goal.mentorship_id) == ("accepted", proposal.mentorship_id)
    assert set(pairs.visible_to(table.viewer("Oskar"))) == {proposal.mentorship}


def test_it_is_done_at_once_or_not_at_all(table: Any, pair: Mentorship) -> None:
    Enrolment.objects.filter(pk=table.sides["Oskar"].pk).update(state="paused")
    with pytest.raises(Refused, match="cannot be matched"):
        actions.end_and_go_on(
            fresh(pair), by=table.coordinator, outcome="no_fault", mentor=table.sides["Oskar"]
        )
    assert fresh(pair).state == "agreement"
    assert Event.objects.filter(verb__in=["mentorship.ended", "switch.told"]).count() == 0


def test_the_same_mentor_again_is_refused(table: Any, pair: Mentorship) -> None:
    with pytest.raises(Refused, match="been a pair before"):
        actions.end_and_go_on(
            fresh(pair), by=table.coordinator, outcome="no_fault", mentor=table.sides["Olga"]
        )


def test_the_waiting_list_and_another_path(table: Any, pair: Mentorship) -> None:
    actions.end_and_go_on(
        fresh(pair),
        by=table.coordinator,
        outcome="other_path",
        then="waiting_list",
        other_path="Kurs i kalkyl",
    )
    assert Enrolment.objects.get(pk=table.sides["Ebba"].pk).state == "waitlisted"
    item = PlanItem.objects.get(owner=table.people["Ebba"])
    assert (item.text, item.kind) == ("Kurs i kalkyl", "other_path")


def test_a_place_left_free_goes_to_whoever_gains_most(table: Any, pair: Mentorship) -> None:
    begin(table, "Oskar", "Erik")
    Enrolment.objects.filter(pk=table.sides["Ester"].pk).update(state="waitlisted")
    actions.end_and_go_on(fresh(pair), by=table.coordinator, outcome="left_company")
    (place,) = queries.free_places(table.coordinator, fresh(pair))
    # Ebba is without a mentor too, and has had this one.
    assert [each.mentee.person.given_name for each in place.waiting] == ["Ester"]
    ester = place.best.mentee
    actions.propose_now(table.programme, ester, place.mentor, by=table.coordinator)
    ester.refresh_from_db()
    assert (ester.state, table.proposal("Ester").state) == ("approved", "published")
    assert queries.free_places(table.coordinator, fresh(pair)) == []


def test_with_nobody_to_teach_those_with_a_place_are_second_best(table: Any, pair: Mentorship) -> None:
    table.sides["Oskar"].competences.all().delete()
    table.programme.hard_rules = [*table.programme.hard_rules, "can_teach"]
    table.programme.save()
    found = queries.next_mentors(table.coordinator, pair)
    assert found is not None
    assert (names(found), found.is_second_best) == (["Oskar"], True)
    assert found.why_none != ""
    proposal = actions.end_and_go_on(
        fresh(pair), by=table.coordinator, outcome="no_fault", mentor=table.sides["Oskar"]
    )
    assert proposal is not None
    assert [fact["code"] for fact in proposal.facts if fact["part"] == "rules"] == ["can_teach"]


def test_an_ending_is_taken_back_with_what_was_sent_instead(table: Any, pair: Mentorship) -> None:
    goal = a_goal(pair, table.viewer("Ebba"))
    proposal = actions.end_and_go_on(
        fresh(pair), by=table.coordinator, outcome="no_fault", mentor=table.sides["Oskar"]
    )
    assert proposal is not None
    assert queries.sent_after(table.coordinator, fresh(pair)) == proposal
    actions.take_back_ending(fresh(pair), by=table.coordinator)
    proposal.refresh_from_db()
    goal.refresh_from_db()
    assert (fresh(pair).state, proposal.state, goal.mentorship_id) == ("agreement", "dropped", pair.pk)


def test_an_ending_stands_once_the_new_pair_has_begun(table: Any, pair: Mentorship) -> None:
    actions.end_and_go_on(
        fresh(pair), by=table.coordinator, outcome="no_fault", mentor=table.sides["Oskar"], agreed=True
    )
    with pytest.raises(Refused, match="a new mentor since then"):
        actions.take_back_ending(fresh(pair), by=table.coordinator)
