"""The outbox: who sees what of it, and what can be done there."""

import pytest
from django.core.exceptions import PermissionDenied
from django.http import Http404

from lotsa.domain.activity.models import Event
from lotsa.domain.mentorships.actions import ask_switch, ask_to_talk, draft_switch
from lotsa.domain.notifications import access, queries
from lotsa.domain.notifications.actions import open_as_recipient, send_again, write_messages
from lotsa.domain.notifications.models import Message
from lotsa.domain.people.actions import link_of
from lotsa.domain.people.models import Organisation
from lotsa.kit.refused import Refused
from tests.cast import Cast, role
from tests.domain.notifications.post import (
    a_meeting,
    a_proposal,
    a_quiet_pair,
    a_topic,
    an_invitation,
    happens,
    pair_of,
)


def a_message(cast: Cast, **changes: object) -> Message:
    happens("enrolment.invited", an_invitation(cast), [cast.people["mentor"]])
    write_messages()
    Message.objects.update(**changes)
    return Message.objects.get()


def test_coordinators_read_and_administrators_only_see(cast: Cast) -> None:
    message = a_message(cast)
    assert access.message_for(cast.coordinator, message.pk, to="read") == message
    assert access.message_for(cast.administrator, message.pk) == message
    with pytest.raises(PermissionDenied):
        access.message_for(cast.administrator, message.pk, to="read")


@pytest.mark.parametrize("who", ["mentor", "mentee", "manager", "leader", "employee", "other"])
def test_nobody_else_finds_a_message(cast: Cast, who: str) -> None:
    message = a_message(cast)
    with pytest.raises(Http404):
        access.message_for(getattr(cast, who), message.pk)


def test_a_coordinator_in_the_pair_does_not_find_there_that_the_other_wants_to_talk_or_switch(
    cast: Cast,
) -> None:
    pair = a_quiet_pair(cast)
    role(cast.people["mentor"], "coordinator")
    ask_to_talk(pair, by=cast.mentee)
    ask_switch(draft_switch(pair, by=cast.mentee, want="switch"), by=cast.mentee)
    write_messages()
    assert Message.objects.count() == 4
    assert [queries.outbox(who).total for who in (cast.mentor, cast.administrator)] == [0, 0]
    assert queries.outbox(cast.coordinator).total == 4
    with pytest.raises(Http404):
        access.message_for(cast.mentor, Message.objects.all()[0].pk)


def test_outbox_counts_and_filters(cast: Cast) -> None:
    a_message(cast, state="failed")
    box = queries.outbox(cast.coordinator, state="failed")
    assert (box.total, box.failed, [row.state for row in box.messages]) == (1, 1, ["failed"])
    assert list(queries.outbox(cast.coordinator, state="sent").messages) == []
    assert queries.outbox(cast.administrator).reads is False
    with pytest.raises(Http404):
        queries.outbox(cast.mentor)


def test_a_preview_shows_no_token_and_nothing_of_the_pairs_own(cast: Cast) -> None:
    pair = a_quiet_pair(cast)
    a_topic(pair, "Att säga nej")
    happens("meeting.coming", a_meeting(pair), pair_of(cast))
    write_messages()
    preview = queries.preview_of_message(Message.objects.all()[0])
    for part in (preview.text, preview.html):
        assert ("Att säga nej" in part, "hemligt" in part, "Fikarummet" in part) == (False, False, False)
        assert "[det paret har skrivit, som bara de ser]" in part
    assert "[länk]" in preview.text
    assert "href" not in preview.html


def test_a_proposal_can_be_read_before_it_is_published(cast: Cast) -> None:
    proposal = a_proposal(cast, state="staged")
    preview = queries.preview_of("proposal_mentor", proposal, "mentor")
    assert (preview.person, preview.subject) == (cast.people["mentor"], "Förslag: Milo Adept som din adept")
    found = queries.previews([proposal.pk])
    assert [each.person for each in found] == [cast.people["mentor"], cast.people["mentee"]]
    assert Message.objects.count() == 0


def test_every_message_can_be_shown_in_both_languages(cast: Cast) -> None:
    samples = queries.samples(cast.administrator)
    assert {(len(previews), previews[0].language, previews[1].language) for _mail, previews in samples} == {
        (2, "sv", "en")
    }


@pytest.mark.parametrize("state", ["failed", "unsent"])
def test_what_did_not_leave_can_be_sent_again(cast: Cast, state: str) -> None:
    message = a_message(cast, state=state, attempts=6, problem="451 later")
    send_again(message, by=cast.coordinator)
    message.refresh_from_db()
    assert (message.state, message.attempts, message.problem) == ("waiting", 0, "")
    assert Event.objects.filter(verb="message.resent", object_id=message.pk).count() == 1


@pytest.mark.parametrize("state", ["sent", "waiting", "dropped"])
def test_what_has_left_or_was_taken_back_cannot(cast: Cast, state: str) -> None:
    message = a_message(cast, state=state)
    with pytest.raises(Refused):
        send_again(message, by=cast.coordinator)


def test_in_the_example_company_a_visitor_can_follow_a_mail(cast: Cast) -> None:
    Organisation.objects.update(is_example=True)
    message = a_message(cast)
    path = open_as_recipient(message, 0)
    link = link_of(path.split("/")[2], "enrol")
    assert link is not None
    assert link.person_id == message.recipient_id
    with pytest.raises(Refused):
        open_as_recipient(message, 9)


def test_with_real_data_nobody_opens_anothers_mail(cast: Cast) -> None:
    Organisation.objects.filter(pk=cast.organisation.pk).update(is_example=True)
    message = a_message(cast)
    with pytest.raises(Refused):  # the second organisation is real
        open_as_recipient(message, 0)
