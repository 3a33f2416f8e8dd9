from datetime import date, timedelta
from decimal import Decimal

import pytest

from lotsa.domain.activity.models import Event
from lotsa.domain.competences.actions import add_competence, note_interest, rate
from lotsa.domain.people.models import Person
from lotsa.domain.programmes import actions
from lotsa.domain.programmes.actions import Interest, move_programme
from lotsa.domain.programmes.models import Enrolment, Programme, Veto
from lotsa.domain.programmes.templates import PARTS, template
from lotsa.kit import clock
from lotsa.kit.refused import Refused, Stale
from tests.domain.programmes.rounds import END, START, draft, in_state, ready_draft, someone


def told(verb):
    return list(Event.objects.filter(verb=verb).values_list("concerns", flat=True))


def test_create_programme_fills_in_the_template(cast):
    programme = draft(cast)
    assert (programme.cadence_days, programme.meeting_minutes) == (14, 30)
    assert programme.weights == template("internal_9m").weights
    assert programme.purpose.startswith("Medarbetare får stöd")
    assert programme.coordinator == cast.coordinator.person
    assert programme.events.filter(kind="kickoff").get().on == date(2027, 2, 2)
    assert programme.state == "draft"


@pytest.mark.parametrize(
    ("fields", "field"),
    [
        ({"name": "  "}, "name"),
        ({"ends_on": START}, "ends_on"),
        ({"cadence_days": 3}, "cadence_days"),
        ({"meeting_minutes": 5}, "meeting_minutes"),
        ({"enrolment_closes_on": END + timedelta(1)}, "enrolment_closes_on"),
    ],
)
def test_create_programme_refuses_what_cannot_be(cast, fields, field):
    with pytest.raises(Refused) as refused:
        draft(cast, **fields)
    assert refused.value.field == field
    assert Programme.objects.count() == 0


def test_change_programme_moves_events_with_the_dates_but_not_held_ones(cast):
    programme = in_state(cast, "running")
    kickoff = programme.events.get(kind="kickoff")
    kickoff.held = True
    kickoff.save()
    actions.change_programme(
        programme, by=cast.coordinator, version=None, starts_on=START, ends_on=date(2027, 6, 25)
    )
    assert programme.events.filter(kind="kickoff").get().on == kickoff.on
    assert programme.events.get(kind="closing_event").on == date(2027, 6, 22)


def test_change_programme_is_careful(cast):
    programme = draft(cast)
    actions.change_programme(programme, by=cast.coordinator, version=1, name="Ett")
    with pytest.raises(Stale) as stale:
        actions.change_programme(programme, by=cast.coordinator, version=1, name="Två")
    assert stale.value.theirs["name"] == "Ett"


def test_set_rules_needs_a_hundred_and_keeps_what_protects(cast):
    programme = draft(cast)
    even = dict.fromkeys(PARTS, 14)
    with pytest.raises(Refused, match="add up to 98"):
        actions.set_rules(programme, weights=even, hard_rules=[], by=cast.coordinator, version=None)
    actions.set_rules(
        programme, weights={**even, "wishes": 16}, hard_rules=["can_teach"], by=cast.coordinator, version=None
    )
    assert programme.hard_rules == ["own_manager", "declared_conflict", "veto", "can_teach"]


def test_set_goal_without_a_baseline_is_measured_at_start(cast):
    programme = draft(cast)
    goal = actions.set_goal(programme, "Tolv når nivå 3", by=cast.coordinator)
    assert (goal.measured_at_start, goal.due_on) == (True, END)
    actions.set_goal(programme, "Femton", by=cast.coordinator, goal=goal, baseline=Decimal(3))
    assert programme.goals.get().text == "Femton"
    assert programme.goals.get().measured_at_start is False


def test_move_programme_says_everything_that_is_missing(cast):
    programme = draft(cast, purpose=" ", coordinator=None)
    with pytest.raises(Refused) as refused:
        move_programme(programme, "enrolment", by=cast.coordinator)
    assert str(refused.value) == (
        "Write what the programme is for. Link the programme to at least one need. "
        "Add a goal, and say where you stand today or that it is measured at the start. "
        "Choose who coordinates the programme."
    )
    programme.refresh_from_db()
    assert programme.state == "draft"


