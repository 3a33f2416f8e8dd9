"""A contact address is a key: mails with links go there, and somebody who has never signed in does so with
it. So nobody changes the address of a person who has something to lose alone (docs/adr/0013)."""

from collections.abc import Iterable, Sequence
from datetime import timedelta
from uuid import UUID

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.db import transaction
from django.db.models import Q
from django.utils.translation import gettext as _

from lotsa.domain.activity.actions import record
from lotsa.domain.activity.queries import who_acted
from lotsa.domain.people.actions.links import revoke_mailed, use_link
from lotsa.domain.people.models import Account, AddressChange, Link, Person, Relation
from lotsa.domain.people.viewer import Viewer
from lotsa.kit import clock
from lotsa.kit.careful import save_if_unchanged
from lotsa.kit.refused import Refused

OWN_A_DAY = 3  # each is a mail to two mailboxes, and one of them may be anybody's
OLD, NEW = "old", "new"


def same_mailbox(one: str, other: str) -> bool:
    return one.strip().lower() == other.strip().lower()


def guarded(people: Iterable[Person]) -> set[UUID]:
    """Those whose mails or sign-in let a reader see or do what is theirs: who has signed in, is or was in a
    pair, has done anything here (by a link for many uses too), or has been sent a proposal.
    Without an address there is no mailbox to ask: a code on paper, handed over by the coordinator, was the
    way in before."""
    people = [person for person in people if person.email]
    ids = [person.pk for person in people]
    found = {person.pk for person in people if person.account_id is not None}
    pairs = Relation.objects.filter(Q(from_person__in=ids) | Q(to_person__in=ids))
    for one, other in pairs.values_list("from_person_id", "to_person_id"):
        found |= {one, other}
    opens = Q(used_at__isnull=False) | Q(verb="answer_proposal")
    links = Link.objects.filter(opens, person_id__in=ids)
    found |= {pk for pk in links.values_list("person_id", flat=True) if pk is not None}
    found |= who_acted(ids)
    return found & set(ids)


def ask_addresses(wanted: Sequence[tuple[Person, str]], *, by: Person | None) -> list[AddressChange]:
    """Lets new addresses wait. Part of another action (a form, an import): asking the same again, as when a
    chunk of an import is written twice, changes nothing."""
    asked = []
    for person, new in wanted:
        earlier = AddressChange.objects.filter(person=person, state=AddressChange.State.WAITING)
        if any(each.waits and same_mailbox(each.new, new) for each in earlier):
            continue
        earlier.update(state=AddressChange.State.STOPPED, decided_at=clock.now())
        by_holder = by is not None and by.pk == person.pk
        change = AddressChange.objects.create(
            person=person, old=_old_of(person, by_holder), new=new, asked_by=by, by_holder=by_holder
        )
        record(
            person.organisation_id, "address.asked", change, by=by.pk if by else None, concerns=[person.pk]
        )
        asked.append(change)
    return asked


def _old_of(person: Person, by_holder: bool) -> str:
    """Who changes the own address changes the one signed in with; it may differ from the contact address."""
    own = person.account.email if by_holder and person.account is not None else ""
    return own or person.email


def addresses_changed(changed: Sequence[tuple[Person, str]], *, by: UUID | None) -> None:
    """Tells the old address, and ends the links it was sent. Part of the action that changed it."""
    revoke_mailed([person for person, _old in changed])
    for person, old in changed:
        if old:
            record(
                person.organisation_id, "person.address_changed", person, by=by, concerns=[person.pk],
                facts={"old_address": old},
            )  # fmt: skip


@transaction.atomic
def ask_own_address(new: str, *, by: Viewer) -> AddressChange:
    """The person's own change of the address to sign in with: a button is pressed in both mailboxes."""
    new = new.strip().lower()
    if not can_prove_addresses(by):
        raise Refused(_("No mail leaves this server. Your coordinator changes the address."), field="email")
    try:
        validate_email(new)
    except ValidationError as problem:
        raise Refused(_("Write an e-mail address, such as anna@company.se."), field="email") from problem
    if same_mailbox(new, _old_of(by.person, True)) and same_mailbox(new, by.person.email):
        raise Refused(_("That is the address you have now."), field="email")
    _refuse_taken(by.person, new, field="email")
    _refuse_flood(by.person, new)
    asked = ask_addresses([(by.person, new)], by=by.person)
    return asked[0] if asked else AddressChange.objects.get(person=by.person, state="waiting")


