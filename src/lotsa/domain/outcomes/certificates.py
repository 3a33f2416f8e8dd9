"""What a certificate says: the part taken, the period, meetings and hours as they were counted."""

from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from lotsa.domain.learning.library import training_keys
from lotsa.domain.learning.queries import completed_modules
from lotsa.domain.meetings.queries import meetings_of
from lotsa.domain.mentorships.models import Membership, Mentorship
from lotsa.domain.people.viewer import Viewer
from lotsa.kit.refused import Refused


@dataclass(frozen=True)
class Certificate:
    person_name: str
    side: str  # the words to use: mentor or mentee
    programme_name: str
    organisation_name: str
    starts_on: date
    ends_on: date
    meetings: int
    minutes: int
    modules_done: int
    modules_total: int
    signer_name: str


def certificate_of(viewer: Viewer, mentorship: Mentorship) -> Certificate:
    """The viewer's own, and nobody else's: who is shown it is for them to decide."""
    member = Membership.objects.get(mentorship=mentorship, person=viewer.person)
    if mentorship.is_open or mentorship.ended_on is None:
        raise Refused(_("The certificate is ready when the mentorship has ended."))
    held = [mark for mark in meetings_of([mentorship.pk])[mentorship.pk] if mark.state == "held"]
    if not held:
        raise Refused(_("There is nothing to certify: no meeting was held."))
    programme, keys = mentorship.programme, set(training_keys())
    done = completed_modules([viewer.id]).get(viewer.id, frozenset())
    return Certificate(
        person_name=viewer.person.name,
        side="mentor" if member.side == Membership.Side.MENTOR else "mentee",
        programme_name=programme.name,
        organisation_name=viewer.organisation.name,
        starts_on=mentorship.starts_on,
        ends_on=mentorship.ended_on,
        meetings=len(held),
        minutes=sum(mark.minutes for mark in held),
        modules_done=len(keys & done),
        modules_total=len(keys),
        signer_name=programme.coordinator.name if programme.coordinator else "",
    )