def test_move_programme_opens_without_a_sponsor_and_invites_those_who_wait(cast):
    programme = ready_draft(cast)
    actions.invite(programme, [cast.mentee.person], "mentee", by=cast.coordinator)
    assert told("enrolment.invited") == []
    move_programme(programme, "enrolment", by=cast.coordinator)
    assert told("enrolment.invited") == [[str(cast.mentee.id)]]
    assert programme.enrolments.get().invited_at is not None


def test_move_programme_to_matching_needs_both_sides(cast):
    programme = in_state(cast, "enrolment")
    someone(cast, programme, cast.mentee.person)
    with pytest.raises(Refused, match="Approve at least one mentor and one mentee"):
        move_programme(programme, "matching", by=cast.coordinator)
    someone(cast, programme, cast.mentor.person, "mentor")
    move_programme(programme, "matching", by=cast.coordinator)
    assert programme.state == "matching"


def test_move_programme_to_kickoff_needs_published_pairs(cast):
    programme = in_state(cast, "matching")
    with pytest.raises(Refused, match="Publish the pairs"):
        move_programme(programme, "kickoff", by=cast.coordinator)
    move_programme(programme, "kickoff", by=cast.coordinator, published=True)
    assert programme.state == "kickoff"


def test_move_programme_to_running_needs_the_kickoff_or_a_reason(cast):
    programme = in_state(cast, "kickoff")
    someone(cast, programme, cast.mentee.person, state="matched")
    with pytest.raises(Refused, match="Mark the kick-off as held"):
        move_programme(programme, "running", by=cast.coordinator)
    move_programme(programme, "running", by=cast.coordinator, waived_because="Vi kör på distans.")
    assert programme.kickoff_waived_because == "Vi kör på distans."
    assert told("programme.started") == [[str(cast.mentee.id)]]


def test_move_programme_pauses_and_goes_on_without_asking_for_the_kickoff_again(cast):
    programme = in_state(cast, "running")
    move_programme(programme, "paused", by=cast.coordinator)
    move_programme(programme, "running", by=cast.coordinator)
    assert programme.state == "running"
    assert told("programme.started") == []


@pytest.mark.parametrize(("now", "then"), [("draft", "running"), ("running", "draft"), ("closed", "running")])
def test_move_programme_refuses_leaps(cast, now, then):
    programme = in_state(cast, now)
    with pytest.raises(Refused, match="in one step"):
        move_programme(programme, then, by=cast.coordinator)


def test_move_programme_to_closed_completes_the_matched(cast):
    programme = in_state(cast, "evaluation")
    matched = someone(cast, programme, cast.mentee.person, state="matched")
    withdrawn = someone(cast, programme, cast.employee.person, state="withdrawn")
    move_programme(programme, "closed", by=cast.coordinator)
    matched.refresh_from_db()
    withdrawn.refresh_from_db()
    assert (matched.state, withdrawn.state) == ("completed", "withdrawn")


def test_move_programme_can_be_cancelled_from_anywhere_but_the_end(cast):
    programme = in_state(cast, "matching")
    move_programme(programme, "cancelled", by=cast.coordinator)
    with pytest.raises(Refused, match="in one step"):
        move_programme(programme, "draft", by=cast.coordinator)
    with pytest.raises(Refused, match="already over"):
        move_programme(in_state(cast, "closed"), "cancelled", by=cast.coordinator)


def test_hold_event_waits_for_the_day(cast):
    event = in_state(cast, "kickoff").events.get(kind="kickoff")
    with pytest.raises(Refused, match="not come yet"):
        actions.hold_event(event, by=cast.coordinator)


def test_copy_programme_takes_purpose_goals_and_needs_but_no_people(cast):
    programme = in_state(cast, "closed", sponsor=cast.leader.person)
    someone(cast, programme, cast.mentee.person)
    actions.set_goal(programme, "Fler", by=cast.coordinator, goal=programme.goals.get(), result=Decimal(7))
    copy = actions.copy_programme(
        programme, by=cast.coordinator, name="Mentor 2028", starts_on=date(2028, 2, 7)
    )
    assert (copy.round_number, copy.parent, copy.state) == (2, programme, "draft")
    assert (copy.purpose, copy.sponsor) == (programme.purpose, cast.leader.person)
    assert copy.goals.get().baseline == 7
    assert [link.need for link in copy.needs.all()] == [link.need for link in programme.needs.all()]
    assert copy.enrolments.count() == 0
    assert copy.ends_on - copy.starts_on == programme.ends_on - programme.starts_on


