from datetime import timedelta

import pytest

from lotsa.domain.activity.models import Event
from lotsa.domain.mentorships import actions
from lotsa.domain.mentorships.models import Mentorship, TalkRequest
from lotsa.domain.people.models import Relation, Role, RoleAssignment
from lotsa.domain.programmes.models import Enrolment
from lotsa.kit import clock
from lotsa.kit.refused import Refused
from tests.cast import Cast, person
from tests.domain.mentorships.pairs import a_pair, a_programme, begin, enrolled


def test_a_mentorship_begins_with_members_relation_and_matched_enrolments(cast: Cast) -> None:
    programme = a_programme(cast, cadence_days=21, meeting_minutes=45)

    pair = a_pair(cast, programme=programme)

    assert (pair.state, pair.cadence_days, pair.meeting_minutes) == ("agreement", 21, 45)
    assert pair.planned_end_on == programme.ends_on
    assert sorted(pair.memberships.values_list("person__given_name", "side")) == [
        ("Alma", "mentor"),
        ("Milo", "mentee"),
    ]
    relation = Relation.objects.get(source_id=pair.pk)
    assert (relation.from_person, relation.to_person) == (cast.people["mentor"], cast.people["mentee"])
    assert set(programme.enrolments.values_list("state", flat=True)) == {"matched"}
    event = Event.objects.get(verb="mentorship.began")
    assert sorted(event.concerns) == sorted([str(cast.mentor.id), str(cast.mentee.id)])


def test_a_late_start_in_a_rolling_programme_gets_the_whole_period(cast: Cast) -> None:
    programme = a_programme(cast, rolling_start=True)
    pair = a_pair(cast, programme=programme)
    assert pair.planned_end_on - pair.starts_on == programme.ends_on - programme.starts_on


def test_a_mentee_has_one_mentor_per_programme(cast: Cast) -> None:
    pair = a_pair(cast)
    with pytest.raises(Refused, match="Milo Adept already has a mentor"):
        begin(pair.programme, cast.people["employee"], cast.people["mentee"])
    assert Mentorship.objects.count() == 1


def test_a_mentorship_needs_both_sides_of_one_programme(cast: Cast) -> None:
    programme, other = a_programme(cast), a_programme(cast, name="Annat")
    mentor = enrolled(programme, cast.people["mentor"], "mentor")
    same = enrolled(programme, cast.people["mentor"], "mentee")
    elsewhere = enrolled(other, cast.people["mentee"], "mentee")
    for mentees in ([], [same], [elsewhere]):
        with pytest.raises(Refused):
            actions.begin_mentorship(
                programme, mentors=[mentor], mentees=mentees, starts_on=clock.today(), reasons={}, by=None
            )
    assert Mentorship.objects.count() == 0


def test_the_agreement_holds_when_both_have_said_yes(cast: Cast) -> None:
    pair = a_pair(cast)
    actions.sign_agreement(pair, by=cast.mentee)
    actions.sign_agreement(pair, by=cast.mentee)
    pair.refresh_from_db()
    assert (pair.state, pair.agreement_signed_on) == ("agreement", None)

    actions.sign_agreement(pair, by=cast.mentor)

    pair.refresh_from_db()
    assert (pair.state, pair.agreement_signed_on) == ("active", clock.today())
    verbs = Event.objects.filter(verb__startswith="agreement").order_by("sequence")
    assert list(verbs.values_list("verb", flat=True)) == ["agreement.accepted", "agreement.signed"]


def test_ending_closes_the_relation_and_frees_both_for_a_new_match(cast: Cast) -> None:
    pair = a_pair(cast)
    actions.end_mentorship(pair, "no_fault", by=cast.coordinator)
    pair.refresh_from_db()
    assert (pair.state, pair.outcome, pair.ended_on) == ("closed", "no_fault", clock.today())
    assert Relation.objects.get(source_id=pair.pk).until == clock.today()
    assert set(Enrolment.objects.values_list("state", flat=True)) == {"approved"}


def test_a_completed_mentorship_completes_only_who_is_in_no_other(cast: Cast) -> None:
    pair = a_pair(cast)
    begin(pair.programme, cast.people["mentor"], cast.people["employee"])
    actions.end_mentorship(pair, "completed", by=cast.coordinator)
    states = dict(Enrolment.objects.values_list("person__given_name", "state"))
    assert states == {"Alma": "matched", "Milo": "completed", "Emil": "matched"}


def test_who_left_the_company_is_withdrawn_and_the_other_free(cast: Cast) -> None:
    pair = a_pair(cast)
    mentor = cast.people["mentor"]
    mentor.left_on = clock.today()
    mentor.save()
    actions.end_mentorship(pair, "left_company", by=cast.coordinator)
    states = dict(Enrolment.objects.values_list("person__given_name", "state"))
    assert states == {"Alma": "withdrawn", "Milo": "approved"}


