from django.db import transaction
from django.utils.translation import gettext as _

from lotsa.domain.activity.actions import record
from lotsa.domain.learning.models import Exemption
from lotsa.domain.people.models import Person
from lotsa.domain.people.viewer import Viewer
from lotsa.kit import clock
from lotsa.kit.careful import save_if_unchanged
from lotsa.kit.refused import Refused

LONGEST = 200


@transaction.atomic
def exempt(person: Person, reason: str, *, by: Viewer) -> Exemption:
    """Counts somebody as trained, for a reason that stands there with who decided and when."""
    words = " ".join(reason.split())
    if not words:
        raise Refused(_("Write why this person needs no training here."), field="reason")
    if len(words) > LONGEST:
        raise Refused(_("Write at most 200 characters."), field="reason")
    there = Exemption.objects.filter(person=person, lifted_at__isnull=True).first()
    if there is not None:
        return there
    row = Exemption.objects.create(
        organisation=by.organisation, person=person, reason=words, given_by=by.person
    )
    record(by.organisation.pk, "training.exempted", row, by=by.id, concerns=[person.pk])
    return row


@transaction.atomic
def lift_exemption(person: Person, *, by: Viewer) -> None:
    row = Exemption.objects.filter(person=person, lifted_at__isnull=True).first()
    if row is not None:
        save_if_unchanged(row, version=None, lifted_at=clock.now())
        record(by.organisation.pk, "training.exemption_lifted", row, by=by.id, concerns=[person.pk])
