from django.db import transaction

from lotsa.domain.activity.actions import record
from lotsa.domain.people.actions import grant_link, revoke_links
from lotsa.domain.people.viewer import Viewer


@transaction.atomic
def grant_feed(*, by: Viewer) -> str:
    """A new address for my calendar to subscribe to; the one before stops working."""
    revoke_links(verb="calendar_feed", person_id=by.id)
    token = grant_link(
        "calendar_feed",
        organisation=by.organisation,
        person_id=by.id,
        object_id=by.id,
        days=None,
        single_use=False,
    )
    record(by.organisation.pk, "feed.granted", by.person, by=by.id, concerns=[by.id])
    return token


@transaction.atomic
def revoke_feed(*, by: Viewer) -> None:
    if revoke_links(verb="calendar_feed", person_id=by.id):
        record(by.organisation.pk, "feed.revoked", by.person, by=by.id, concerns=[by.id])
