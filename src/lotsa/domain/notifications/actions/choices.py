from django.db import transaction
from django.utils.translation import gettext as _

from lotsa.domain.activity.actions import record
from lotsa.domain.notifications.models import MailChoice
from lotsa.domain.people.viewer import Viewer
from lotsa.kit.refused import Refused


@transaction.atomic
def choose_rhythm(rhythm: str, *, by: Viewer) -> None:
    """How much mail the viewer wants."""
    if rhythm not in MailChoice.Rhythm.values:
        raise Refused(_("Choose how much mail you want."), field="rhythm")
    MailChoice.objects.update_or_create(person=by.person, defaults={"rhythm": rhythm})
    record(by.organisation.pk, "mail.chosen", by.person, by=by.id, facts={"rhythm": rhythm})
