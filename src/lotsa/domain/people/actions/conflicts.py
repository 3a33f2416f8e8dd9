from django.db import transaction
from django.utils.translation import gettext as _

from lotsa.domain.activity.actions import record
from lotsa.domain.people.models import Conflict, Person
from lotsa.domain.people.viewer import Viewer
from lotsa.kit.refused import Refused


@transaction.atomic
def declare_conflict(other: Person, *, by: Viewer, one: Person | None = None) -> Conflict:
    """Two people who must not be paired: oneself and somebody, or, for a coordinator, any two. No reason is
    asked for, and `other` is told nothing."""
    first = one or by.person
    if first != by.person and not by.has("coordinator"):
        raise Refused(_("You can declare this for yourself only."), field="one")
    if first == other:
        raise Refused(_("Name somebody else."), field="other")
    house = by.organisation
    if first.organisation_id != house.pk or other.organisation_id != house.pk:
        raise Refused(_("Nobody here has that name."), field="other")
    conflict, made = Conflict.objects.get_or_create(
        organisation=house, one=first, other=other, declared_by=by.person
    )
    if made:
        # Who it is about stays out of the log.
        record(house.pk, "conflict.declared", conflict, by=by.id)
    return conflict


@transaction.atomic
def remove_conflict(conflict: Conflict, *, by: Viewer) -> None:
    record(conflict.organisation_id, "conflict.removed", conflict, by=by.id)
    conflict.delete()
