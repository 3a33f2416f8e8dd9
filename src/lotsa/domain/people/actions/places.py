"""Departments and places of work by the names people write: found in any case, else made."""

from django.db import transaction

from lotsa.domain.activity.actions import record
from lotsa.domain.people.actions.organisations import add_unit
from lotsa.domain.people.models import Site, Unit
from lotsa.domain.people.viewer import Viewer
from lotsa.kit.swedish import sort_key


@transaction.atomic
def unit_named(name: str, *, by: Viewer) -> Unit | None:
    name = " ".join(name.split())
    if not name:
        return None
    found = Unit.objects.filter(organisation=by.organisation, sort_key=sort_key(name)).first()
    return found or add_unit(name, by=by)


@transaction.atomic
def site_named(name: str, *, by: Viewer) -> Site | None:
    name = " ".join(name.split())
    if not name:
        return None
    found = Site.objects.filter(organisation=by.organisation, sort_key=sort_key(name)).first()
    if found is None:
        found = Site.objects.create(organisation=by.organisation, name=name, sort_key=sort_key(name))
        record(by.organisation.pk, "site.added", found, by=by.id)
    return found
