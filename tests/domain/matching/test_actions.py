"""Runs, drafts, publishing and answers: what each changes, and what it refuses."""

from datetime import timedelta

import pytest

from lotsa.domain.activity.models import Event
from lotsa.domain.matching import actions
from lotsa.domain.matching.models import Exclusion, MatchRun, Proposal
from lotsa.domain.matching.queries.inputs import inputs_of
from lotsa.domain.mentorships.models import Membership, Mentorship
from lotsa.domain.people.actions import grant_link, link_of
from lotsa.domain.people.models import Conflict
from lotsa.domain.programmes.models import Enrolment, Veto
from lotsa.engine.matching import from_plain, verify
from lotsa.engine.matching.explain import trial_problem
from lotsa.kit import clock
from lotsa.kit.refused import Refused, Stale


def verbs(verb):
    return list(Event.objects.filter(verb=verb).order_by("sequence"))


def test_a_run_stages_the_best_pairs_and_tells_nobody(table):
    run = actions.run_match(table.programme, by=table.coordinator)
    assert table.pairs() == {"Ebba": "Olga", "Erik": "Oskar"}
    assert (run.facts["matched"], run.facts["mentees"], run.facts["places"]) == (2, 3, 2)
    assert run.facts["proven"] is True
    assert [event.concerns for event in verbs("match.run")] == [[]]


def test_a_run_keeps_what_is_needed_to_check_it_again(table):
    run = actions.run_match(table.programme, by=table.coordinator)
    problem = inputs_of(table.programme).problem()
    assert verify(problem, from_plain(problem, run.certificate)).ok
    assert run.weights == table.programme.weights
    assert run.input_hash == run.certificate["certificate"]["input_sha256"]


def test_the_same_answers_give_the_same_pairs_and_the_same_rows(table):
    actions.run_match(table.programme, by=table.coordinator)
    before = set(Proposal.objects.values_list("pk", "mentor_id"))
    run = actions.run_match(table.programme, by=table.coordinator)
    assert set(Proposal.objects.values_list("pk", "mentor_id")) == before
    assert (run.number, run.facts["changed"]) == (2, 0)


def test_the_golden_path_leaves_nils_over_until_there_is_one_more_place(bjorkvik):
    programme, anna = bjorkvik
    run = actions.run_match(programme, by=anna)
    facts = {key: run.facts[key] for key in ("mentees", "mentors", "places", "matched", "proven")}
    assert facts == {"mentees": 18, "mentors": 14, "places": 20, "matched": 17, "proven": True}
    matched = set(Proposal.objects.filter(programme=programme).values_list("mentee__person__given_name"))
    assert ("Nils",) not in matched
    hanna = Enrolment.objects.select_related("person", "programme").get(
        programme=programme, side="mentor", person__given_name="Hanna"
    )
    again = actions.add_place(hanna, by=anna)
    assert (again.facts["matched"], again.facts["changed"]) == (18, 1)


def test_locked_pairs_stand_when_the_rest_is_run_again(table):
    actions.run_match(table.programme, by=table.coordinator)
    actions.move(table.proposal("Ebba"), table.sides["Oskar"], by=table.coordinator)
    assert table.pairs() == {"Ebba": "Oskar", "Erik": "Olga"}
    assert table.proposal("Ebba").locked
    actions.run_match(table.programme, by=table.coordinator)
    assert table.pairs()["Ebba"] == "Oskar"
    actions.unlock(table.proposal("Ebba"), by=table.coordinator)
    actions.run_match(table.programme, by=table.coordinator)
    assert table.pairs() == {"Ebba": "Olga", "Erik": "Oskar"}


def test_lock_says_so_once(table):
    actions.run_match(table.programme, by=table.coordinator)
    for _again in range(2):
        actions.lock(table.proposal("Ebba"), by=table.coordinator)
    assert table.proposal("Ebba").locked
    assert len(verbs("proposal.locked")) == 1


def test_more_locked_pairs_than_places_is_said_with_the_name(table):
    actions.run_match(table.programme, by=table.coordinator)
    actions.lock(table.proposal("Ebba"), by=table.coordinator)
    Enrolment.objects.filter(pk=table.sides["Olga"].pk).update(places=0)
    with pytest.raises(Refused, match="Olga Mentor has 0 places left but 1 locked"):
        actions.run_match(table.programme, by=table.coordinator)


