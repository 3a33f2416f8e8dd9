from django.db import transaction
from django.utils.translation import gettext as _

from lotsa.domain.development.actions.rules import tell
from lotsa.domain.development.models import OPEN, Goal
from lotsa.domain.mentorships.models import MENTORED, Mentorship
from lotsa.domain.people.viewer import Viewer
from lotsa.kit.careful import save_if_unchanged
from lotsa.kit.refused import Refused


@transaction.atomic
def carry_goals(old: Mentorship, new: Mentorship, *, by: Viewer) -> int:
    """The open goals of the new pair's mentees go along, with levels and check-ins, and wait for the new
    mentor's yes. What was closed stays where it was; a mentor's unfinished drafts are thrown away.
    Returns how many went along; a second call finds none."""
    if old.pk == new.pk or old.organisation_id != new.organisation_id:
        raise Refused(_("Goals follow a mentee into another mentorship of the same company."))
    mentees = new.memberships.filter(side__in=MENTORED).values("person")
    goals = Goal.objects.filter(mentorship=old, owner__in=mentees).select_related("owner", "mentorship")
    carried = 0
    for goal in goals.filter(state__in=[*OPEN, Goal.State.DRAFT]):
        if goal.state == Goal.State.DRAFT:
            if goal.proposed_by_id != goal.owner_id:
                goal.delete()
            else:
                save_if_unchanged(goal, version=None, mentorship=new)
            continue
        asked = {"state": Goal.State.PROPOSED, "proposed_by": goal.owner, "accepted_on": None}
        save_if_unchanged(goal, version=None, mentorship=new, **asked)
        tell("goal.carried", goal, by)
        carried += 1
    return carried
