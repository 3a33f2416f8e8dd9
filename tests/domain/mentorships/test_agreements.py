from datetime import timedelta

import pytest
from django.http import Http404

from lotsa.domain.activity.models import Event
from lotsa.domain.mentorships import actions, queries
from lotsa.domain.mentorships.access import mentorship_for
from lotsa.domain.mentorships.models import Acceptance, Agreement, Membership, Mentorship
from lotsa.domain.people.models import Person
from lotsa.kit import clock
from lotsa.kit.refused import Refused, Stale
from tests.cast import Cast, person
from tests.domain.mentorships.pairs import a_pair, a_programme, enrolled


def signed(cast: Cast) -> Mentorship:
    pair = a_pair(cast)
    actions.sign_agreement(pair, by=cast.mentee)
    actions.sign_agreement(pair, by=cast.mentor)
    return pair


def test_the_first_version_says_what_the_programme_says(cast: Cast) -> None:
    pair = a_pair(cast, programme=a_programme(cast, purpose="Fler som kan baka", meeting_minutes=45))
    number, words = queries.newest_words(pair)
    assert (number, words["purpose"]) == (1, "Fler som kan baka")
    assert words["rhythm"].endswith("45 minuter varje gång.")
    assert set(words) == {"purpose", "period", "rhythm", "goals"}


def test_a_yes_is_a_row_with_who_and_when(cast: Cast) -> None:
    pair = signed(cast)
    rows = Acceptance.objects.filter(agreement__mentorship=pair).values_list(
        "member__person__given_name", "agreement__number", "on"
    )
    assert set(rows) == {("Milo", 1, clock.today()), ("Alma", 1, clock.today())}


def test_a_change_is_a_new_version_and_the_old_one_holds_meanwhile(cast: Cast) -> None:
    pair = signed(cast)
    number, words = queries.newest_words(pair)
    actions.write_agreement(pair, {**words, "chafe": "Säg det samma dag"}, by=cast.mentor, number=number)
    pair.refresh_from_db()
    assert (pair.state, pair.agreement_signed_on) == ("active", clock.today())
    fresh = mentorship_for(cast.mentee, pair.pk)
    state = queries.agreement_state(cast.mentee, fresh)
    assert (state.newer_waits, state.is_mine_to_sign, state.number) == (True, True, 2)
    shown = queries.agreement_page(cast.mentee, fresh)
    assert [point.point.key for point in shown.points if point.before is not None] == ["chafe"]
    assert [(line.version.number, line.holds) for line in shown.versions] == [(2, False), (1, True)]
    # The mentor said yes by writing it.
    actions.sign_agreement(pair, by=cast.mentee)
    shown = queries.agreement_page(cast.mentee, mentorship_for(cast.mentee, pair.pk))
    assert [(line.version.number, line.holds) for line in shown.versions] == [(2, True), (1, False)]
    assert shown.state.newer_waits is False


def test_an_earlier_version_can_be_read_and_one_that_never_was_cannot(cast: Cast) -> None:
    pair = a_pair(cast)
    actions.write_agreement(pair, {"purpose": "Nytt syfte"}, by=cast.mentee, number=1)
    fresh = mentorship_for(cast.mentee, pair.pk)
    purpose = queries.agreement_page(cast.mentee, fresh, 1).points[0]
    assert (purpose.point.key, purpose.words) == ("purpose", "")
    with pytest.raises(Http404):
        queries.agreement_page(cast.mentee, fresh, 3)


def test_saving_without_a_change_makes_no_version(cast: Cast) -> None:
    pair = signed(cast)
    number, words = queries.newest_words(pair)
    actions.write_agreement(pair, {**words, "manager": "  "}, by=cast.mentee, number=number)
    assert Agreement.objects.filter(mentorship=pair).count() == 1


def test_two_who_write_at_once_both_keep_their_words(cast: Cast) -> None:
    pair = a_pair(cast)
    actions.write_agreement(pair, {"chafe": "Från adepten"}, by=cast.mentee, number=1)
    with pytest.raises(Stale) as found:
        actions.write_agreement(pair, {"chafe": "Från mentorn"}, by=cast.mentor, number=1)
    assert (found.value.theirs["chafe"], found.value.version) == ("Från adepten", 2)
    actions.write_agreement(pair, {"chafe": "Från mentorn"}, by=cast.mentor, number=found.value.version)
    written = Agreement.objects.filter(mentorship=pair).values_list("number", "words__chafe")
    assert list(written) == [(1, None), (2, "Från adepten"), (3, "Från mentorn")]