@pytest.mark.parametrize("side", ["mentee", "mentor"])
def test_a_run_without_one_side_is_refused_in_words(table, side):
    Enrolment.objects.filter(programme=table.programme, side=side).update(state="withdrawn")
    with pytest.raises(Refused, match=side):
        actions.run_match(table.programme, by=table.coordinator)
    assert not MatchRun.objects.exists()


def test_a_draft_or_ended_programme_is_not_matched(table):
    for state in ("draft", "closed", "evaluation"):
        type(table.programme).objects.update(state=state)
        table.programme.refresh_from_db()
        with pytest.raises(Refused):
            actions.run_match(table.programme, by=table.coordinator)


@pytest.mark.parametrize("by_mentee", [True, False])
def test_a_veto_is_obeyed_whoever_made_it_and_not_even_a_hand_may_break_it(table, by_mentee):
    who, whom = ("Ebba", "Olga") if by_mentee else ("Olga", "Ebba")
    Veto.objects.create(enrolment=table.sides[who], vetoed=table.people[whom])
    actions.run_match(table.programme, by=table.coordinator)
    assert table.pairs().get("Ebba") != "Olga"
    with pytest.raises(Refused, match="ruled out"):
        actions.pair_by_hand(
            table.programme, table.sides["Ebba"], table.sides["Olga"], by=table.coordinator, because="x"
        )


def test_conflicts_managers_and_earlier_refusals_are_never_paired(table):
    Conflict.objects.create(
        organisation=table.cast.organisation, one=table.people["Olga"], other=table.people["Ebba"]
    )
    table.people["Erik"].manager = table.people["Oskar"]
    table.people["Erik"].save()
    Proposal.objects.create(
        programme=table.programme, mentee=table.sides["Ester"], mentor=table.sides["Olga"], state="declined"
    )
    actions.run_match(table.programme, by=table.coordinator)
    # Ester has been refused by Olga, so Oskar is what is left for one of the two others.
    assert table.pairs() == {"Erik": "Olga", "Ester": "Oskar"}


def test_move_refuses_what_somebody_else_has_changed_meanwhile(table):
    actions.run_match(table.programme, by=table.coordinator)
    opened = table.proposal("Ebba")
    actions.move(table.proposal("Ebba"), table.sides["Oskar"], by=table.coordinator)
    with pytest.raises(Stale) as problem:
        actions.move(opened, table.sides["Olga"], by=table.coordinator, version=opened.version)
    assert problem.value.theirs["mentor"] == table.sides["Oskar"]
    assert table.pairs()["Ebba"] == "Oskar"


def test_move_refuses_a_place_that_is_locked_for_another(table):
    actions.run_match(table.programme, by=table.coordinator)
    actions.lock(table.proposal("Erik"), by=table.coordinator)
    with pytest.raises(Refused, match="Locked pairs"):
        actions.move(table.proposal("Ebba"), table.sides["Oskar"], by=table.coordinator)


def test_swap_changes_two_and_locks_both(table):
    actions.run_match(table.programme, by=table.coordinator)
    actions.swap(table.proposal("Ebba"), table.proposal("Erik"), by=table.coordinator)
    assert table.pairs() == {"Ebba": "Oskar", "Erik": "Olga"}
    assert table.proposal("Ebba").locked
    assert table.proposal("Erik").locked


def test_an_excluded_pair_is_gone_and_never_comes_back_and_its_reason_is_in_no_event(table):
    actions.run_match(table.programme, by=table.coordinator)
    actions.exclude(table.proposal("Ebba"), by=table.coordinator, reason="Gammal osämja")
    assert Exclusion.objects.get().reason == "Gammal osämja"
    actions.run_match(table.programme, by=table.coordinator)
    assert table.pairs().get("Ebba") != "Olga"
    assert not any("osämja" in str(event.facts) for event in Event.objects.all())


def test_drop_takes_a_draft_apart(table):
    actions.run_match(table.programme, by=table.coordinator)
    actions.drop(table.proposal("Ebba"), by=table.coordinator)
    assert table.pairs() == {"Erik": "Oskar"}


