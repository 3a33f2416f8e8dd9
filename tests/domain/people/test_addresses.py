"""Nobody gets somebody else's mails or sign-in by editing an address."""

from datetime import timedelta
from typing import Any

import pytest
import time_machine
from django.http import Http404

from lotsa.domain.activity.actions import record
from lotsa.domain.activity.models import Event
from lotsa.domain.people import access, actions, queries
from lotsa.domain.people.actions import addresses
from lotsa.domain.people.models import Account, AddressChange, Link, Person, RoleAssignment
from lotsa.domain.people.viewer import viewer_of
from lotsa.kit import clock
from lotsa.kit.refused import Refused
from tests.cast import Cast, person, role

NEW = "milo.ny@example.se"


@pytest.fixture(autouse=True)
def _mail_server(settings: Any) -> None:
    settings.LOTSA_SMTP_IS_SET = True


def never_signed_in(cast: Cast, key: str) -> Person:
    somebody = cast.people[key]
    account = somebody.account_id
    Person.objects.filter(pk=somebody.pk).update(account=None)
    Account.objects.filter(pk=account).delete()
    return Person.objects.select_related("organisation").get(pk=somebody.pk)


def change(somebody: Person, cast: Cast, new: str = NEW) -> AddressChange | None:
    actions.change_person(somebody, by=cast.coordinator, version=None, email=new)
    return AddressChange.objects.filter(person=somebody, state="waiting").first()


def email_of(somebody: Person) -> str:
    return Person.objects.get(pk=somebody.pk).email


def test_in_a_pair_but_never_signed_in_is_still_guarded(cast: Cast) -> None:
    """The gap: mails with links, and the first sign-in, go to the contact address."""
    milo = never_signed_in(cast, "mentee")
    old = milo.email
    assert change(milo, cast) is not None
    assert email_of(milo) == old
    assert actions.account_for(NEW) is None
    assert Event.objects.filter(verb="address.asked", concerns=[str(milo.pk)]).count() == 1


def test_who_takes_part_in_nothing_gets_the_new_address_at_once_and_is_told_at_the_old(cast: Cast) -> None:
    stina = never_signed_in(cast, "stranger")
    old = stina.email
    token = actions.grant_link("enrol", organisation=cast.organisation, person_id=stina.pk)
    assert change(stina, cast) is None
    assert email_of(stina) == NEW
    assert Event.objects.get(verb="person.address_changed").facts == {"old_address": old}
    link = actions.link_of(token, "enrol")
    assert link is not None
    assert not link.is_open()


def test_who_has_answered_by_a_link_is_guarded(cast: Cast) -> None:
    stina = never_signed_in(cast, "stranger")
    token = actions.grant_link("enrol", organisation=cast.organisation, person_id=stina.pk)
    link = actions.link_of(token, "enrol")
    assert link is not None
    actions.use_link(link)
    assert change(stina, cast) is not None


def test_who_has_done_anything_by_a_link_for_many_uses_is_guarded(cast: Cast) -> None:
    stina = never_signed_in(cast, "stranger")
    record(cast.organisation.pk, "enrolment.applied", stina, by=stina.pk)
    assert change(stina, cast) is not None


def test_what_others_have_done_with_a_person_guards_nothing(cast: Cast) -> None:
    """A slip in a file that was imported is put right at once."""
    stina = never_signed_in(cast, "stranger")
    record(cast.organisation.pk, "enrolment.invited", stina, by=cast.coordinator.id, concerns=[stina.pk])
    assert change(stina, cast) is None


def test_who_has_been_sent_a_proposal_is_guarded(cast: Cast) -> None:
    stina = never_signed_in(cast, "stranger")
    actions.grant_link("answer_proposal", organisation=cast.organisation, person_id=stina.pk)
    assert change(stina, cast) is not None


def test_capitals_are_no_new_address(cast: Cast) -> None:
    milo = cast.mentee.person
    assert change(milo, cast, milo.email.upper()) is None
    assert not Event.objects.filter(verb__startswith="address").exists()


def test_one_person_cannot_confirm_what_they_asked_for(cast: Cast) -> None:
    waiting = change(cast.mentee.person, cast)
    assert waiting is not None
    with pytest.raises(Refused):
        actions.agree_to_address(waiting, by=cast.coordinator)
    assert not queries.may_agree(cast.coordinator, waiting)
    assert queries.may_agree(cast.administrator, waiting)


def test_a_second_one_can_and_the_sign_in_follows(cast: Cast) -> None:
    milo = cast.mentee.person
    waiting, old = change(milo, cast), milo.email
    assert waiting is not None
    actions.agree_to_address(waiting, by=cast.administrator)
    assert email_of(milo) == NEW
    assert actions.account_for(NEW) == milo.account
    assert actions.account_for(old) is None
    assert Event.objects.get(verb="person.address_changed").facts == {"old_address": old}


