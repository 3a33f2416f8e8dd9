"""What the outbox would give away by the mere kind of a mail."""

import pytest
from django.http import Http404

from lotsa.domain.mentorships.actions import ask_to_talk
from lotsa.domain.mentorships.actions.switches import ask_switch, draft_switch
from lotsa.domain.notifications import access, queries
from lotsa.domain.notifications.actions import write_messages
from lotsa.domain.notifications.models import Message
from lotsa.domain.people.models import Role, RoleAssignment
from lotsa.domain.people.viewer import Viewer, viewer_of
from tests.cast import Cast
from tests.domain.mentorships.pairs import a_pair

CONFIDED = {"switch_coordinator", "switch_received", "talk_coordinator", "talk_received"}


@pytest.fixture
def asked(cast: Cast) -> Cast:
    """The mentee has asked for a change and for a talk."""
    pair = a_pair(cast)
    ask_switch(draft_switch(pair, by=cast.mentee, reason="chemistry", want="switch"), by=cast.mentee)
    ask_to_talk(pair, by=cast.mentee)
    write_messages()
    return cast


def kinds(viewer: Viewer) -> set[str]:
    return set(access.visible_to(viewer).values_list("template", flat=True)) & CONFIDED


def inside(cast: Cast, role: str) -> Viewer:
    RoleAssignment.objects.create(person=cast.people["mentor"], role=role)
    return viewer_of(cast.people["mentor"])


def test_coordinator_outside_the_pair_finds_the_mails_of_a_wish(asked: Cast) -> None:
    assert kinds(asked.coordinator) == CONFIDED


@pytest.mark.parametrize("role", [Role.COORDINATOR, Role.ADMINISTRATOR])
def test_the_other_party_finds_no_trace_of_a_wish_in_the_outbox(asked: Cast, role: str) -> None:
    viewer = inside(asked, role)

    assert kinds(viewer) == set()
    assert queries.outbox(viewer).total == Message.objects.exclude(template__in=CONFIDED).count()
    with pytest.raises(Http404):
        access.message_for(viewer, Message.objects.get(template="switch_received").pk)


def test_administrator_does_not_learn_who_has_asked_for_a_change(asked: Cast) -> None:
    assert kinds(asked.administrator) == set()


def test_an_asker_who_is_coordinator_finds_the_own_receipt(asked: Cast) -> None:
    RoleAssignment.objects.create(person=asked.people["mentee"], role=Role.COORDINATOR)

    assert kinds(viewer_of(asked.people["mentee"])) == {"switch_received", "talk_received"}


@pytest.mark.parametrize("name", ["mentor", "administrator", "employee"])
def test_weekly_digest_of_a_coordinator_is_found_by_its_recipient_alone(asked: Cast, name: str) -> None:
    """It tells of wishes in many pairs at once, so also of those in a colleague's own pair."""
    RoleAssignment.objects.get_or_create(person=asked.people[name], role=Role.COORDINATOR)
    digest = Message.objects.create(
        organisation=asked.organisation,
        recipient=asked.people["coordinator"],
        event_sequence=1,
        template="digest_coordinator",
        object_id=asked.people["coordinator"].pk,
        language="sv",
        subject="Veckan",
        text="1 har bett om att byta",
    )

    viewer = viewer_of(asked.people[name])
    assert digest not in access.visible_to(viewer)
    assert queries.outbox(viewer).total == access.visible_to(viewer).count()
    with pytest.raises(Http404):
        access.message_for(viewer, digest.pk)
    assert access.message_for(asked.coordinator, digest.pk) == digest