def test_a_pair_by_hand_may_break_a_rule_for_a_reason_but_takes_nobodys_place(table):
    table.enrol("Ossian", "mentor", level=1)
    arguments = (table.programme, table.sides["Ester"], table.sides["Ossian"])
    with pytest.raises(Refused, match="teaches nothing") as problem:
        actions.pair_by_hand(*arguments, by=table.coordinator)
    assert problem.value.field == "because"
    made = actions.pair_by_hand(*arguments, by=table.coordinator, because="De delar bord")
    assert (made.locked, made.made_by_hand, made.because) == (True, True, "De delar bord")
    actions.run_match(table.programme, by=table.coordinator)
    assert table.pairs()["Ester"] == "Ossian"
    with pytest.raises(Refused, match="no place left"):
        actions.pair_by_hand(
            table.programme, table.sides["Ebba"], table.sides["Ossian"], by=table.coordinator, because="x"
        )


def test_the_waiting_list_takes_a_message_and_only_those_left_over(table):
    actions.run_match(table.programme, by=table.coordinator)
    with pytest.raises(Refused, match="has a proposal"):
        actions.put_on_waiting_list(table.sides["Ebba"], "Hej", by=table.coordinator)
    actions.put_on_waiting_list(table.sides["Ester"], "Du är först i kön.", by=table.coordinator)
    table.sides["Ester"].refresh_from_db()
    assert (table.sides["Ester"].state, table.sides["Ester"].waitlist_note) == (
        "waitlisted",
        "Du är först i kön.",
    )
    assert [event.concerns for event in verbs("enrolment.waitlisted")] == [[str(table.people["Ester"].pk)]]


def test_publishing_tells_both_and_moves_the_programme_to_kickoff(table):
    actions.run_match(table.programme, by=table.coordinator)
    monday = clock.now() + timedelta(days=3)
    actions.publish(table.programme, by=table.coordinator, send_at=monday)
    ebba = table.proposal("Ebba")
    assert (ebba.state, ebba.send_at) == ("published", monday)
    assert ebba.answer_by is not None
    assert ebba.answer_by >= monday.date() + timedelta(days=7)
    told = {frozenset(event.concerns) for event in verbs("proposal.published")}
    assert frozenset({str(table.people["Ebba"].pk), str(table.people["Olga"].pk)}) in told
    assert {event.facts["send_at"] for event in verbs("proposal.published")} == {monday.isoformat()}
    table.programme.refresh_from_db()
    assert table.programme.state == "kickoff"


def test_publishing_can_be_undone_until_the_mails_have_left(table):
    actions.run_match(table.programme, by=table.coordinator)
    actions.publish(table.programme, by=table.coordinator)
    assert actions.undo_publishing(table.programme, by=table.coordinator) == 2
    assert table.pairs() == {"Ebba": "Olga", "Erik": "Oskar"}
    table.programme.refresh_from_db()
    assert table.programme.state == "matching"
    actions.publish(table.programme, by=table.coordinator)
    table.send()
    with pytest.raises(Refused, match="already left"):
        actions.undo_publishing(table.programme, by=table.coordinator)


def test_publishing_refuses_nothing_the_past_and_those_who_have_left(table):
    with pytest.raises(Refused, match="no pair"):
        actions.publish(table.programme, by=table.coordinator)
    actions.run_match(table.programme, by=table.coordinator)
    with pytest.raises(Refused) as problem:
        actions.publish(table.programme, by=table.coordinator, send_at=clock.now() - timedelta(hours=1))
    assert problem.value.field == "at"
    Enrolment.objects.filter(pk=table.sides["Ebba"].pk).update(state="withdrawn")
    with pytest.raises(Refused, match="Ebba Mentee no longer takes part"):
        actions.publish(table.programme, by=table.coordinator)


@pytest.fixture
def sent(table):
    actions.run_match(table.programme, by=table.coordinator)
    actions.publish(table.programme, by=table.coordinator)
    table.send()
    return table


def test_two_yes_begin_a_mentorship_whose_reasons_hold_no_number_and_no_wish(sent):
    actions.answer(sent.proposal("Ebba"), True, by=sent.viewer("Ebba"))
    assert not Mentorship.objects.exists()
    done = actions.answer(sent.proposal("Ebba"), True, by=sent.viewer("Olga"))
    pair = Mentorship.objects.get()
    assert (done.state, done.mentorship) == ("accepted", pair)
    members = set(pair.memberships.values_list("person__given_name", "side"))
    assert members == {("Ebba", "mentee"), ("Olga", "mentor")}
    assert not {"score", "wish_mentee", "wish_both"} & {fact["code"] for fact in pair.reasons["facts"]}
    states = {Enrolment.objects.get(pk=sent.sides[name].pk).state for name in ("Ebba", "Olga")}
    assert states == {"matched"}


