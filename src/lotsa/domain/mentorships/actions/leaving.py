"""One person leaves a circle, and the circle goes on."""

from datetime import date, timedelta

from django.db import transaction
from django.utils.translation import gettext as _

from lotsa.domain.activity.actions import record
from lotsa.domain.mentorships.actions.agreements import hold_without
from lotsa.domain.mentorships.actions.endings import end_mentorship, release
from lotsa.domain.mentorships.actions.members import relate_members, set_enrolments
from lotsa.domain.mentorships.models import (
    MENTORED,
    MENTORING,
    EndingDraft,
    Membership,
    Mentorship,
    SwitchRequest,
)
from lotsa.domain.mentorships.queries.closings import UNDO_DAYS
from lotsa.domain.people.actions import end_relation
from lotsa.domain.people.viewer import Viewer
from lotsa.domain.programmes.models import Enrolment
from lotsa.kit import clock
from lotsa.kit.refused import Refused

S = SwitchRequest.State


@transaction.atomic
def leave_circle(member: Membership, *, by: Viewer, on: date | None = None) -> bool:
    """Whether the circle goes on without the member: without a mentor or a mentee left it ends for all.
    Whoever leaves reads nothing of it any more; what they have shared stays with the others, and they can be
    matched again."""
    circle = Mentorship.objects.select_for_update().get(pk=member.mentorship_id)
    if not circle.is_open:
        raise Refused(_("This mentorship has already ended."))
    today = clock.today(circle.organisation.zone)
    day = on or today
    if not circle.starts_on <= day <= today:
        raise Refused(_("Choose a day between the start and today."), field="on")
    if not _goes_on(circle, without=member):
        end_mentorship(
            circle,
            Mentorship.Outcome.NO_FAULT if member.person.is_active else Mentorship.Outcome.LEFT_COMPANY,
            by=by,
            on=day,
        )
        return False
    _take_out(circle, member, day, by)
    record(circle.organisation_id, "membership.ended", circle, by=by.id, concerns=[member.person_id])
    return True


def _goes_on(circle: Mentorship, *, without: Membership) -> bool:
    sides = list(circle.memberships.exclude(pk=without.pk).values_list("side", flat=True))
    gives, takes = sum(side in MENTORING for side in sides), sum(side in MENTORED for side in sides)
    return len(sides) > 1 and gives > 0 and takes > 0


def _take_out(circle: Mentorship, member: Membership, day: date, by: Viewer) -> None:
    Membership.all_time.filter(pk=member.pk).update(left_on=day, version=member.version + 1)
    end_relation(source_id=circle.pk, until=day, person_id=member.person_id)
    wishes = SwitchRequest.objects.filter(mentorship=circle, person=member.person_id)
    wishes.filter(state=S.DRAFT).delete()
    wishes.filter(state=S.OPEN).update(
        state=S.HANDLED,
        handled_as=SwitchRequest.HandledBy.CLOSE,
        handled_at=clock.now(),
        handled_by=by.person,
    )
    EndingDraft.objects.filter(mentorship=circle, author=member.person_id).delete()
    release(Membership.all_time.filter(pk=member.pk), completed=False)
    hold_without(circle)


@transaction.atomic
def come_back(member: Membership, *, by: Viewer) -> None:
    """The undo of `leave_circle`, for 14 days and while no new mentorship has begun for a mentee."""
    circle = Mentorship.objects.select_for_update().get(pk=member.mentorship_id)
    if member.left_on is None:
        return
    if not circle.is_open:
        raise Refused(_("This mentorship has already ended."))
    if clock.today(circle.organisation.zone) > member.left_on + timedelta(days=UNDO_DAYS):
        raise Refused(_("A leaving can be taken back for 14 days."))
    if member.enrolment_id and member.side in MENTORED:
        elsewhere = Membership.objects.filter(enrolment=member.enrolment_id)
        if elsewhere.exclude(mentorship__state=Mentorship.State.CLOSED).exists():
            raise Refused(_("%(name)s has a new mentorship since then.") % {"name": member.person.given_name})
    Membership.all_time.filter(pk=member.pk).update(left_on=None, version=member.version + 1)
    relate_members(circle)
    if member.enrolment_id:
        set_enrolments([member.enrolment_id], Enrolment.State.MATCHED)
    record(circle.organisation_id, "membership.resumed", circle, by=by.id, concerns=[member.person_id])
