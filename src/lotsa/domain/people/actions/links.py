from collections.abc import Iterable, Mapping
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from django.conf import settings
from django.db import transaction
from django.db.models import Q
from django.utils.translation import gettext as _

from lotsa.domain.activity.actions import record
from lotsa.domain.people.models import Account, Link, Organisation, Person
from lotsa.domain.people.viewer import Viewer
from lotsa.kit import clock
from lotsa.kit.refused import Refused
from lotsa.kit.secrets import new_token, token_hash

KEPT_AFTER_END = timedelta(days=30)  # so that an old link still says that it is old
_NOT_MAILED = ("calendar_feed",)  # given on a page, and ended there


def grant_link(
    verb: str,
    *,
    organisation: Organisation | None,
    person_id: UUID | None = None,
    object_id: UUID | None = None,
    account: Account | None = None,
    days: int | None = 30,
    single_use: bool = True,
    facts: Mapping[str, Any] | None = None,
    token: str = "",
    until: datetime | None = None,
) -> str:
    """Makes a link and returns its token, which is stored nowhere. `days=None` never expires (feeds);
    `until` says the moment instead. `token` is given only for codes made to be read from paper."""
    token = token or new_token()
    expires = clock.now() + timedelta(days=days) if days is not None else None
    Link.objects.create(
        organisation=organisation,
        account=account,
        person_id=person_id,
        object_id=object_id,
        verb=verb,
        facts=dict(facts or {}),
        token_hash=token_hash(token),
        single_use=single_use,
        expires_at=until or expires,
    )
    return token


def link_of(token: str, *verbs: str) -> Link | None:
    """The link behind a token if it was granted for one of `verbs` (used, expired and revoked ones too, so
    that the page can say which); None for a token that never was. Reading never uses it up."""
    return (
        Link.objects.select_related("organisation", "account")
        .filter(token_hash=token_hash(token), verb__in=verbs)
        .first()
    )


@transaction.atomic
def use_link(link: Link) -> None:
    """Takes the link's one use; whoever comes second is refused."""
    if not link.is_open():
        raise Refused(_("This link has been used or has expired."))
    rows = Link.objects.filter(pk=link.pk, revoked_at__isnull=True)
    if link.single_use:
        rows = rows.filter(used_at__isnull=True)
    if not rows.update(used_at=clock.now()):
        raise Refused(_("This link has been used or has expired."))


def revoke_links(
    *, verb: str, person_id: UUID | None = None, object_id: UUID | None = None, account: Account | None = None
) -> int:
    rows = Link.objects.filter(verb=verb, revoked_at__isnull=True)
    if person_id is not None:
        rows = rows.filter(person_id=person_id)
    if object_id is not None:
        rows = rows.filter(object_id=object_id)
    if account is not None:
        rows = rows.filter(account=account)
    return rows.update(revoked_at=clock.now())


def revoke_mailed(people: Iterable[Person]) -> int:
    """Every link that was sent to these people, to sign in too. Part of an action that records why."""
    people = list(people)
    ids = [person.pk for person in people]
    accounts = [person.account_id for person in people if person.account_id]
    rows = Link.objects.filter(Q(person_id__in=ids) | Q(account__in=accounts), revoked_at__isnull=True)
    return rows.exclude(verb__in=_NOT_MAILED).update(revoked_at=clock.now())


def revoke_all(people: Iterable[Person]) -> int:
    """When somebody leaves: the calendar's address too."""
    ids = [person.pk for person in people]
    return Link.objects.filter(person_id__in=ids, revoked_at__isnull=True).update(revoked_at=clock.now())


@transaction.atomic
def turn_off_links(*, by: Viewer) -> None:
    """ "Turn off all links in earlier mails", pressed by the person they were sent to."""
    revoke_mailed([by.person])
    record(by.organisation.pk, "links.turned_off", by.person, by=by.id)


def prune_links() -> int:
    """Links that ended a month ago say nothing any more."""
    before = clock.now() - KEPT_AFTER_END
    ended = Q(expires_at__lt=before) | Q(revoked_at__lt=before) | Q(single_use=True, used_at__lt=before)
    return Link.objects.filter(ended).delete()[0]


def base_url() -> str:
    return str(settings.LOTSA_BASE_URL).rstrip("/")


@transaction.atomic
def make_setup_link() -> str:
    """The address at which the first administrator sets Lotsa up. A new one ends the ones before it."""
    if Organisation.objects.exists():
        raise Refused(_("Lotsa is already set up."))
    revoke_links(verb="set_up")
    token = grant_link("set_up", organisation=None, days=7)
    return f"{base_url()}/setup/?token={token}"
