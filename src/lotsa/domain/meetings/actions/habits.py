"""What people say once and meetings then follow: when they usually can, and that they are ready to meet at a
distance."""

from collections.abc import Collection, Sequence
from datetime import time

from django.db import transaction
from django.utils.translation import gettext as _

from lotsa.domain.activity.actions import record
from lotsa.domain.meetings import readiness
from lotsa.domain.meetings.actions.told import refuse_ended, tell
from lotsa.domain.meetings.models import Readiness
from lotsa.domain.mentorships.models import Mentorship
from lotsa.domain.people.viewer import Viewer
from lotsa.domain.programmes.models import Enrolment
from lotsa.kit.refused import Refused

_OVER = (Enrolment.State.DECLINED, Enrolment.State.COMPLETED, Enrolment.State.WITHDRAWN)


@transaction.atomic
def set_usual_times(windows: Sequence[tuple[int, time, time]], *, by: Viewer) -> None:
    """The same in every programme the person takes part in: a week is a week."""
    for weekday, start, end in windows:
        if not 0 <= weekday <= 6 or start >= end:
            raise Refused(_("A time must end after it begins."))
    enrolments = Enrolment.objects.filter(person=by.person).exclude(state__in=_OVER)
    stated = [[day, f"{start:%H:%M}", f"{end:%H:%M}"] for day, start, end in sorted(set(windows))]
    if not enrolments.update(usual_times=stated):
        raise Refused(_("You take part in no programme now, so there is nothing to suggest times for."))
    record(by.organisation.pk, "usual_times.changed", by.person, by=by.id, concerns=[by.id])


@transaction.atomic
def tick_readiness(mentorship: Mentorship, ticked: Collection[str], *, by: Viewer) -> None:
    """My own ticks on the list for meeting at a distance; the other ticks theirs."""
    refuse_ended(mentorship)
    known = [item.key for item in readiness.items()]
    kept = [key for key in known if key in ticked]
    Readiness.objects.update_or_create(mentorship=mentorship, person=by.person, defaults={"ticked": kept})
    tell("readiness.ticked", mentorship, mentorship, by)