def test_enrol_refuses_twice_strangers_and_too_many_places(cast):
    programme = in_state(cast, "enrolment")
    someone(cast, programme, cast.mentor.person, "mentor", places=2)
    for person, places, why in (
        (cast.mentor.person, 1, "already takes part"),
        (cast.other.person, 1, "does not work here"),
        (cast.manager.person, 21, "from 1 to 20 places"),
    ):
        with pytest.raises(Refused, match=why):
            someone(cast, programme, person, "mentor", places=places)


def test_invite_passes_by_those_who_are_there_and_tells_the_others(cast):
    programme = in_state(cast, "enrolment")
    someone(cast, programme, cast.mentee.person)
    people = [cast.mentee.person, cast.employee.person]
    made = actions.invite(programme, people, "mentee", by=cast.coordinator)
    assert [enrolment.person for enrolment in made] == [cast.employee.person]
    assert told("enrolment.invited") == [[str(cast.employee.id)]]


def test_remind_leaves_people_in_peace_for_three_days(cast):
    programme = in_state(cast, "enrolment")
    actions.invite(programme, [cast.employee.person], "mentee", by=cast.coordinator)
    with pytest.raises(Refused, match="less than three days"):
        actions.remind(programme, by=cast.coordinator)
    Enrolment.objects.update(invited_at=clock.now() - timedelta(days=4))
    assert actions.remind(programme, by=cast.coordinator) == 1
    assert told("enrolment.reminded") == [[str(cast.employee.id)]]
    Enrolment.objects.update(state="applied")
    with pytest.raises(Refused, match="has answered"):
        actions.remind(programme, by=cast.coordinator)


def test_set_enrolment_state_pauses_and_resumes_to_what_was(cast):
    enrolment = someone(cast, in_state(cast, "running"), cast.mentee.person, state="matched")
    actions.set_enrolment_state(enrolment, "paused", by=cast.mentee)
    actions.resume(enrolment, by=cast.mentee)
    assert enrolment.state == "matched"


def test_set_enrolment_state_refuses_what_does_not_follow(cast):
    enrolment = someone(cast, in_state(cast, "running"), cast.mentee.person, state="completed")
    with pytest.raises(Refused, match="has the state “Completed”"):
        actions.set_enrolment_state(enrolment, "approved", by=cast.coordinator)


def test_set_enrolment_state_sends_a_matched_person_to_the_coordinator(cast):
    enrolment = someone(cast, in_state(cast, "running"), cast.mentee.person, state="matched")
    with pytest.raises(Refused, match="Tell the coordinator"):
        actions.set_enrolment_state(enrolment, "withdrawn", by=cast.mentee)
    actions.set_enrolment_state(enrolment, "withdrawn", by=cast.coordinator)
    assert enrolment.state == "withdrawn"


def test_set_enrolment_state_tells_who_is_put_on_the_waiting_list(cast):
    enrolment = someone(cast, in_state(cast, "enrolment"), cast.mentee.person)
    actions.set_enrolment_state(enrolment, "waitlisted", by=cast.coordinator, note="Du står först.")
    assert told("enrolment.waitlisted") == [[str(cast.mentee.id)]]
    assert enrolment.waitlist_note == "Du står först."


def test_save_interest_is_the_application(cast):
    programme = in_state(cast, "enrolment")
    actions.invite(programme, [cast.mentee.person], "mentee", by=cast.coordinator)
    enrolment = programme.enrolments.select_related("person", "programme").get()
    weld, sell = (add_competence(name, by=cast.coordinator) for name in ("Svetsa", "Sälja"))
    answers = Interest(
        sought=[(sell, 1), (weld, None)],
        wishes=[cast.mentor.person],
        vetoes=[cast.manager.person],
        languages=["sv", "en"],
        fields={"goal_text": "Leda mötet själv", "themes": ["career"]},
    )
    actions.save_interest(enrolment, answers, by=cast.mentee)
    enrolment.refresh_from_db()
    assert (enrolment.state, enrolment.goal_text) == ("applied", "Leda mötet själv")
    assert [(row.competence, row.level, row.rank) for row in enrolment.competences.all()] == [
        (sell, 1, 1),
        (weld, None, 2),
    ]
    assert Veto.objects.get().vetoed == cast.manager.person
    assert Person.objects.get(pk=cast.mentee.id).languages == ["sv", "en"]
    said = Event.objects.filter(verb="enrolment.answered").get()
    assert str(cast.manager.id) not in [*said.concerns, *said.facts.values()]


