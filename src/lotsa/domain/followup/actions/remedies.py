from datetime import date, timedelta

from django.db import transaction
from django.utils.translation import gettext as _

from lotsa.domain.activity.actions import record
from lotsa.domain.followup.models import Remedy
from lotsa.domain.followup.remedies import playbook
from lotsa.domain.mentorships.models import Mentorship
from lotsa.domain.people.viewer import Viewer
from lotsa.kit import clock
from lotsa.kit.refused import Refused

LONGEST_DAYS = 366


@transaction.atomic
def try_remedy(
    mentorship: Mentorship, which: str, *, by: Viewer, follow_up_on: date, rule: str = ""
) -> Remedy:
    """ "We do this": remembered, and asked about on a day. Nobody in the pair sees it."""
    today = clock.today(by.organisation.zone)
    if which not in playbook():
        raise Refused(_("Choose what to try."), field="which")
    if not mentorship.is_open:
        raise Refused(_("This pair has ended."))
    if not today <= follow_up_on <= today + timedelta(days=LONGEST_DAYS):
        raise Refused(_("Choose a day from today and at most a year ahead."), field="follow_up_on")
    if Remedy.objects.filter(mentorship=mentorship, which=which, closed_on__isnull=True).exists():
        raise Refused(_("That is being tried already."), field="which")
    remedy = Remedy.objects.create(
        mentorship=mentorship,
        which=which,
        rule=rule,
        begun_by=by.person,
        begun_on=today,
        follow_up_on=follow_up_on,
    )
    record(by.organisation.pk, "remedy.begun", remedy, by=by.id)
    return remedy


@transaction.atomic
def close_remedy(remedy: Remedy, outcome: str, *, by: Viewer) -> None:
    if outcome not in Remedy.Outcome:
        raise Refused(_("Say how it went."), field="outcome")
    if remedy.closed_on is not None:
        raise Refused(_("How it went has been said already."))
    remedy.outcome, remedy.closed_on = outcome, clock.today(by.organisation.zone)
    remedy.save(update_fields=["outcome", "closed_on"])
    record(by.organisation.pk, "remedy.closed", remedy, by=by.id, facts={"outcome": outcome})


@transaction.atomic
def reopen_remedy(remedy: Remedy, *, by: Viewer) -> None:
    """The undo of saying how it went."""
    others = Remedy.objects.filter(mentorship=remedy.mentorship, which=remedy.which, closed_on__isnull=True)
    if others.exists():
        raise Refused(_("That is being tried already."))
    remedy.outcome, remedy.closed_on = "", None
    remedy.save(update_fields=["outcome", "closed_on"])
    record(by.organisation.pk, "remedy.reopened", remedy, by=by.id)


@transaction.atomic
def forget_remedy(remedy: Remedy, *, by: Viewer) -> None:
    """The undo of trying: it never was."""
    record(by.organisation.pk, "remedy.forgotten", remedy, by=by.id)
    remedy.delete()