def test_two_strangers_cannot_move_an_account_that_opens_another_organisation(cast: Cast) -> None:
    milo = cast.mentee.person
    assert milo.account is not None
    Person.objects.filter(pk=cast.people["other_mentee"].pk).update(account=milo.account)
    waiting = change(milo, cast)
    assert waiting is not None
    actions.agree_to_address(waiting, by=cast.administrator)
    assert email_of(milo) == NEW
    assert Account.objects.get(pk=milo.account.pk).email == milo.account.email


def test_the_old_mailbox_can_confirm_or_stop(cast: Cast) -> None:
    milo = cast.mentee.person
    waiting = change(milo, cast)
    assert waiting is not None
    actions.stop_address(waiting, by=cast.mentee)
    with pytest.raises(Refused):
        actions.agree_to_address(waiting, side="old", by=cast.mentee)
    again = change(milo, cast)
    assert again is not None
    actions.agree_to_address(again, side="old", by=cast.mentee)
    assert email_of(milo) == NEW


def test_links_sent_to_the_old_address_end_but_not_the_calendar(cast: Cast) -> None:
    milo = cast.mentee.person
    for verb in ("answer_times", "calendar_feed"):
        actions.grant_link(verb, organisation=cast.organisation, person_id=milo.pk)
    actions.invite_to_sign_in(milo.email)
    waiting = change(milo, cast)
    assert waiting is not None
    assert not Link.objects.filter(revoked_at__isnull=False).exists()
    actions.agree_to_address(waiting, side="old", by=cast.mentee)
    still_open = [link.verb for link in Link.objects.all() if link.is_open()]
    assert still_open == ["calendar_feed"]


def test_own_change_needs_both_mailboxes(cast: Cast) -> None:
    milo = cast.mentee.person
    waiting = actions.ask_own_address(NEW, by=cast.mentee)
    with pytest.raises(Refused):  # signed in is not enough: somebody may have left the computer open
        actions.agree_to_address(waiting, by=cast.mentee)
    waiting = actions.agree_to_address(waiting, side="new", by=cast.mentee)
    assert email_of(milo) == milo.email
    actions.agree_to_address(waiting, side="old", by=cast.mentee)
    assert email_of(milo) == NEW
    assert Account.objects.get(pk=milo.account_id).email == NEW


def test_without_a_mail_server_nobody_can_change_the_own_address(cast: Cast, settings: Any) -> None:
    settings.LOTSA_SMTP_IS_SET = False
    with pytest.raises(Refused):
        actions.ask_own_address(NEW, by=cast.mentee)


def test_own_change_of_a_lost_mailbox_is_helped_by_a_second_person(cast: Cast) -> None:
    waiting = actions.ask_own_address(NEW, by=cast.mentee)
    actions.agree_to_address(waiting, side="new", by=cast.mentee)
    actions.agree_to_address(waiting, by=cast.coordinator)
    assert email_of(cast.mentee.person) == NEW


@pytest.mark.parametrize("new", ["", "inte en adress", "alma.mentor.kanelbullen@example.se"])
def test_own_change_to_no_address_or_a_taken_one_is_refused(cast: Cast, new: str) -> None:
    with pytest.raises(Refused):
        actions.ask_own_address(new, by=cast.mentee)


def test_a_coordinator_who_edits_themselves_is_asked_too(cast: Cast) -> None:
    kaj = cast.coordinator.person
    actions.change_person(kaj, by=cast.coordinator, version=None, email="kaj.ny@example.se")
    waiting = AddressChange.objects.get(person=kaj)
    assert (waiting.by_holder, email_of(kaj)) == (True, kaj.email)


def test_a_newer_wish_replaces_an_older_and_the_same_is_asked_once(cast: Cast) -> None:
    milo = cast.mentee.person
    first, same = change(milo, cast), change(milo, cast)
    assert first == same
    second = change(milo, cast, "annan@example.se")
    assert second is not None
    assert AddressChange.objects.filter(state="waiting").get() == second


def test_a_change_waits_a_month_at_most(cast: Cast) -> None:
    waiting = change(cast.mentee.person, cast)
    assert waiting is not None
    with time_machine.travel(clock.now() + timedelta(days=31)):
        assert queries.waiting_address(cast.coordinator, cast.mentee.person) is None
        with pytest.raises(Refused):
            actions.agree_to_address(waiting, by=cast.administrator)


def test_an_address_taken_meanwhile_is_refused_when_it_would_hold(cast: Cast) -> None:
    waiting = change(cast.mentee.person, cast)
    assert waiting is not None
    person(cast.organisation, "Snabb Svensson", email=NEW)
    with pytest.raises(Refused):
        actions.agree_to_address(waiting, by=cast.administrator)


