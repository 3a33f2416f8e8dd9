"""Actions on accounts, links and roles. What pages do with them is tried in tests/web."""

from datetime import date, timedelta

import pytest
from django.contrib.auth import get_user_model

from lotsa.domain.activity.models import Event
from lotsa.domain.people import actions
from lotsa.domain.people.models import Account, Link, Person, RoleAssignment
from lotsa.kit import clock
from lotsa.kit.refused import Refused, Stale
from tests.cast import Cast, person


def without_account(cast: Cast, name: str, email: str) -> Person:
    somebody = person(cast.organisation, name, email=email)
    Person.objects.filter(pk=somebody.pk).update(account=None)
    Account.objects.filter(pk=somebody.account_id).delete()
    return Person.objects.get(pk=somebody.pk)


def test_first_sign_in_makes_an_account_for_the_contact_address(cast: Cast) -> None:
    somebody = without_account(cast, "Nya Nilsson", "nya@example.se")
    account = actions.account_for(" NYA@example.se ")
    assert account is not None
    assert Person.objects.get(pk=somebody.pk).account == account
    assert not account.has_password
    assert Event.objects.filter(verb="account.connected", object_id=somebody.pk).count() == 1


def test_changed_contact_address_never_lets_somebody_else_in(cast: Cast) -> None:
    """An administrator who edits a person's address gets no sign-in for it: the person has an account."""
    milo = cast.mentee.person
    actions.change_person(milo, by=cast.administrator, version=None, email="attacker@example.se")
    assert actions.account_for("attacker@example.se") is None
    assert milo.account is not None
    assert actions.account_for(str(milo.account.email)) == milo.account


def test_nobodys_address_has_no_account(cast: Cast) -> None:
    assert actions.account_for("nobody@example.se") is None
    assert actions.account_for("") is None
    with pytest.raises(Refused):
        actions.make_signin_link("nobody@example.se")


def test_disabled_account_and_somebody_who_left_are_not_invited(cast: Cast) -> None:
    email = str(cast.mentee.person.account.email)  # type: ignore[union-attr]  # the cast has accounts
    Person.objects.filter(pk=cast.mentee.id).update(left_on=date(2026, 1, 1))
    assert actions.invite_to_sign_in(email) is None
    Account.objects.filter(email=email).update(is_active=False)
    Person.objects.filter(pk=cast.mentee.id).update(left_on=None, account=None)
    assert actions.account_for(email) is None


def test_link_is_used_once(cast: Cast) -> None:
    token = actions.grant_link("add_topic", organisation=cast.organisation, person_id=cast.mentor.id)
    first, second = actions.link_of(token, "add_topic"), actions.link_of(token, "add_topic")
    assert first is not None
    assert second is not None
    actions.use_link(first)
    with pytest.raises(Refused):
        actions.use_link(second)


def test_link_grants_its_own_verb_only(cast: Cast) -> None:
    token = actions.grant_link("add_topic", organisation=cast.organisation)
    assert actions.link_of(token, "sign_in", "set_up") is None
    assert actions.link_of(token[:-1], "add_topic") is None


def test_link_ends_when_it_expires_or_is_revoked(cast: Cast) -> None:
    late = actions.grant_link("add_topic", organisation=None, until=clock.now() - timedelta(seconds=1))
    taken = actions.grant_link("confirm_held", organisation=None, person_id=cast.mentor.id)
    assert actions.revoke_links(verb="confirm_held", person_id=cast.mentor.id) == 1
    for token, verb in ((late, "add_topic"), (taken, "confirm_held")):
        link = actions.link_of(token, verb)
        assert link is not None
        assert not link.is_open()
        with pytest.raises(Refused):
            actions.use_link(link)


def test_tokens_and_codes_are_not_stored(cast: Cast) -> None:
    invitation = actions.invite_to_sign_in(str(cast.mentee.person.email))
    assert invitation is not None
    token = invitation.address.rstrip("/").rsplit("/", 1)[1]
    stored = repr(list(Link.objects.values()))
    assert token not in stored
    assert invitation.code not in stored
    assert len(token) == 32


def test_new_code_ends_the_one_before(cast: Cast) -> None:
    email = str(cast.mentee.person.email)
    first, second = actions.invite_to_sign_in(email), actions.invite_to_sign_in(email)
    assert first is not None
    assert second is not None
    if first.code != second.code:
        with pytest.raises(Refused):
            actions.use_code(email, first.code)
    assert (
        actions.use_code(email, f"{second.code[:3]} {second.code[3:]}").account == cast.mentee.person.account
    )
    with pytest.raises(Refused):
        actions.use_code(email, second.code)


