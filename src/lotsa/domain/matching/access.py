from uuid import UUID

from django.db.models import Q, QuerySet
from django.utils.translation import gettext_lazy as _

from lotsa.domain.matching.models import MatchRun, Proposal
from lotsa.domain.people.rules import Rules, coordinator, fetch, who
from lotsa.domain.people.viewer import Viewer
from lotsa.domain.programmes.models import Programme
from lotsa.kit import clock

mentee = who("mentee", "own pair", lambda viewer, row: row is not None and row.mentee.person_id == viewer.id)
mentor = who("mentor", "own pair", lambda viewer, row: row is not None and row.mentor.person_id == viewer.id)

RULES = Rules(
    _("A proposed pair, with the reasons in words, once it has been sent"),
    {"see": mentee | mentor | coordinator, "answer": mentee | mentor},
)
BOARD = Rules(
    _("Match runs, scores and drafts of pairs"),
    {"see_score": coordinator, "change": coordinator},
)
_ALL = Rules(RULES.thing, {**RULES.verbs, **BOARD.verbs})
_SHOWN = (Proposal.State.PUBLISHED, Proposal.State.ACCEPTED, Proposal.State.DECLINED)


def visible_to(viewer: Viewer) -> QuerySet[Proposal]:
    """Coordinators see every proposal; the two it is about see it once it has been sent."""
    proposals = Proposal.objects.filter(programme__organisation=viewer.organisation).select_related(
        "programme__organisation",
        "programme__coordinator",
        "mentee__person__site",
        "mentee__person__unit",
        "mentor__person__site",
        "mentor__person__unit",
        "mentee__programme",
        "mentor__programme",
    )
    if viewer.has("coordinator"):
        return proposals
    mine = Q(mentee__person=viewer.person) | Q(mentor__person=viewer.person)
    return proposals.filter(mine, state__in=_SHOWN, send_at__lte=clock.now())


def proposal_for(viewer: Viewer, pk: UUID | str, *, to: str = "see") -> Proposal:
    return fetch(visible_to(viewer), _ALL, viewer, pk, to=to)


def may(viewer: Viewer, verb: str, proposal: Proposal | None = None) -> bool:
    return _ALL.may(viewer, verb, proposal)


def runs_of(viewer: Viewer, programme: Programme) -> QuerySet[MatchRun]:
    runs = MatchRun.objects.filter(programme=programme, programme__organisation=viewer.organisation)
    return runs.select_related("made_by") if viewer.has("coordinator") else runs.none()
