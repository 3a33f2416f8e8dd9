"""Ways in: a link and a code by mail, a code on paper for those without e-mail, a password if one wants."""

import secrets
from dataclasses import dataclass
from datetime import timedelta

from django.conf import settings
from django.db import transaction
from django.db.models import F
from django.utils.crypto import constant_time_compare, salted_hmac
from django.utils.translation import gettext as _

from lotsa.domain.activity.actions import record
from lotsa.domain.people import access
from lotsa.domain.people.actions.links import base_url, grant_link, revoke_links, use_link
from lotsa.domain.people.models import Account, Link, Person
from lotsa.domain.people.viewer import Viewer
from lotsa.kit import clock
from lotsa.kit.refused import Refused
from lotsa.kit.secrets import new_token

LINK_MINUTES = 60
CODE_MINUTES = 10
CODE_TRIES = 5
PAPER_DAYS = 7
_PAPER_LETTERS = "23456789ABCDEFGHJKMNPQRSTUVWXYZ"  # none that are mistaken for another


type SignInLink = Link  # what views hold between two actions


@dataclass(frozen=True)
class Invitation:
    """What a sign-in mail holds. Neither is stored anywhere as it stands."""

    account: Account
    address: str  # of the page with the button
    code: str


@transaction.atomic
def account_for(email: str) -> Account | None:
    """The account of an address. A person who has never signed in gets one here: whoever reads the mailbox
    of the contact address may sign in as that person."""
    email = email.strip().lower()
    if not email:
        return None
    account = Account.objects.filter(email__iexact=email).first()
    if account is not None and not account.is_active:
        return None
    here = Person.objects.filter(email__iexact=email, left_on__isnull=True)
    unclaimed = here.filter(account__isnull=True)
    if account is None:
        on_paper = here.filter(account__email__isnull=True, account__isnull=False).first()
        if on_paper is not None:  # used codes on paper until an address came
            return on_paper.account
        if not unclaimed.exists():
            return None  # nobody, or somebody who signs in with another address of their own choice
        account = Account(email=email)
        account.set_unusable_password()
        account.save()
    taken = account.people.values("organisation_id")
    for person in unclaimed.exclude(organisation_id__in=taken):
        Person.objects.filter(pk=person.pk).update(account=account)
        record(person.organisation_id, "account.connected", person, by=person.pk, concerns=[person.pk])
    return account


@transaction.atomic
def make_signin_link(email: str, *, minutes: int = LINK_MINUTES, onwards: str = "") -> str:
    """A sign-in address for an account, printed in the terminal. Good once, for an hour."""
    account = account_for(email)
    if account is None:
        raise Refused(_("Nobody here has that e-mail address."))
    return _address(account, minutes, onwards)


@transaction.atomic
def invite_to_sign_in(email: str, *, onwards: str = "") -> Invitation | None:
    """Link and code for a mail; None when the address is nobody's (the asker is told the same either way).
    `onwards` is the page the person was on their way to."""
    account = account_for(email)
    if account is None or not account.people.filter(left_on__isnull=True).exists():
        return None
    revoke_links(verb="sign_in_code", account=account)
    code = f"{secrets.randbelow(1_000_000):06d}"
    salt = new_token()
    grant_link(
        "sign_in_code",
        organisation=None,
        account=account,
        until=clock.now() + timedelta(minutes=CODE_MINUTES),
        facts={"salt": salt, "code": _sealed(code, salt), "onwards": onwards},
    )
    return Invitation(account, _address(account, LINK_MINUTES, onwards), code)


def _address(account: Account, minutes: int, onwards: str) -> str:
    token = grant_link(
        "sign_in",
        organisation=None,
        account=account,
        until=clock.now() + timedelta(minutes=minutes),
        facts={"onwards": onwards} if onwards else {},
    )
    return f"{base_url()}/l/{token}/"


def _sealed(code: str, salt: str) -> str:
    """A million codes are soon tried against a plain hash, so the server's secret goes into this one."""
    return salted_hmac(f"lotsa sign-in code {salt}", code, algorithm="sha256").hexdigest()


def use_code(email: str, code: str) -> Link:
    """The code from the mail. Wrong guesses are counted even though the action refuses; five end it."""
    link = (
        Link.objects.select_related("account")
        .filter(verb="sign_in_code", account__email__iexact=email.strip(), account__is_active=True)
        .order_by("-created_at")
        .first()
    )
    refusal = Refused(_("The code is not right, or it has expired. Ask for a new one."), field="code")
    if link is None or not link.is_open():
        raise refusal
    # Counted before it is compared: two guesses at once are two guesses.
    if not Link.objects.filter(pk=link.pk, tries__lt=CODE_TRIES).update(tries=F("tries") + 1):
        raise refusal
    typed = "".join(code.split())
    if not constant_time_compare(_sealed(typed, link.facts["salt"]), link.facts["code"]):
        raise refusal
    use_link(link)
    return link


def paper_token(code: str) -> str:
    """The token a code on paper stands for, however it was typed: "k7mf 3qrt-9xwa"."""
    return "".join(letter for letter in code.upper() if letter.isalnum())


@transaction.atomic
def print_code(person: Person, *, by: Viewer) -> str:
    """A code on paper for somebody without e-mail; good once, for a week. A new one ends the one before.

    Never for somebody who has an address: the code would let whoever prints it in as that person."""
    if not access.needs_paper(person) and person.left_on is None:
        raise Refused(
            _("%(name)s has an e-mail address and signs in with a link sent there.") % {"name": person.name}
        )
    if person.left_on is not None:
        raise Refused(_("%(name)s has left and cannot sign in.") % {"name": person.name})
    account = person.account
    if account is None:
        account = Account(email=None)
        account.set_unusable_password()
        account.save()
        Person.objects.filter(pk=person.pk).update(account=account)
        person.account = account
    revoke_links(verb="sign_in", person_id=person.pk)
    groups = ["".join(secrets.choice(_PAPER_LETTERS) for _n in range(4)) for _group in range(3)]
    code = "-".join(groups)
    grant_link(
        "sign_in",
        organisation=person.organisation,
        person_id=person.pk,
        account=account,
        days=PAPER_DAYS,
        token=paper_token(code),
    )
    record(person.organisation_id, "signin_code.printed", person, by=by.id, concerns=[person.pk])
    return code


def mail_is_set_up() -> bool:
    return bool(settings.LOTSA_SMTP_IS_SET)
