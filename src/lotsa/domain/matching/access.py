from uuid import UUID

from django.db.models import Q, QuerySet
from django.utils.translation import gettext_lazy as _

from lotsa.domain.matching.models import MatchRun, Proposal
from lotsa.domain.people.models import Link, Person
from lotsa.domain.people.rules import Rules, coordinator, fetch, who
from lotsa.domain.people.viewer import Viewer, viewer_of
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


def left() -> Q:
    """Proposals whose mails have left."""
    return Q(send_at__isnull=True) | Q(send_at__lte=clock.now())


def visible_to(viewer: Viewer) -> QuerySet[Proposal]:
    """Coordinators see every proposal; the two it is about see it once it has been sent."""
    proposals = _proposals(viewer)
    if viewer.has("coordinator"):
        return proposals
    mine = Q(mentee__person=viewer.person) | Q(mentor__person=viewer.person)
    return proposals.filter(mine, left(), state__in=_SHOWN)


def _proposals(viewer: Viewer) -> QuerySet[Proposal]:
    return Proposal.objects.filter(programme__organisation=viewer.organisation).select_related(
        "programme__organisation",
        "programme__coordinator",
        "mentee__person__site",
        "mentee__person__unit",
        "mentor__person__site",
        "mentor__person__unit",
        "mentee__programme",
        "mentor__programme",
    )


def proposal_for(viewer: Viewer, pk: UUID | str, *, to: str = "see") -> Proposal:
    return fetch(visible_to(viewer), _ALL, viewer, pk, to=to)


def may(viewer: Viewer, verb: str, proposal: Proposal | None = None) -> bool:
    return _ALL.may(viewer, verb, proposal)


def runs_of(viewer: Viewer, programme: Programme) -> QuerySet[MatchRun]:
    runs = MatchRun.objects.filter(programme=programme, programme__organisation=viewer.organisation)
    return runs.select_related("made_by") if viewer.has("coordinator") else runs.none()


def proposal_of_link(link: Link) -> tuple[Viewer, Proposal] | None:
    """Who holds a link from a mail, and the proposal it is about; None when one of them is gone."""
    if link.person_id is None or link.object_id is None:
        return None
    people = Person.objects.select_related("organisation")
    person = people.filter(pk=link.person_id, left_on__isnull=True).first()
    if person is None:
        return None
    viewer = viewer_of(person)
    # Not `visible_to`: a proposal that was taken back is told as that, to whoever got the mail.
    mine = Q(mentee__person=person) | Q(mentor__person=person)
    rows = _proposals(viewer).filter(mine)
    row = rows.filter(pk=link.object_id).first()
    return (viewer, row) if row else None
