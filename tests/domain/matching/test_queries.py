"""The board, its explanations and the change page, at a small table and in the whole company."""

from lotsa.domain.matching import actions, queries
from lotsa.domain.matching.queries.profiles import Departments
from lotsa.domain.people.models import Unit


def test_the_board_says_why_nils_is_left_over_and_what_would_help(bjorkvik):
    programme, anna = bjorkvik
    actions.run_match(programme, by=anna)
    told = queries.board(anna, programme)
    assert (told.matched, told.mentees, told.places, told.taken) == (17, 18, 20, 17)
    (nils,) = told.left_over
    assert nils.mentee.person.given_name == "Nils"
    assert nils.why == (
        "The 2 mentors who teach welding have no place left: Hanna Löfgren and Per Lindqvist."
    )
    assert nils.removed == "Of 14 mentors 12 teach nothing of what is wanted."
    ways = [way.text for way in nils.ways if way.kind == "one_more_place"]
    assert ways == ["One more place with Hanna Löfgren", "One more place with Per Lindqvist"]
    assert [line.number for line in told.pairs] == sorted(line.number for line in told.pairs)
    assert {group.name: group.without for group in told.groups} == {"Alvesta": 1, "Växjö": 0}


def test_the_board_is_sorted_as_asked(table):
    table.enrol("Åke", "mentee", level=0)
    table.enrol("Olle", "mentor", level=3, places=2)
    actions.run_match(table.programme, by=table.coordinator)
    by_name = queries.board(table.coordinator, table.programme, sort="name").pairs
    names = [line.mentee.person.given_name for line in by_name]
    assert names == ["Ebba", "Erik", "Ester", "Åke"]
    assert {(line.place, line.places) for line in by_name if line.mentor.person.given_name == "Olle"} == {
        (1, 2),
        (2, 2),
    }


def test_the_board_costs_the_same_queries_for_three_and_for_many(table, queries_of):
    def look():
        queries.board(table.coordinator, table.programme)

    actions.run_match(table.programme, by=table.coordinator)
    few = queries_of(look)
    for k in range(12):
        table.enrol(f"Mentor{k}", "mentor", level=4)
        table.enrol(f"Adept{k}", "mentee", level=1)
    actions.run_match(table.programme, by=table.coordinator)
    assert queries_of(look) == few
    assert few <= 21


def test_an_empty_board_names_the_rule_that_removes_most(table):
    table.baking.sought_in.filter(enrolment__side="mentor").update(level=1)
    actions.run_match(table.programme, by=table.coordinator)
    told = queries.board(table.coordinator, table.programme)
    assert told.strongest_rule == (
        "“The mentor can teach something that is wanted” removes 100 % of the possible pairs."
    )
    assert told.left_over[0].why == "No mentor is possible for Ebba."


def test_changed_rules_are_noticed(table):
    actions.run_match(table.programme, by=table.coordinator)
    assert not queries.board(table.coordinator, table.programme).rules_changed
    table.programme.hard_rules = ["own_manager"]
    assert queries.board(table.coordinator, table.programme).rules_changed


def test_the_change_page_tells_each_choice_before_it_is_made(table):
    actions.run_match(table.programme, by=table.coordinator)
    told = queries.change_page(
        table.coordinator, table.proposal("Ebba"), trying=table.sides["Oskar"].pk, search="osk"
    )
    assert sum(part.points for part in told.parts) == told.number
    assert told.trial is not None
    assert told.trial.option.told.startswith(f"Ebba {told.number} → ")
    assert "Erik" in told.trial.option.told
    assert told.trial.option.told.endswith("Total −40.")
    assert [option.mentor for option in told.found or ()] == [table.sides["Oskar"]]
    assert [other.mentee for other in told.others] == [table.sides["Erik"]]


def test_a_mentor_who_is_ruled_out_is_shown_with_the_reason_in_the_search(table):
    table.people["Ebba"].manager = table.people["Oskar"]
    table.people["Ebba"].save()
    actions.run_match(table.programme, by=table.coordinator)
    told = queries.change_page(table.coordinator, table.proposal("Ebba"), search="oskar")
    assert [option.why_not for option in told.found or ()] == ["One is in the other's reporting line."]


def test_the_change_page_costs_the_same_queries_for_three_and_for_many(table, queries_of):
    actions.run_match(table.programme, by=table.coordinator)

    def look():
        queries.change_page(table.coordinator, table.proposal("Ebba"), search="")

    few = queries_of(look)
    for k in range(8):
        table.enrol(f"Mentor{k}", "mentor", level=4)
    assert queries_of(look) == few


def test_runs_are_compared_mentee_by_mentee(table):
    actions.run_match(table.programme, by=table.coordinator)
    actions.move(table.proposal("Ebba"), table.sides["Oskar"], by=table.coordinator)
    actions.run_match(table.programme, by=table.coordinator)
    told = queries.runs_page(table.coordinator, table.programme)
    changes = [
        tuple(row and row.person.given_name for row in (each.mentee, each.before, each.after))
        for each in told.differences
    ]
    assert changes == [("Ebba", "Olga", "Oskar"), ("Erik", "Oskar", None), ("Ester", None, "Olga")]
    assert told.same == 0


def test_the_publish_page_lists_a_mail_to_each_of_the_two(table):
    actions.run_match(table.programme, by=table.coordinator)
    told = queries.publish_page(table.coordinator, table.programme)
    readers = [(each.person.given_name, each.side) for each in told.recipients]
    assert readers == [("Ebba", "mentee"), ("Olga", "mentor"), ("Erik", "mentee"), ("Oskar", "mentor")]
    assert (told.pairs, told.left_over) == (2, 1)
    assert told.next_monday.weekday() in range(5)
    assert told.next_monday.hour == 8


def test_a_proposal_waits_in_today_until_it_is_answered(table):
    actions.run_match(table.programme, by=table.coordinator)
    actions.publish(table.programme, by=table.coordinator)
    assert queries.open_proposals(table.viewer("Ebba")) == []
    table.send()
    (mine,) = queries.open_proposals(table.viewer("Ebba"))
    assert (mine.other, mine.side, mine.state) == (table.people["Olga"], "mentee", "open")
    actions.answer(mine.proposal, True, by=table.viewer("Ebba"))
    assert queries.open_proposals(table.viewer("Ebba")) == []
    assert queries.my_proposal(table.viewer("Ebba"), table.proposal("Ebba")).state == "waiting"


def test_a_department_is_the_highest_unit_below_a_single_root():
    tree = Departments({"company": None, "production": "company", "welding": "production"})
    assert tree.department("welding") == "production"
    assert tree.department("company") == "company"
    flat = Departments({"production": None, "sales": None, "welding": "production"})
    assert flat.department("welding") == "production"
    assert flat.department("sales") == "sales"
    assert flat.department(None) is None


def test_units_of_the_organisation_make_the_departments(table):
    root = Unit.objects.create(organisation=table.cast.organisation, name="Allt", sort_key="allt")
    Unit.objects.exclude(pk=root.pk).filter(organisation=table.cast.organisation).update(parent=root)
    office = Unit.objects.get(organisation=table.cast.organisation, name="Kontoret")
    assert Departments.of(table.programme).department(office.pk) == office.pk