def test_a_yes_to_a_version_that_was_changed_meanwhile_is_refused(cast: Cast) -> None:
    pair = a_pair(cast)
    actions.write_agreement(pair, {"chafe": "Nytt"}, by=cast.mentee, number=1)
    with pytest.raises(Refused):
        actions.sign_agreement(pair, by=cast.mentor, number=1)
    # The one who wrote it has said yes to what was written.
    assert [(row.member.person_id, row.agreement.number) for row in Acceptance.objects.all()] == [
        (cast.mentee.id, 2)
    ]


def test_who_waits_is_told_and_who_signed_is_not(cast: Cast) -> None:
    pair = a_pair(cast)
    actions.sign_agreement(pair, by=cast.mentee)
    event = Event.objects.get(verb="agreement.accepted")
    assert (event.concerns, event.facts) == ([str(cast.mentor.id)], {"number": 1})


def test_somebody_who_has_left_is_not_waited_for(cast: Cast) -> None:
    pair = a_pair(cast)
    Person.objects.filter(pk=cast.mentor.id).update(left_on=clock.today())
    actions.sign_agreement(pair, by=cast.mentee)
    pair.refresh_from_db()
    assert pair.state == "active"


def test_too_long_words_are_refused_at_their_point(cast: Cast) -> None:
    with pytest.raises(Refused) as found:
        actions.write_agreement(a_pair(cast), {"chafe": "x" * 2001}, by=cast.mentee, number=1)
    assert found.value.field == "chafe"


def test_a_circle_signs_when_everybody_has(cast: Cast) -> None:
    programme = a_programme(cast)
    circle = actions.begin_mentorship(
        programme,
        mentors=[enrolled(programme, cast.people["mentor"], "mentor")],
        mentees=[
            enrolled(programme, each, "mentee")
            for each in (
                cast.people["mentee"],
                person(cast.organisation, "Sara Sort"),
                cast.people["employee"],
            )
        ],
        starts_on=clock.today(),
        reasons={},
        by=None,
    )
    assert Membership.objects.filter(mentorship=circle).count() == 4
    for viewer in (cast.mentor, cast.mentee, cast.employee):
        actions.sign_agreement(circle, by=viewer)
    circle.refresh_from_db()
    assert circle.agreement_signed_on is None
    fresh = mentorship_for(cast.mentee, circle.pk)
    assert [p.given_name for p in queries.agreement_state(cast.mentee, fresh).waiting_for] == ["Sara"]
    assert "in the group" in queries.text_for(fresh).points[5].text


def test_unsigned_is_reminded_once_after_21_days(cast: Cast) -> None:
    late, early = a_pair(cast, days_ago=21), cast.organisation
    actions.sign_agreement(late, by=cast.mentee)
    assert (actions.remind_unsigned(early), actions.remind_unsigned(early)) == (1, 0)
    event = Event.objects.get(verb="agreement.unsigned")
    assert (event.concerns, event.facts) == ([str(cast.mentor.id)], {"days": 21, "number": 1})


@pytest.mark.parametrize("state", ["paused", "closed"])
def test_nobody_is_reminded_of_a_pair_that_rests(cast: Cast, state: str) -> None:
    pair = a_pair(cast, days_ago=40)
    Mentorship.objects.filter(pk=pair.pk).update(state=state)
    assert actions.remind_unsigned(cast.organisation) == 0


def test_a_newer_version_waits_21_days_of_its_own(cast: Cast) -> None:
    pair = a_pair(cast, days_ago=60)
    actions.sign_agreement(pair, by=cast.mentee)
    actions.sign_agreement(pair, by=cast.mentor)
    actions.write_agreement(pair, {"chafe": "Nytt"}, by=cast.mentor, number=1)
    assert actions.remind_unsigned(cast.organisation) == 0
    Agreement.objects.filter(number=2).update(created_at=clock.now() - timedelta(days=22))
    assert actions.remind_unsigned(cast.organisation) == 1