def test_code_is_refused_after_ten_minutes(cast: Cast) -> None:
    email = str(cast.mentee.person.email)
    invitation = actions.invite_to_sign_in(email)
    assert invitation is not None
    Link.objects.filter(verb="sign_in_code").update(expires_at=clock.now() - timedelta(seconds=1))
    with pytest.raises(Refused):
        actions.use_code(email, invitation.code)


def test_code_of_one_address_does_not_open_another(cast: Cast) -> None:
    invitation = actions.invite_to_sign_in(str(cast.mentee.person.email))
    actions.invite_to_sign_in(str(cast.mentor.person.email))
    assert invitation is not None
    Link.objects.filter(account=cast.mentor.person.account, verb="sign_in_code").update(tries=0)
    with pytest.raises(Refused):
        actions.use_code("nobody@example.se", invitation.code)


def test_code_on_paper_is_never_printed_for_somebody_with_an_address(cast: Cast) -> None:
    with pytest.raises(Refused):
        actions.print_code(cast.mentee.person, by=cast.coordinator)
    Person.objects.filter(pk=cast.mentee.id).update(email="")
    with pytest.raises(Refused):  # the account still has its holder's address
        actions.print_code(cast.mentee.person, by=cast.coordinator)


def test_new_code_on_paper_ends_the_one_before(cast: Cast) -> None:
    somebody = without_account(cast, "Pia Papper", "")
    first = actions.print_code(somebody, by=cast.coordinator)
    second = actions.print_code(somebody, by=cast.coordinator)
    links = [actions.link_of(actions.paper_token(code), "sign_in") for code in (first, second)]
    assert [link is not None and link.is_open() for link in links] == [False, True]
    assert Event.objects.filter(verb="signin_code.printed", object_id=somebody.pk).count() == 2


def test_paper_code_may_be_typed_in_any_way() -> None:
    assert actions.paper_token(" k7mf 3qrt-9xwa ") == actions.paper_token("K7MF-3QRT-9XWA")


def test_last_administrator_cannot_be_taken(cast: Cast) -> None:
    with pytest.raises(Refused):
        actions.take_role(cast.administrator.person, "administrator", by=cast.administrator)
    actions.give_role(cast.leader.person, "administrator", by=cast.administrator)
    actions.take_role(cast.administrator.person, "administrator", by=cast.leader)
    left = RoleAssignment.objects.filter(role="administrator", person__organisation=cast.organisation)
    assert [str(row.person) for row in left] == ["Vega Vd"]


def test_role_given_twice_is_one_role_and_one_event(cast: Cast) -> None:
    for _time in range(2):
        actions.give_role(cast.stranger.person, "leadership", by=cast.administrator)
    assert cast.stranger.person.role_assignments.count() == 1
    assert Event.objects.filter(verb="role.given").count() == 1


def test_manager_cycle_is_refused(cast: Cast) -> None:
    with pytest.raises(Refused) as refused:
        actions.change_person(
            cast.manager.person, by=cast.coordinator, version=None, manager=cast.mentee.person
        )
    assert refused.value.field == "manager"


def test_person_saved_by_two_is_stale_for_the_second(cast: Cast) -> None:
    actions.change_person(cast.mentee.person, by=cast.coordinator, version=1, title="Bagare")
    with pytest.raises(Stale) as stale:
        actions.change_person(cast.mentee.person, by=cast.coordinator, version=1, title="Konditor")
    assert stale.value.theirs == {"title": "Bagare"}


def test_nobodys_last_sign_in_is_kept() -> None:
    assert "last_login" not in {field.name for field in get_user_model()._meta.get_fields()}


def test_address_cannot_be_taken_away_to_print_a_code_instead(cast: Cast) -> None:
    milo = cast.people["mentee"]

    with pytest.raises(Refused):
        actions.change_person(milo, by=cast.coordinator, version=None, email="")

    with pytest.raises(Refused):
        actions.print_code(milo, by=cast.coordinator)


def test_somebody_who_used_paper_signs_in_by_mail_once_they_have_an_address(cast: Cast) -> None:
    paperless = person(cast.organisation, "Pia Papper", email="", account=Account.objects.create(email=None))

    actions.change_person(paperless, by=cast.coordinator, version=None, email="pia@kanelbullen.se")

    assert actions.account_for("pia@kanelbullen.se") == paperless.account
