"""One leaves a circle: what happens to them, to the others and to what was written."""

from datetime import timedelta

import pytest
from django.http import Http404

from lotsa.domain.meetings import access as meetings
from lotsa.domain.meetings.models import Meeting
from lotsa.domain.mentorships import access, queries
from lotsa.domain.mentorships.actions import (
    begin_mentorship,
    come_back,
    leave_circle,
    sign_agreement,
)
from lotsa.domain.mentorships.actions.switches import ask_switch, draft_switch
from lotsa.domain.mentorships.models import Membership, Mentorship, SwitchRequest
from lotsa.domain.people.models import Relation
from lotsa.domain.programmes.models import Enrolment
from lotsa.domain.threads.access import posts_visible_to
from lotsa.domain.threads.actions import write_post
from lotsa.kit import clock
from lotsa.kit.refused import Refused
from tests.cast import Cast
from tests.domain.mentorships.pairs import a_programme, begin, enrolled


@pytest.fixture
def circle(cast: Cast) -> Mentorship:
    programme = a_programme(cast)
    return begin_mentorship(
        programme,
        mentors=[enrolled(programme, cast.people["mentor"], "mentor")],
        mentees=[enrolled(programme, cast.people[name], "mentee") for name in ("mentee", "employee")],
        starts_on=clock.today() - timedelta(days=30),
        reasons={},
        by=None,
    )


def member(circle: Mentorship, cast: Cast, name: str) -> Membership:
    return Membership.all_time.get(mentorship=circle, person=cast.people[name])


def test_the_circle_goes_on_without_whoever_leaves(cast: Cast, circle: Mentorship) -> None:
    assert leave_circle(member(circle, cast, "mentee"), by=cast.coordinator) is True

    circle.refresh_from_db()
    members = queries.line_of(access.mentorship_for(cast.mentor, circle.pk)).members
    assert circle.is_open
    assert [person.given_name for person in members.mentees] == [cast.people["employee"].given_name]
    assert Enrolment.objects.get(person=cast.people["mentee"]).state == Enrolment.State.APPROVED
    assert Enrolment.objects.get(person=cast.people["employee"]).state == Enrolment.State.MATCHED
    still = Relation.objects.filter(source_id=circle.pk, until__isnull=True)
    assert [row.to_person_id for row in still] == [cast.employee.id]


def test_whoever_has_left_reads_nothing_of_the_circle_new_or_old(cast: Cast, circle: Mentorship) -> None:
    Meeting.objects.create(mentorship=circle, starts_at=clock.now(), minutes=30)
    write_post(circle, "Före", by=cast.mentor)
    leave_circle(member(circle, cast, "mentee"), by=cast.coordinator)
    write_post(circle, "Efter", by=cast.mentor)

    with pytest.raises(Http404):
        access.mentorship_for(cast.mentee, circle.pk)
    assert list(meetings.visible_to(cast.mentee)) == []
    assert list(posts_visible_to(cast.mentee)) == []
    assert queries.my_mentorships(cast.mentee) == []
    assert {post.text for post in posts_visible_to(cast.employee)} == {"Före", "Efter"}


@pytest.mark.parametrize("name", ["mentor", "mentee"])
def test_without_a_mentor_or_a_mentee_left_it_ends_for_all(cast: Cast, circle: Mentorship, name: str) -> None:
    if name == "mentee":
        leave_circle(member(circle, cast, "employee"), by=cast.coordinator)

    assert leave_circle(member(circle, cast, name), by=cast.coordinator) is False

    circle.refresh_from_db()
    assert (circle.state, circle.outcome) == ("closed", "no_fault")
    assert Relation.objects.filter(source_id=circle.pk, until__isnull=True).count() == 0
    # Who was there at the end keeps what they wrote, as in a pair.
    assert access.mentorship_for(getattr(cast, name), circle.pk) == circle


def test_a_waiting_wish_is_settled_and_a_missing_yes_no_longer_holds_others_up(
    cast: Cast, circle: Mentorship
) -> None:
    ask_switch(draft_switch(circle, by=cast.mentee, want="end"), by=cast.mentee)
    for viewer in (cast.mentor, cast.employee):
        sign_agreement(circle, by=viewer)

    leave_circle(member(circle, cast, "mentee"), by=cast.coordinator)

    circle.refresh_from_db()
    assert SwitchRequest.objects.get().state == "handled"
    assert (circle.state, circle.agreement_signed_on) == ("active", clock.today())


def test_a_leaving_is_taken_back_until_something_new_has_begun(cast: Cast, circle: Mentorship) -> None:
    leave_circle(member(circle, cast, "mentee"), by=cast.coordinator)
    come_back(member(circle, cast, "mentee"), by=cast.coordinator)
    assert access.mentorship_for(cast.mentee, circle.pk) == circle
    assert Relation.objects.filter(source_id=circle.pk, until__isnull=True).count() == 2

    leave_circle(member(circle, cast, "mentee"), by=cast.coordinator)
    begin(circle.programme, cast.people["leader"], cast.people["mentee"])
    with pytest.raises(Refused):
        come_back(member(circle, cast, "mentee"), by=cast.coordinator)


def test_only_a_coordinator_of_the_house_finds_a_member(cast: Cast, circle: Mentorship) -> None:
    found = member(circle, cast, "mentee")
    assert access.member_for(cast.coordinator, found.pk) == found
    for viewer in (cast.mentor, cast.mentee, cast.other, cast.administrator):
        with pytest.raises(Http404):
            access.member_for(viewer, found.pk)
