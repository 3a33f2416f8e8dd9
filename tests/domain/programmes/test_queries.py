from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from lotsa.domain.competences.actions import add_competence, note_interest, rate
from lotsa.domain.needs.actions import add_need
from lotsa.domain.people.models import Person
from lotsa.domain.programmes import queries
from lotsa.domain.programmes.actions import set_sought, set_vetoes, set_wishes
from tests import cast as people_of_the_tests
from tests.domain.programmes.rounds import draft, in_state, someone


def test_pool_counts_who_can_be_matched(cast):
    programme = in_state(cast, "enrolment")
    someone(cast, programme, cast.mentee.person)
    someone(cast, programme, cast.employee.person, state="waitlisted")
    someone(cast, programme, cast.mentor.person, "mentor", places=3)
    someone(cast, programme, cast.manager.person, "mentor", places=2, state="invited")
    found = queries.pool(programme)
    assert (found.mentees, found.mentors, found.places) == (1, 1, 3)
    assert (found.invited, found.waitlisted) == (1, 1)
    assert found.places_short == 0


def test_programmes_puts_those_that_are_over_last(cast):
    in_state(cast, "closed", name="Gammal")
    draft(cast, name="Ny")
    assert [line.programme.name for line in queries.programmes(cast.coordinator)] == ["Ny", "Gammal"]


def test_programmes_costs_the_same_for_one_and_three(cast):
    counts = []
    for name in ("Ett", "Två", "Tre"):
        someone(cast, draft(cast, name=name), cast.mentee.person)
        viewer = cast.coordinator
        with CaptureQueriesContext(
            connection,
        ) as seen:
            queries.programmes(viewer)
        counts.append(len(seen))
    assert counts[0] == counts[2]


def test_programme_page_hides_counts_and_goals_from_participants(cast):
    programme = in_state(cast, "running")
    someone(cast, programme, cast.mentee.person)
    page = queries.programme_page(cast.mentee, programme)
    assert (page.pool.mentees, page.needs, page.goals, page.checks, page.may_edit) == (0, (), (), (), False)
    assert [enrolment.person for enrolment in page.mine] == [cast.mentee.person]


def test_programme_page_says_what_is_missing(cast):
    page = queries.programme_page(cast.coordinator, draft(cast, coordinator=None))
    assert {check.key: check.done for check in page.checks} == {
        "purpose": True,
        "needs": False,
        "goals": False,
        "coordinator": False,
        "sponsor": False,
    }
    assert page.next_states == ("enrolment",)
    assert page.quiet == [(date(2027, 7, 12), date(2027, 8, 8))]


def test_answers_of_shows_vetoes_to_their_writer_only(cast):
    programme = in_state(cast, "enrolment")
    enrolment = someone(cast, programme, cast.mentee.person)
    set_vetoes(enrolment, [cast.mentor.person], by=cast.mentee)
    set_wishes(enrolment, [cast.manager.person], by=cast.mentee)
    assert list(queries.answers_of(cast.mentee, enrolment).vetoes) == [cast.mentor.person]
    assert list(queries.answers_of(cast.coordinator, enrolment).vetoes) == []
    assert list(queries.answers_of(cast.coordinator, enrolment).wishes) == [cast.manager.person]


def test_choosable_is_the_other_side(cast):
    programme = in_state(cast, "enrolment")
    mentee = someone(cast, programme, cast.mentee.person)
    someone(cast, programme, cast.mentor.person, "mentor")
    someone(cast, programme, cast.manager.person, "mentor", state="declined")
    someone(cast, programme, cast.mentee.person, "mentor")
    assert list(queries.choosable(mentee)) == [cast.mentor.person]


def test_participants_costs_the_same_for_one_and_three(cast):
    programme = in_state(cast, "enrolment")
    viewer = cast.coordinator
    skill = add_competence("Svetsa", by=viewer)
    counts = []
    for name in ("mentee", "employee", "stranger"):
        set_sought(someone(cast, programme, cast.people[name]), [(skill, 1)], by=viewer)
        with CaptureQueriesContext(connection) as seen:
            found = queries.participants(viewer, programme)
        counts.append(len(seen))
    assert counts[0] == counts[2]
    assert [row.person.given_name for row in found.mentees] == ["Emil", "Milo", "Stina"]


@pytest.mark.parametrize(
    ("text", "people", "unknown"),
    [
        ("Alma Mentor\nmilo adept", ["Alma", "Milo"], []),
        ("Alma Mentor; 3", ["Alma"], []),
        ("Alma Mentor (2)\nAlma Mentor\n\n", ["Alma"], []),
        ("alma.mentor.kanelbullen@example.se", ["Alma"], []),
        ("Ingen Alls\nAlma Mentor", ["Alma"], ["Ingen Alls"]),
        ("Kanarie Mentor", [], ["Kanarie Mentor"]),
    ],
)
def test_read_names(cast, text, people, unknown):
    named = queries.read_names(cast.coordinator, text)
    assert [person.given_name for person, _places in named.people] == people
    assert named.unknown == unknown


def test_read_names_takes_places_and_names_the_unclear(cast):
    people_of_the_tests.person(cast.organisation, "Milo Adept", email="milo2@example.se")
    named = queries.read_names(cast.coordinator, "Alma Mentor; 3\nMilo Adept")
    assert [places for _person, places in named.people] == [3]
    assert named.unclear == ["Milo Adept"]


def test_importable_counts_people_places(cast):
    programme = draft(cast)
    Person.objects.filter(pk=cast.mentor.id).update(mentoring_side="mentor", mentoring_places=2)
    Person.objects.filter(pk=cast.manager.id).update(mentoring_side="both", mentoring_places=0)
    Person.objects.filter(pk=cast.mentee.id).update(mentoring_side="mentee")
    found = queries.importable(programme)
    assert (found.mentees, found.mentors, found.places) == (2, 2, 3)


def test_suggested_needs_are_what_several_want_and_no_need_speaks_of(cast):
    by = cast.coordinator
    weld, sell, lead = (add_competence(name, by=by) for name in ("Svetsa", "Sälja", "Leda"))
    for name in ("mentee", "employee"):
        note_interest(cast.people[name], weld, "want_to_learn", by=by)
        note_interest(cast.people[name], sell, "want_to_learn", by=by)
    note_interest(cast.people["mentee"], lead, "want_to_learn", by=by)
    add_need(by=by, text="Fler säljare", competences=[sell])
    assert [(s.competence, s.people) for s in queries.suggested_needs(by)] == [(weld, 2)]
    rate(cast.people["mentee"], weld, 1, source="self", on=date(2026, 1, 1), by=by)
