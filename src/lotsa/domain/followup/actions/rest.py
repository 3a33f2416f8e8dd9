import re
from datetime import date, timedelta

from django.db import transaction
from django.utils.translation import gettext as _

from lotsa.domain.activity.actions import record
from lotsa.domain.followup.models import Snooze
from lotsa.domain.people.viewer import Viewer
from lotsa.kit import clock
from lotsa.kit.refused import Refused

REST_DAYS = 14
KEY_LENGTH = 120  # of Snooze.about
_KEY = re.compile(r"[a-z_]+(:[A-Za-z0-9_-]+)+")  # also a part of an address, so nothing that would break one


def _about(key: str) -> str:
    """The worklist's own key: rule, row and what it rests on."""
    if len(key) > KEY_LENGTH or not _KEY.fullmatch(key):
        raise Refused(_("That is no longer on your list."))
    return key


def _rest(key: str, until: date | None, verb: str, by: Viewer) -> None:
    snooze, _made = Snooze.objects.update_or_create(
        person=by.person, about=_about(key), defaults={"until": until}
    )
    record(by.organisation.pk, verb, snooze, by=by.id)


@transaction.atomic
def snooze(key: str, *, by: Viewer) -> date:
    """Rests for two weeks, for this coordinator only."""
    until = clock.today(by.organisation.zone) + timedelta(days=REST_DAYS)
    _rest(key, until, "followup.snoozed", by)
    return until


@transaction.atomic
def dismiss(key: str, *, by: Viewer) -> None:
    """ "Not a problem": gone for good, until what it rests on changes (the key then differs)."""
    _rest(key, None, "followup.dismissed", by)


@transaction.atomic
def wake(key: str, *, by: Viewer) -> None:
    """The undo of both."""
    found = Snooze.objects.filter(person=by.person, about=_about(key)).first()
    if found is not None:
        record(by.organisation.pk, "followup.woken", found, by=by.id)
        found.delete()
