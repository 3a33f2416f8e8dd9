from django.db import transaction
from django.utils.translation import gettext as _

from lotsa.domain.matching.actions.runs import run_match
from lotsa.domain.matching.models import MatchRun, Proposal
from lotsa.domain.people.viewer import Viewer
from lotsa.domain.programmes.actions import set_enrolment_state, set_places
from lotsa.domain.programmes.models import Enrolment
from lotsa.kit.refused import Refused


@transaction.atomic
def add_place(mentor: Enrolment, *, by: Viewer) -> MatchRun:
    """The mentor has said yes to one more; the rest is run again, moving as few as possible."""
    set_places(mentor, mentor.places + 1, by=by)
    return run_match(mentor.programme, by=by, keep=True)


@transaction.atomic
def put_on_waiting_list(mentee: Enrolment, message: str, *, by: Viewer) -> None:
    """With a message of the coordinator's own, which the mail carries."""
    drafts = Proposal.objects.filter(mentee=mentee, state=Proposal.State.STAGED)
    if drafts.exists():
        raise Refused(_("%(name)s has a proposal. Take the pair apart first.") % {"name": mentee.person.name})
    set_enrolment_state(mentee, Enrolment.State.WAITLISTED, by=by, note=message.strip())
