from django.db import transaction
from django.utils.translation import gettext as _

from lotsa.domain.activity.actions import record
from lotsa.domain.followup.models import TimeAnswer, TimeBudget
from lotsa.domain.people.viewer import Viewer
from lotsa.kit import clock
from lotsa.kit.refused import Refused


@transaction.atomic
def answer_time(value: int, *, by: Viewer) -> None:
    """This month's answer; a second one changes it. The event does not hold the answer."""
    if not 1 <= value <= 5:
        raise Refused(_("Choose one of the five answers."), field="value")
    month = clock.today(by.organisation.zone).replace(day=1)
    answer, _made = TimeAnswer.objects.update_or_create(
        person=by.person, month=month, defaults={"value": value}
    )
    record(by.organisation.pk, "time.answered", answer, by=by.id)


@transaction.atomic
def set_time_budget(
    *, by: Viewer, preparation_minutes: int, relief_per_month: int, hours_per_month: int
) -> None:
    if preparation_minutes > 240:
        raise Refused(_("At most four hours of preparation."), field="preparation_minutes")
    if not 1 <= hours_per_month <= 80:
        raise Refused(_("Between 1 and 80 hours a month."), field="hours_per_month")
    if relief_per_month > 10_000_000:
        raise Refused(_("That is more than anybody is relieved of."), field="relief_per_month")
    budget, _made = TimeBudget.objects.update_or_create(
        organisation=by.organisation,
        defaults={
            "preparation_minutes": preparation_minutes,
            "relief_per_month": relief_per_month,
            "hours_per_month": hours_per_month,
        },
    )
    record(by.organisation.pk, "time.budgeted", budget, by=by.id)