def test_one_no_frees_both_and_tells_only_the_other(sent):
    actions.answer(sent.proposal("Ebba"), True, by=sent.viewer("Ebba"))
    done = actions.answer(sent.proposal("Ebba"), False, by=sent.viewer("Olga"))
    assert done.state == "declined"
    (event,) = verbs("proposal.declined")
    assert (event.concerns, event.facts) == ([str(sent.people["Ebba"].pk)], {"by_side": "mentor"})
    inputs = inputs_of(sent.programme)
    assert sent.sides["Ebba"].pk in inputs.row
    assert inputs.taken.get(sent.sides["Olga"].pk, 0) == 0


def test_a_yes_can_become_a_no_until_the_other_has_answered(sent):
    actions.answer(sent.proposal("Ebba"), True, by=sent.viewer("Ebba"))
    assert actions.answer(sent.proposal("Ebba"), False, by=sent.viewer("Ebba")).state == "declined"
    with pytest.raises(Refused, match="declined"):
        actions.answer(sent.proposal("Ebba"), True, by=sent.viewer("Olga"))


def test_only_the_two_answer_and_only_once_it_has_been_sent(table):
    actions.run_match(table.programme, by=table.coordinator)
    with pytest.raises(Refused, match="Only the two"):
        actions.answer(table.proposal("Ebba"), True, by=table.coordinator)
    with pytest.raises(Refused, match="withdrawn"):
        actions.answer(table.proposal("Ebba"), True, by=table.viewer("Ebba"))


def test_a_link_answers_once(sent):
    row = sent.proposal("Ebba")
    token = grant_link(
        "answer_proposal",
        organisation=sent.cast.organisation,
        person_id=sent.people["Ebba"].pk,
        object_id=row.pk,
    )
    actions.answer_by_link(link_of(token, "answer_proposal"), row, True, by=sent.viewer("Ebba"))
    with pytest.raises(Refused, match="used"):
        actions.answer_by_link(link_of(token, "answer_proposal"), row, False, by=sent.viewer("Ebba"))
    assert sent.proposal("Ebba").mentee_answer == "yes"


def test_silence_is_reminded_of_two_days_before_and_ends_after_the_day(sent):
    Proposal.objects.update(
        answer_by=clock.today() + timedelta(days=2), send_at=clock.now() - timedelta(days=5)
    )
    actions.answer(sent.proposal("Ebba"), True, by=sent.viewer("Ebba"))
    assert actions.remind_of_proposals() == 3
    assert str(sent.people["Ebba"].pk) not in str([event.concerns for event in verbs("proposal.reminded")])
    assert actions.expire_proposals() == 0
    Proposal.objects.update(answer_by=clock.today() - timedelta(days=1))
    assert actions.expire_proposals() == 2
    assert set(Proposal.objects.values_list("state", flat=True)) == {"dropped"}


def test_after_a_small_change_as_few_as_possible_move(table):
    actions.run_match(table.programme, by=table.coordinator)
    problem = trial_problem(inputs_of(table.programme).problem(), inputs_of(table.programme).mates)
    assert len(problem.current) == 2
    actions.add_place(table.sides["Olga"], by=table.coordinator)
    assert table.pairs() == {"Ebba": "Olga", "Erik": "Oskar", "Ester": "Olga"}


def test_a_pair_of_an_earlier_round_is_not_made_again_when_the_rule_says_so(table):
    today = clock.today()
    earlier = Mentorship.objects.create(
        organisation=table.cast.organisation, programme=table.programme, state="closed",
        starts_on=today - timedelta(days=300), planned_end_on=today - timedelta(days=30),
    )  # fmt: skip
    for name, side in (("Ebba", "mentee"), ("Olga", "mentor")):
        Membership.objects.create(mentorship=earlier, person=table.people[name], side=side)
    actions.run_match(table.programme, by=table.coordinator)
    assert table.pairs()["Ebba"] == "Olga"

    table.programme.hard_rules = [*table.programme.hard_rules, "previous_pair"]
    table.programme.save()
    actions.run_match(table.programme, by=table.coordinator)

    assert table.pairs().get("Ebba") != "Olga"
