from typing import Any

from lotsa.domain.mentorships import actions, queries
from tests.cast import Cast, person
from tests.domain.mentorships.pairs import a_pair, begin


def test_names_put_the_mentee_first(cast: Cast) -> None:
    pair = a_pair(cast)
    members = queries.members_of([pair.pk])[pair.pk]
    assert members.given_names == "Milo and Alma"
    assert members.others_than(cast.mentee.id) == (cast.people["mentor"],)


def test_pairs_cost_the_same_at_one_and_four(cast: Cast, django_assert_num_queries: Any) -> None:
    pair = a_pair(cast)
    viewer = cast.coordinator
    with django_assert_num_queries(4):  # pairs, programmes, organisations, members with names
        assert [line.names for line in queries.pairs_of(viewer)] == ["Milo and Alma"]
    for name in ("Cia C", "Åke Å", "Bo B"):
        begin(
            pair.programme,
            cast.people["mentor"],
            person(cast.organisation, name, unit=cast.people["mentee"].unit, site=cast.people["mentee"].site),
        )
    with django_assert_num_queries(4):
        names = [line.names for line in queries.pairs_of(viewer)]
    assert names == ["Bo and Alma", "Cia and Alma", "Milo and Alma", "Åke and Alma"]


def test_my_mentorships_are_mine_with_open_ones_first(cast: Cast) -> None:
    ended = a_pair(cast, days_ago=50)
    actions.end_mentorship(ended, "no_fault", by=cast.coordinator)
    pair = begin(ended.programme, cast.people["mentor"], cast.people["mentee"])
    assert [line.mentorship for line in queries.my_mentorships(cast.mentee)] == [pair, ended]
    assert queries.my_mentorships(cast.coordinator) == []
    assert [line.mentorship for line in queries.pairs_of(cast.coordinator)] == [pair]
    assert len(queries.pairs_of(cast.coordinator, ended=True)) == 2


def test_agreement_state_says_whose_yes_is_missing(cast: Cast) -> None:
    pair = a_pair(cast)
    actions.sign_agreement(pair, by=cast.mentee)
    fresh = queries.my_mentorships(cast.mentor)[0].mentorship
    state = queries.agreement_state(cast.mentor, fresh)
    assert (state.is_mine_to_sign, state.waiting_for) == (True, ())
    state = queries.agreement_state(cast.mentee, fresh)
    assert (state.is_mine_to_sign, state.waiting_for) == (False, (cast.people["mentor"],))