def test_an_ending_is_taken_back_within_fourteen_days(cast: Cast) -> None:
    pair = a_pair(cast, days_ago=60)
    actions.sign_agreement(pair, by=cast.mentee)
    actions.sign_agreement(pair, by=cast.mentor)
    actions.end_mentorship(pair, "no_fault", by=cast.coordinator)

    actions.reopen_mentorship(pair, by=cast.coordinator)

    pair.refresh_from_db()
    assert (pair.state, pair.outcome, pair.ended_on) == ("active", "", None)
    assert Relation.objects.get(source_id=pair.pk).until is None
    assert set(Enrolment.objects.values_list("state", flat=True)) == {"matched"}


def test_an_old_ending_and_one_overtaken_by_a_new_pair_stand(cast: Cast) -> None:
    pair = a_pair(cast, days_ago=60)
    actions.end_mentorship(pair, "no_fault", by=None, on=clock.today() - timedelta(days=15))
    with pytest.raises(Refused, match="14 days"):
        actions.reopen_mentorship(pair, by=cast.coordinator)

    again = begin(pair.programme, cast.people["mentor"], cast.people["mentee"])
    actions.end_mentorship(again, "no_fault", by=cast.coordinator)
    begin(pair.programme, cast.people["employee"], cast.people["mentee"])
    with pytest.raises(Refused, match="new mentor"):
        actions.reopen_mentorship(again, by=cast.coordinator)


def test_a_pause_ends_early_when_resumed(cast: Cast) -> None:
    pair = a_pair(cast, days_ago=30)
    today = clock.today()
    actions.pause_mentorship(
        pair, today + timedelta(days=30), by=cast.mentee, since=today - timedelta(days=5)
    )
    assert pair.state == "paused"
    with pytest.raises(Refused):
        actions.pause_mentorship(pair, today + timedelta(days=40), by=cast.mentee)

    actions.resume_mentorship(pair, by=cast.mentee)

    assert pair.state == "agreement"
    assert pair.pauses == [[(today - timedelta(days=5)).isoformat(), today.isoformat()]]


@pytest.mark.parametrize("days", [0, -3, 400])
def test_a_pause_has_a_reasonable_end(cast: Cast, days: int) -> None:
    pair = a_pair(cast)
    with pytest.raises(Refused) as refused:
        actions.pause_mentorship(pair, clock.today() + timedelta(days=days), by=cast.mentee)
    assert refused.value.field == "until"


def test_asking_to_talk_tells_coordinators_and_not_the_other_party(cast: Cast) -> None:
    pair = a_pair(cast)
    actions.ask_to_talk(pair, by=cast.mentee, text="Jag har bytt roll.")
    actions.ask_to_talk(pair, by=cast.mentee, text="Jag har bytt roll igen.")
    assert [talk.text for talk in TalkRequest.objects.all()] == ["Jag har bytt roll igen."]
    event = Event.objects.filter(verb="mentorship.talk_wanted").latest("sequence")
    assert event.concerns == [str(cast.coordinator.id)]
    assert "roll" not in str(event.facts)


def test_a_coordinator_who_is_the_other_party_is_never_told(cast: Cast) -> None:
    RoleAssignment.objects.create(person=cast.people["mentor"], role=Role.COORDINATOR)
    pair = a_pair(cast)
    actions.ask_to_talk(pair, by=cast.mentee)
    event = Event.objects.get(verb="mentorship.talk_wanted")
    assert event.concerns == [str(cast.coordinator.id)]

    RoleAssignment.objects.filter(person=cast.people["coordinator"]).delete()
    with pytest.raises(Refused, match="only coordinator"):
        actions.ask_to_talk(pair, by=cast.mentee)


def test_a_talk_is_marked_and_the_mark_taken_back(cast: Cast) -> None:
    talk = actions.ask_to_talk(a_pair(cast), by=cast.mentee)
    actions.mark_talked(talk, by=cast.coordinator)
    assert (talk.talked_by, talk.talked_at is None) == (cast.people["coordinator"], False)
    actions.mark_untalked(talk, by=cast.coordinator)
    assert TalkRequest.objects.filter(talked_at__isnull=True).count() == 1


def test_two_coordinators_keep_notes_apart(cast: Cast) -> None:
    pair = a_pair(cast)
    second = person(cast.organisation, "Karin Koordinator")
    RoleAssignment.objects.create(person=second, role=Role.COORDINATOR)
    cast.people["second"] = second
    actions.note_down(pair, "Ringer Milo.", by=cast.coordinator, version=None)
    actions.note_down(pair, "Ringer Alma.", by=cast.second, version=None)
    actions.note_down(pair, "Ringde Milo.", by=cast.coordinator, version=1)
    assert sorted(note.text for note in pair.coordinator_notes.all()) == ["Ringde Milo.", "Ringer Alma."]
