import pytest
from django.http import Http404

from lotsa.domain.meetings import access, actions, queries
from lotsa.domain.meetings.models import PrivateNote, Topic
from lotsa.domain.people.viewer import holder_of
from tests.domain.meetings.pairs import AHEAD, NOW, held, pair

STRANGERS = [
    "coordinator",
    "manager",
    "administrator",
    "leader",
    "employee",
    "stranger",
    "other",
    "other_mentor",
]


@pytest.fixture(autouse=True)
def frozen(time_machine):
    time_machine.move_to(NOW, tick=False)


@pytest.mark.parametrize("role", STRANGERS)
def test_nobody_outside_the_pair_finds_its_meetings(cast, role):
    mentorship = pair(cast)
    meeting = actions.book(mentorship, AHEAD, by=cast.mentee)
    proposal = actions.propose_times(mentorship, [AHEAD.replace(day=8)], by=cast.mentee)
    actions.add_topic(mentorship, "Ämne", by=cast.mentee)
    actions.add_next_step(meeting, "Steg", by=cast.mentee)
    viewer = getattr(cast, role)
    for find, pk in ((access.meeting_for, meeting.pk), (access.proposal_for, proposal.pk)):
        with pytest.raises(Http404):
            find(viewer, pk)
    assert list(access.topics_visible_to(viewer)) == []
    assert list(access.steps_visible_to(viewer)) == []


@pytest.mark.parametrize("role", ["mentor", *STRANGERS])
def test_only_the_author_gets_private_topics_and_notes(cast, role):
    mentorship = pair(cast)
    meeting = held(mentorship, NOW.replace(day=20))
    actions.add_topic(mentorship, "Bara jag", by=cast.mentee, only_me=True)
    actions.write_private_note(meeting, "Bara jag", by=cast.mentee, version=0)
    viewer = getattr(cast, role)
    assert (list(access.topics_visible_to(viewer)), list(access.notes_visible_to(viewer))) == ([], [])
    assert list(access.topics_visible_to(cast.mentee)) == [Topic.objects.get()]
    assert list(access.notes_visible_to(cast.mentee)) == [PrivateNote.objects.get()]


def test_private_topic_is_in_no_mail_and_not_in_the_others_page(cast):
    mentorship = pair(cast)
    meeting = actions.book(mentorship, AHEAD, by=cast.mentee)
    actions.add_topic(mentorship, "Bara jag", by=cast.mentee, only_me=True)
    actions.add_topic(mentorship, "Båda", by=cast.mentee)
    his = queries.meeting_sheet(cast.mentor, access.meeting_for(cast.mentor, meeting.pk))
    assert [topic.text for topic in his.topics] == ["Båda"]
    assert queries.shared_topics([mentorship.pk]) == {mentorship.pk: ["Båda"]}


def test_mentor_of_two_keeps_the_pairs_apart(cast):
    mine = actions.book(pair(cast), AHEAD, by=cast.mentor)
    other = actions.book(pair(cast, mentee="employee"), AHEAD.replace(hour=13), by=cast.mentor)
    assert set(access.visible_to(cast.mentor)) == {mine, other}
    assert list(access.visible_to(cast.mentee)) == [mine]


def test_coordinator_in_the_pair_sees_only_the_own_pair(cast):
    mine = actions.book(pair(cast, mentor="coordinator"), AHEAD, by=cast.coordinator)
    actions.book(pair(cast, mentee="employee"), AHEAD, by=cast.mentor)
    assert list(access.visible_to(cast.coordinator)) == [mine]


def test_link_of_somebody_who_left_holds_nobody(cast):
    from lotsa.domain.people.actions import grant_link, link_of
    from lotsa.domain.people.models import Person

    token = grant_link("confirm_held", organisation=cast.organisation, person_id=cast.mentor.id)
    Person.objects.filter(pk=cast.mentor.id).update(left_on=NOW.date())
    assert holder_of(link_of(token, "confirm_held")) is None