def _refuse_flood(person: Person, new: str) -> None:
    mine = AddressChange.objects.filter(person=person, by_holder=True)
    again = mine.filter(state=AddressChange.State.WAITING, new__iexact=new)
    lately = mine.filter(created_at__gt=clock.now() - timedelta(days=1))
    if lately.count() >= OWN_A_DAY and not again.exists():
        raise Refused(
            _("You have changed your address three times today. Try again tomorrow."), field="email"
        )


def _refuse_taken(person: Person, new: str, *, field: str | None = None) -> None:
    people = Person.objects.filter(organisation=person.organisation_id, email__iexact=new)
    accounts = Account.objects.filter(email__iexact=new).exclude(pk__in=[person.account_id])
    # The account of somebody else could never be joined with this one.
    if people.exclude(pk=person.pk).exists() or accounts.exists():
        raise Refused(_("That address is already used by somebody here."), field=field)


@transaction.atomic
def agree_to_address(
    change: AddressChange, *, side: str = "", by: Viewer, link: Link | None = None
) -> AddressChange:
    """One yes: from the old mailbox, from the new one, or (`side` empty) from whoever is signed in: the
    person, for a change somebody else asked for, or a second coordinator or administrator."""
    change = AddressChange.objects.select_for_update(of=("self",)).select_related("person").get(pk=change.pk)
    if not change.waits:
        raise Refused(_("This change is no longer waiting."))
    if link is not None:
        use_link(link)
    now, is_self = clock.now(), by.id == change.person_id
    if side == NEW:
        change.new_agreed_at = now
    elif side == OLD or (is_self and not change.by_holder):
        change.old_agreed_at = now
    elif is_self or by.id == change.asked_by_id:
        raise Refused(_("Somebody else has to confirm this address."))
    else:
        change.agreed_by = by.person
    done = not change.lacks_old and not change.lacks_new
    save_if_unchanged(
        change,
        version=None,
        old_agreed_at=change.old_agreed_at,
        new_agreed_at=change.new_agreed_at,
        agreed_by=change.agreed_by,
        **({"state": AddressChange.State.DONE, "decided_at": now} if done else {}),
    )
    record(by.organisation.pk, "address.agreed", change, by=by.id, facts={"side": side or "person"})
    if done:
        _take_over(change, by)
    return change


def _take_over(change: AddressChange, by: Viewer) -> None:
    person = change.person
    _refuse_taken(person, change.new)
    save_if_unchanged(person, version=None, email=change.new)
    account = person.account
    # The way to sign in follows when its holder agreed. A second coordinator may move it too, but never an
    # account that also opens another organisation.
    elsewhere = account is not None and account.people.exclude(organisation=person.organisation_id).exists()
    agreed = change.old_agreed_at is not None or not elsewhere
    if account is not None and same_mailbox(account.email or "", change.old) and agreed:
        save_if_unchanged(account, version=None, email=change.new.lower())
    addresses_changed([(person, change.old)], by=by.id)


@transaction.atomic
def answer_address(change: AddressChange, yes: bool, *, by: Viewer, link: Link) -> AddressChange:
    """The button in a mailbox. Its link says whether that is the old or the new one."""
    if yes:
        return agree_to_address(change, side=link.facts["side"], by=by, link=link)
    stop_address(change, by=by, link=link)
    return change


def can_prove_addresses(viewer: Viewer) -> bool:
    """Whether mails reach anybody; in the example company they are opened in the outbox."""
    return bool(settings.LOTSA_SMTP_IS_SET) or viewer.organisation.is_example


@transaction.atomic
def stop_address(change: AddressChange, *, by: Viewer, link: Link | None = None) -> None:
    """The old address stays. Nobody is asked why."""
    if link is not None:
        use_link(link)
    if change.state != AddressChange.State.WAITING:
        raise Refused(_("This change is no longer waiting."))
    save_if_unchanged(change, version=None, state=AddressChange.State.STOPPED, decided_at=clock.now())
    record(by.organisation.pk, "address.stopped", change, by=by.id, concerns=[change.person_id])
