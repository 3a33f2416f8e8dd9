from datetime import date

import pytest
import time_machine

from lotsa.domain.activity.models import Event
from lotsa.domain.programmes import actions, queries
from lotsa.domain.programmes.checklists import programme_items, sponsor_items
from lotsa.domain.programmes.models import ChecklistMark
from lotsa.domain.programmes.queries.checklists import anchors
from lotsa.kit.refused import Refused
from tests.domain.programmes.rounds import draft, in_state


def line(found, key):
    return next(each for each in found.lines if each.item.key == key)


def test_programme_checklist_counts_days_from_the_shared_events(cast):
    programme = draft(cast)
    days = anchors(programme)
    assert (days["start"], days["end"]) == (date(2027, 2, 2), date(2027, 10, 26))
    found = queries.programme_checklist(programme, today=date(2027, 1, 20))
    assert line(found, "pc15").due_on == date(2027, 1, 19)
    assert line(found, "pc15").is_late is True
    assert line(found, "pc19").is_due is False
    # the third day after the kick-off; a Saturday would be the Friday before
    assert line(found, "pc20").due_on == date(2027, 2, 5)


def test_programme_checklist_has_what_the_template_asks_for_besides(cast):
    keys = [item.key for item in programme_items("internal_9m")]
    assert keys[-2:] == ["x01", "x02"]
    found = queries.programme_checklist(draft(cast), today=date(2027, 1, 20))
    assert line(found, "x01").due_on is None
    assert len(found.lines) == len(keys)


def test_settle_says_who_and_when_and_can_be_undone(cast):
    programme = draft(cast)
    actions.settle(programme, "pc01", "done", by=cast.coordinator)
    actions.settle(programme, "pc02", "not_relevant", by=cast.coordinator)
    found = queries.programme_checklist(programme)
    assert (line(found, "pc01").mark.by, line(found, "pc01").mark.state) == (cast.coordinator.person, "done")
    actions.settle(programme, "pc01", "", by=cast.coordinator)
    assert [mark.item for mark in ChecklistMark.objects.all()] == ["pc02"]


def test_settle_keeps_who_was_first(cast):
    programme = in_state(cast, "running", sponsor=cast.leader.person)
    actions.settle(programme, "sp01", "done", by=cast.leader)
    actions.settle(programme, "sp01", "done", by=cast.coordinator)
    assert ChecklistMark.objects.get().by == cast.leader.person


def test_settle_lets_a_sponsor_tick_the_own_list_only(cast):
    programme = in_state(cast, "running", sponsor=cast.leader.person)
    with pytest.raises(Refused, match="Only a coordinator"):
        actions.settle(programme, "pc01", "done", by=cast.leader)
    with pytest.raises(Refused, match="line of the list"):
        actions.settle(programme, "pc99", "done", by=cast.coordinator)
    with pytest.raises(Refused, match="line of the list"):
        actions.settle(programme, "sp01", "perhaps", by=cast.leader)
    assert ChecklistMark.objects.count() == 0


def test_remind_sponsors_once_per_stage_of_what_is_undone(cast):
    programme = in_state(cast, "enrolment", sponsor=cast.leader.person)
    with time_machine.travel("2027-01-15 06:00"):
        assert actions.remind_sponsors() == 1
        assert actions.remind_sponsors() == 0
    told = Event.objects.get(verb="sponsor.reminded")
    assert (told.facts["what"], told.concerns) == ("before", [str(cast.leader.id)])
    assert len(told.facts["items"]) == sum(item.part == "before" for item in sponsor_items())
    actions.settle(programme, "sp07", "done", by=cast.leader)
    with time_machine.travel("2027-02-01 06:00"):
        assert actions.remind_sponsors() == 0


def test_remind_sponsors_to_thank_and_never_of_what_is_long_past(cast):
    in_state(cast, "running", sponsor=cast.leader.person)
    with time_machine.travel("2027-10-27 06:00"):
        assert actions.remind_sponsors() == 2
    whats = Event.objects.filter(verb="sponsor.reminded").values_list("facts__what", flat=True)
    assert set(whats) == {"end", "thank"}


def test_remind_sponsors_leaves_drafts_and_programmes_without_one(cast):
    draft(cast, sponsor=cast.leader.person)
    in_state(cast, "running")
    with time_machine.travel("2027-01-15 06:00"):
        assert actions.remind_sponsors() == 0


def test_letter_draft_is_filled_in_in_both_languages(cast):
    programme = draft(cast, sponsor=cast.leader.person, purpose="Att fler kan svetsa.")
    swedish, english = (queries.letter_draft(programme, language=each) for each in ("sv", "en"))
    assert "Att fler kan svetsa." in swedish
    assert "omkring 1 timme i månaden" in swedish
    assert "On 1 February 2027 we start Mentor 2027" in english
    assert "{" not in swedish + english


def test_programme_page_shows_each_reader_the_own_list(cast):
    programme = in_state(cast, "running", sponsor=cast.leader.person)
    today = date(2027, 1, 20)
    coordinators = queries.programme_page(cast.coordinator, programme, today=today)
    sponsors = queries.programme_page(cast.leader, programme, today=today)
    assert {each.item.owner for each in sponsors.due} == {"sponsor"}
    assert len(coordinators.due) > len(sponsors.due) > 0
    assert (sponsors.may_speak, sponsors.may_edit, sponsors.checks) == (True, False, ())


def test_settle_old_counts_what_nobody_ticked_long_ago_as_done(cast):
    programme = in_state(cast, "running", sponsor=cast.leader.person)
    today = date(2027, 4, 1)
    with time_machine.travel("2027-04-01 08:00"):
        assert [each.item.key for each in queries.programme_checklist(programme, today=today).due] == [
            "pc22",
            "pc23",
            "pc24",
            "pc25",
        ]
        assert actions.settle_old(programme, by=cast.leader) == 7
        assert actions.settle_old(programme, by=cast.coordinator) == 21
        assert actions.settle_old(programme, by=cast.coordinator) == 0
