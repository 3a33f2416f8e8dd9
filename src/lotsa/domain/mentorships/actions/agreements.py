from datetime import date

from django.db import transaction
from django.utils.translation import gettext as _

from lotsa.domain.activity.actions import record
from lotsa.domain.mentorships.models import Membership, Mentorship
from lotsa.domain.people.viewer import Viewer
from lotsa.kit import clock
from lotsa.kit.careful import save_if_unchanged
from lotsa.kit.refused import Refused


@transaction.atomic
def sign_agreement(mentorship: Mentorship, *, by: Viewer, on: date | None = None) -> None:
    """One member says yes. With the last yes the agreement holds and the mentorship is active."""
    day = on or clock.today(mentorship.organisation.zone)
    # Locked, so that two who say yes in the same moment do not both believe that the other has not.
    locked = Mentorship.objects.select_for_update().get(pk=mentorship.pk)
    if not locked.is_open:
        raise Refused(_("This mentorship has already ended."))
    signed = Membership.objects.filter(mentorship=locked, person=by.person, agreed_on__isnull=True)
    if not signed.update(agreed_on=day):
        return  # has said yes already; saying it twice changes nothing
    waiting = Membership.objects.filter(mentorship=locked, agreed_on__isnull=True).exists()
    if not waiting:
        pausing = locked.state == Mentorship.State.PAUSED
        state = Mentorship.State.PAUSED if pausing else Mentorship.State.ACTIVE
        save_if_unchanged(locked, version=None, agreement_signed_on=day, state=state)
        mentorship.version = locked.version
        mentorship.state = locked.state
        mentorship.agreement_signed_on = day
    members = list(Membership.objects.filter(mentorship=locked).values_list("person_id", flat=True))
    verb = "agreement.accepted" if waiting else "agreement.signed"
    record(locked.organisation_id, verb, locked, by=by.id, concerns=members)