@pytest.mark.parametrize("who", ["mentor", "manager", "leader", "employee", "other"])
def test_nobody_else_finds_the_change(cast: Cast, who: str) -> None:
    waiting = change(cast.mentee.person, cast)
    assert waiting is not None
    with pytest.raises(Http404):
        access.address_for(getattr(cast, who), waiting.pk)
    assert queries.waiting_address(getattr(cast, who), cast.mentee.person) is None


def test_a_second_coordinator_counts_as_second(cast: Cast) -> None:
    role(cast.people["employee"], "coordinator")
    waiting = change(cast.mentee.person, cast)
    assert waiting is not None
    assert access.address_for(cast.employee, waiting.pk, to="agree") == waiting


def puppet(cast: Cast) -> Person:
    """Somebody whom the administrator has written in and given the role, long enough ago."""
    made = actions.add_person(by=cast.administrator, given_name="Docka", family_name="Docksson")
    actions.give_role(made, "administrator", by=cast.administrator)
    long_ago = clock.now() - timedelta(days=30)
    RoleAssignment.objects.filter(person=made).update(created_at=long_ago)
    return Person.objects.select_related("organisation").get(pk=made.pk)


def asked_by(cast: Cast, asker: Person) -> AddressChange:
    return addresses.ask_addresses([(cast.mentee.person, NEW)], by=asker)[0]


@pytest.mark.parametrize("tie", ["both", "role", "added"])
def test_nobody_confirms_by_somebody_they_have_made_up(cast: Cast, tie: str) -> None:
    made = puppet(cast)
    if tie == "added":
        RoleAssignment.objects.filter(person=made).update(given_by=None)
    if tie == "role":
        Event.objects.filter(verb="person.added").delete()
    waiting = asked_by(cast, cast.administrator.person)
    assert not queries.may_agree(viewer_of(made), waiting)
    assert queries.may_agree(cast.coordinator, waiting)


def test_nor_confirms_what_somebody_they_have_made_up_asks_for(cast: Cast) -> None:
    waiting = asked_by(cast, puppet(cast))
    assert not queries.may_agree(cast.administrator, waiting)
    assert queries.may_agree(cast.coordinator, waiting)


def test_a_role_given_this_week_confirms_nothing(cast: Cast) -> None:
    role(cast.people["employee"], "coordinator")
    held = RoleAssignment.objects.filter(person=cast.employee.id)
    waiting = asked_by(cast, cast.coordinator.person)
    held.update(created_at=clock.now() - timedelta(days=6))
    assert not queries.may_agree(cast.employee, waiting)
    held.update(created_at=clock.now() - timedelta(days=8))
    assert queries.may_agree(cast.employee, waiting)


def test_own_address_is_asked_for_at_most_three_times_a_day(cast: Cast) -> None:
    for number in range(3):
        actions.ask_own_address(f"m{number}@example.se", by=cast.mentee)
    assert actions.ask_own_address("m2@example.se", by=cast.mentee).new == "m2@example.se"
    with pytest.raises(Refused) as caught:
        actions.ask_own_address("m3@example.se", by=cast.mentee)
    assert (caught.value.field, AddressChange.objects.count()) == ("email", 3)
    with time_machine.travel(clock.now() + timedelta(days=1, minutes=1)):
        actions.ask_own_address("m3@example.se", by=cast.mentee)


def test_links_end_when_somebody_leaves(cast: Cast) -> None:
    for verb in ("answer_times", "calendar_feed"):
        actions.grant_link(verb, organisation=cast.organisation, person_id=cast.mentee.id)
    actions.change_person(cast.mentee.person, by=cast.coordinator, version=None, left_on=clock.today())
    assert [link.is_open() for link in Link.objects.all()] == [False, False]


def test_a_person_turns_off_the_links_in_earlier_mails(cast: Cast) -> None:
    mine = actions.grant_link("add_topic", organisation=cast.organisation, person_id=cast.mentee.id)
    theirs = actions.grant_link("add_topic", organisation=cast.organisation, person_id=cast.mentor.id)
    actions.turn_off_links(by=cast.mentee)
    found = [actions.link_of(token, "add_topic") for token in (mine, theirs)]
    assert [link is not None and link.is_open() for link in found] == [False, True]


def test_links_that_ended_long_ago_are_forgotten(cast: Cast) -> None:
    for days in (1, 400):
        actions.grant_link("add_topic", organisation=cast.organisation, person_id=cast.mentee.id, days=days)
    actions.grant_link("calendar_feed", organisation=cast.organisation, days=None, single_use=False)
    assert actions.prune_links() == 0
    with time_machine.travel(clock.now() + timedelta(days=32)):
        assert actions.prune_links() == 1
    assert Link.objects.count() == 2
