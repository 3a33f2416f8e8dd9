"""What a pair has used of its time and tried at work, in a sentence each, for the pair itself."""

from collections.abc import Collection
from uuid import UUID

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from lotsa.domain.meetings import queries


def so_far(mentorship_ids: Collection[UUID]) -> dict[UUID, list[str]]:
    used, tried = queries.time_used(mentorship_ids), queries.transfers_of(mentorship_ids)
    return {
        pk: [each for each in (_time(used.get(pk)), _tried(tried.get(pk))) if each] for pk in mentorship_ids
    }


def _time(used: queries.TimeUsed | None) -> str:
    if used is None:
        return ""
    held = ngettext("%(n)s meeting held", "%(n)s meetings held", used.meetings) % {"n": used.meetings}
    return _("%(held)s: %(used)s minutes, with %(planned)s planned.") % {
        "held": held,
        "used": used.used,
        "planned": used.planned,
    }


def _tried(tried: queries.Transfer | None) -> str:
    if tried is None or not tried.answered:
        return ""
    return _(
        "You have said how %(all)s next steps went. Tried at work: %(yes)s. Tried in part: %(partly)s."
    ) % {
        "all": tried.answered,
        "yes": tried.yes,
        "partly": tried.partly,
    }
