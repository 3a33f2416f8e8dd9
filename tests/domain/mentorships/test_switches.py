"""A wish to switch or end: who learns of it, and when."""

import pytest
from django.http import Http404

from lotsa.domain.activity.models import Event
from lotsa.domain.mentorships import access, actions, queries
from lotsa.domain.mentorships.models import Mentorship, SwitchRequest
from lotsa.domain.people.viewer import Viewer
from lotsa.kit.refused import Refused
from tests.cast import Cast, person, role
from tests.domain.mentorships.pairs import a_pair, begin


def asked(pair: Mentorship, by: Viewer, **words: str) -> SwitchRequest:
    defaults = {"want": "switch", "reason": "chemistry", "text": "skälsknuten"}
    switch = actions.draft_switch(pair, by=by, **(defaults | words))
    actions.ask_switch(switch, by=by)
    return switch


def told(verb: str) -> list[list[str]]:
    return [sorted(event.concerns) for event in Event.objects.filter(verb=verb)]


def test_a_draft_is_its_writers_alone(cast: Cast) -> None:
    pair = a_pair(cast)
    actions.draft_switch(pair, by=cast.mentee, want="switch", text="skälsknuten")
    draft = actions.draft_switch(pair, by=cast.mentee, way="message", message="Tack")
    assert (draft.want, draft.text, draft.way) == ("switch", "skälsknuten", "message")
    for viewer in (cast.coordinator, cast.mentor):
        assert list(access.switches_visible_to(viewer)) == []
    assert queries.open_switches([pair.pk]) == set()
    assert Event.objects.filter(verb__startswith="switch").count() == 0


def test_either_party_asks_and_only_coordinators_are_told(cast: Cast) -> None:
    pair = a_pair(cast)
    for viewer in (cast.mentee, cast.mentor):
        asked(pair, viewer)
    coordinator = str(cast.people["coordinator"].pk)
    assert told("switch.asked") == [[coordinator], [coordinator]]
    assert queries.open_switches([pair.pk]) == {pair.pk}
    assert [each.reason for each in queries.switches_asked(cast.coordinator, pair)] == [
        "We do not suit each other",
        "We do not suit each other",
    ]


@pytest.mark.parametrize("role_", ["mentor", "manager", "leader", "administrator", "stranger", "other"])
def test_nobody_else_finds_it(cast: Cast, role_: str) -> None:
    pair = a_pair(cast)
    switch = asked(pair, cast.mentee)
    viewer = getattr(cast, role_)
    assert queries.switches_asked(viewer, pair) == []
    with pytest.raises(Http404):
        access.switch_for(viewer, switch.pk)


def test_a_coordinator_in_the_pair_neither_sees_nor_is_told(cast: Cast) -> None:
    second = person(cast.organisation, "Kim Koordinator")
    role(second, "coordinator")
    pair = begin(a_pair(cast).programme, cast.people["coordinator"], cast.people["employee"])
    switch = asked(pair, cast.employee)
    assert told("switch.asked") == [[str(second.pk)]]
    assert queries.switches_asked(cast.coordinator) == []
    with pytest.raises(Http404):
        access.switch_for(cast.coordinator, switch.pk)


def test_with_the_only_coordinator_in_the_pair_one_is_told_whom_to_turn_to(cast: Cast) -> None:
    pair = begin(a_pair(cast).programme, cast.people["coordinator"], cast.people["employee"])
    switch = actions.draft_switch(pair, by=cast.employee, want="end")
    with pytest.raises(Refused, match="line manager or to HR"):
        actions.ask_switch(switch, by=cast.employee)


def test_there_is_one_open_wish_at_a_time_and_it_can_be_taken_back(cast: Cast) -> None:
    pair = a_pair(cast)
    switch = asked(pair, cast.mentee)
    with pytest.raises(Refused, match="already asked"):
        actions.draft_switch(pair, by=cast.mentee, want="end")
    actions.withdraw_switch(switch, by=cast.mentee)
    assert queries.open_switches([pair.pk]) == set()
    assert queries.switches_asked(cast.coordinator, pair) == []
    again = asked(pair, cast.mentee, want="end")
    assert (SwitchRequest.objects.count(), again.state) == (2, "open")


def test_what_is_missing_is_said(cast: Cast) -> None:
    pair = a_pair(cast)
    switch = actions.draft_switch(pair, by=cast.mentee, reason="no_time")
    with pytest.raises(Refused, match="Choose what you want"):
        actions.ask_switch(switch, by=cast.mentee)
    switch = actions.draft_switch(pair, by=cast.mentee, want="end", way="message", message=" ")
    with pytest.raises(Refused, match="kind words"):
        actions.ask_switch(switch, by=cast.mentee)


def test_the_other_party_is_told_with_the_ending_and_not_the_asker(cast: Cast) -> None:
    pair = a_pair(cast)
    switch = asked(pair, cast.mentee)
    assert told("switch.told") == []
    actions.tell_of_ending(pair, "Tack för tiden.", by=cast.coordinator, handled_as="re_match")
    switch.refresh_from_db()
    assert (switch.state, switch.handled_as, switch.message) == ("handled", "re_match", "Tack för tiden.")
    assert told("switch.told") == [[str(cast.people["mentor"].pk)]]
    with pytest.raises(Refused, match="decided"):
        actions.withdraw_switch(switch, by=cast.mentee)


def test_where_nobody_asked_each_is_told_of_the_other(cast: Cast) -> None:
    pair = a_pair(cast)
    actions.tell_of_ending(pair, "", by=cast.coordinator, handled_as="close")
    both = [[str(cast.people["mentee"].pk)], [str(cast.people["mentor"].pk)]]
    assert sorted(told("switch.told")) == sorted(both)
    assert queries.my_handled_switch(cast.mentee, pair) is None


def test_a_talk_settles_it_and_that_can_be_undone(cast: Cast) -> None:
    pair = a_pair(cast)
    switch = asked(pair, cast.mentor)
    actions.handle_switch(switch, "coaching", by=cast.coordinator)
    assert queries.open_switches([pair.pk]) == set()
    actions.unhandle_switch(switch, by=cast.coordinator)
    assert queries.open_switches([pair.pk]) == {pair.pk}


def test_an_ending_settles_what_waits_and_forgets_drafts(cast: Cast) -> None:
    pair = a_pair(cast)
    switch = asked(pair, cast.mentee)
    actions.draft_switch(pair, by=cast.mentor, want="end")
    actions.end_mentorship(pair, "no_fault", by=cast.coordinator)
    switch.refresh_from_db()
    assert (switch.state, switch.handled_as, SwitchRequest.objects.count()) == ("handled", "close", 1)


def test_the_only_coordinator_cannot_decide_about_the_own_pair(cast: Cast) -> None:
    pair = a_pair(cast)
    role(cast.people["mentor"], "coordinator")
    switch = actions.draft_switch(pair, by=cast.mentor, want="end")
    cast.people["coordinator"].role_assignments.all().delete()
    with pytest.raises(Refused, match="somebody else is made coordinator"):
        actions.ask_switch(switch, by=cast.mentor)