def test_save_interest_refuses_wish_and_veto_for_the_same_person(cast):
    enrolment = someone(cast, in_state(cast, "enrolment"), cast.mentee.person)
    both = Interest(wishes=[cast.mentor.person], vetoes=[cast.mentor.person])
    with pytest.raises(Refused) as refused:
        actions.save_interest(enrolment, both, by=cast.mentee)
    assert refused.value.field == "vetoes"


def test_save_interest_refuses_after_enrolment_has_closed(cast):
    programme = in_state(cast, "enrolment")
    enrolment = someone(cast, programme, cast.mentee.person)
    assert actions.may_answer(enrolment) is True
    enrolment.programme.enrolment_closes_on = date(2020, 1, 1)
    with pytest.raises(Refused, match="Enrolment has closed"):
        actions.save_interest(enrolment, Interest(), by=cast.mentee)


@pytest.mark.parametrize(
    ("programme", "state", "may"),
    [
        ("running", "invited", False),
        ("matching", "applied", False),
        ("matching", "approved", True),
        ("running", "waitlisted", True),
        ("running", "matched", False),
        ("closed", "approved", False),
    ],
)
def test_may_answer_lets_those_without_a_pair_say_it_differently(cast, programme, state, may):
    enrolment = someone(cast, in_state(cast, "enrolment"), cast.mentee.person, state=state)
    enrolment.programme.state = programme
    assert actions.may_answer(enrolment) is may


def test_set_sought_takes_at_most_three_of_a_mentee(cast):
    enrolment = someone(cast, in_state(cast, "enrolment"), cast.mentee.person)
    four = [(add_competence(name, by=cast.coordinator), None) for name in ("A", "B", "C", "D")]
    with pytest.raises(Refused, match="at most 3"):
        actions.set_sought(enrolment, four, by=cast.mentee)
    actions.set_sought(enrolment, [four[1], four[0], four[1]], by=cast.mentee)
    assert [str(row.competence) for row in enrolment.competences.all()] == ["B", "A"]


def test_join_is_for_open_programmes_and_finds_itself_again(cast):
    programme = in_state(cast, "enrolment")
    first = actions.join(programme, "mentor", by=cast.stranger)
    assert actions.join(programme, "mentor", by=cast.stranger) == first
    with pytest.raises(Refused, match="Enrolment has closed"):
        actions.join(in_state(cast, "running"), "mentor", by=cast.stranger)


def test_enrol_imported_brings_competences_along(cast):
    programme = draft(cast)
    by = cast.coordinator
    weld, sell = (add_competence(name, by=by) for name in ("Svetsa", "Sälja"))
    Person.objects.filter(pk=cast.mentor.id).update(mentoring_side="mentor", mentoring_places=2)
    Person.objects.filter(pk=cast.mentee.id).update(mentoring_side="mentee")
    rate(cast.mentor.person, weld, 4, source="self", on=date(2026, 1, 1), by=by)
    rate(cast.mentor.person, sell, 2, source="self", on=date(2026, 1, 1), by=by)
    rate(cast.mentee.person, weld, 1, source="self", on=date(2026, 1, 1), by=by)
    note_interest(cast.mentee.person, weld, "want_to_learn", by=by)
    made = actions.enrol_imported(programme, by=by)
    assert sorted((e.side, e.places, e.state) for e in made) == [
        ("mentee", 1, "approved"),
        ("mentor", 2, "approved"),
    ]
    mentor, mentee = (programme.enrolments.get(side=side) for side in ("mentor", "mentee"))
    assert [(row.competence, row.level) for row in mentor.competences.all()] == [(weld, 4)]
    assert [(row.competence, row.level) for row in mentee.competences.all()] == [(weld, 1)]
    assert actions.enrol_imported(programme, by=by) == []


def test_enrol_imported_says_when_the_list_has_no_roles(cast):
    with pytest.raises(Refused, match="Import the column Role"):
        actions.enrol_imported(draft(cast), by=cast.coordinator)
