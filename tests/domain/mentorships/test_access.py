import pytest
from django.core.exceptions import PermissionDenied
from django.http import Http404

from lotsa.domain.mentorships import access, actions
from lotsa.domain.people.models import Role, RoleAssignment
from tests.cast import Cast
from tests.domain.mentorships.pairs import a_pair


@pytest.mark.parametrize("name", ["mentor", "mentee", "coordinator"])
def test_members_and_coordinators_see_the_pair(cast: Cast, name: str) -> None:
    pair = a_pair(cast)
    assert access.mentorship_for(getattr(cast, name), pair.pk) == pair


@pytest.mark.parametrize(
    "name", ["manager", "leader", "administrator", "employee", "stranger", "other", "other_mentor"]
)
def test_for_everybody_else_it_does_not_exist(cast: Cast, name: str) -> None:
    pair = a_pair(cast)
    with pytest.raises(Http404):
        access.mentorship_for(getattr(cast, name), pair.pk)


def test_a_coordinator_never_reaches_contents_unless_a_member(cast: Cast) -> None:
    pair = a_pair(cast)
    for verb in ("see_contents", "write", "sign", "ask_to_talk"):
        with pytest.raises(PermissionDenied):
            access.mentorship_for(cast.coordinator, pair.pk, to=verb)
    RoleAssignment.objects.create(person=cast.people["mentor"], role=Role.COORDINATOR)
    assert access.mentorship_for(cast.mentor, pair.pk, to="see_contents") == pair


def test_members_do_not_end_or_note(cast: Cast) -> None:
    pair = a_pair(cast)
    for verb in ("end", "note"):
        with pytest.raises(PermissionDenied):
            access.mentorship_for(cast.mentee, pair.pk, to=verb)


def test_a_coordinator_ends_no_pair_of_their_own(cast: Cast) -> None:
    """Who is told of the ending would say who has asked for it."""
    pair = a_pair(cast)
    RoleAssignment.objects.create(person=cast.people["mentor"], role=Role.COORDINATOR)
    member = pair.memberships.get(person=cast.people["mentee"])
    for verb in ("end", "note"):
        with pytest.raises(PermissionDenied):
            access.mentorship_for(cast.mentor, pair.pk, to=verb)
        assert access.mentorship_for(cast.coordinator, pair.pk, to=verb) == pair
    with pytest.raises(PermissionDenied):
        access.member_for(cast.mentor, member.pk)
    assert access.member_for(cast.coordinator, member.pk) == member
    assert access.mentorship_for(cast.mentor, pair.pk, to="change") == pair


def test_a_signal_is_found_by_sender_and_coordinators_only(cast: Cast) -> None:
    pair = a_pair(cast)
    talk = actions.ask_to_talk(pair, by=cast.mentee, text="kanelknuten")
    RoleAssignment.objects.create(person=cast.people["mentor"], role=Role.COORDINATOR)
    found = {
        name: talk in access.talks_visible_to(getattr(cast, name))
        for name in ("mentee", "coordinator", "mentor", "administrator", "other")
    }
    assert found == {
        "mentee": True,
        "coordinator": True,
        "mentor": False,
        "administrator": False,
        "other": False,
    }
