"""Goals and plan are the mentee's, so they go on with the next mentor."""

from django.db import transaction
from django.db.models import Q

from lotsa.domain.development.actions.carrying import carry_goals
from lotsa.domain.development.models import PlanItem
from lotsa.domain.mentorships.models import MENTORED, Mentorship
from lotsa.domain.people.models import Person
from lotsa.domain.people.viewer import Viewer

_UNDER_WAY = (PlanItem.State.PLANNED, PlanItem.State.STARTED)


@transaction.atomic
def follow_to(mentorship: Mentorship, mentee: Person, *, by: Viewer) -> int:
    """Moves what the mentee has open in ended pairs of the same programme, and in circles they have left, to
    the new one; the new mentor may then see the goals, and the old one no longer does. Nothing that the old
    pair has written comes along."""
    ended = Mentorship.objects.filter(
        Q(state=Mentorship.State.CLOSED) | Q(memberships__left_on__isnull=False),
        programme=mentorship.programme_id,
        memberships__person=mentee,
        memberships__side__in=MENTORED,
    ).distinct()
    carried = sum(carry_goals(old, mentorship, by=by) for old in ended)
    items = PlanItem.objects.filter(owner=mentee, state__in=_UNDER_WAY, mentorship__in=ended.values("pk"))
    PlanItem.objects.filter(pk__in=list(items.values_list("pk", flat=True))).update(mentorship=mentorship)
    return carried
