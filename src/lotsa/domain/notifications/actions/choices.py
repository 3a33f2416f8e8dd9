from django.db import transaction
from django.utils.translation import gettext as _

from lotsa.domain.activity.actions import record
from lotsa.domain.notifications.actions.gathering import release_gathered
from lotsa.domain.notifications.models import MailChoice
from lotsa.domain.people.viewer import Viewer
from lotsa.kit.refused import Refused


@transaction.atomic
def choose_rhythm(rhythm: str, *, by: Viewer, weekday: int | None = None) -> None:
    """How much mail the viewer wants, and on which day what is gathered comes."""
    if rhythm not in MailChoice.Rhythm.values:
        raise Refused(_("Choose how much mail you want."), field="rhythm")
    if weekday is not None and weekday not in MailChoice.Weekday.values:
        raise Refused(_("Choose a day from Monday to Friday."), field="weekday")
    changes = {"rhythm": rhythm, **({} if weekday is None else {"weekday": weekday})}
    choice, _made = MailChoice.objects.update_or_create(person=by.person, defaults=changes)
    release_gathered(choice)
    record(by.organisation.pk, "mail.chosen", by.person, by=by.id, facts={"rhythm": rhythm})
