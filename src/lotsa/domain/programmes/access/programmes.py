from uuid import UUID

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.http import Http404
from django.utils.translation import gettext_lazy as _

from lotsa.domain.people.models import Link
from lotsa.domain.people.rules import Rules, coordinator, demand, fetch, who
from lotsa.domain.people.viewer import Viewer, viewer_of
from lotsa.domain.programmes.models import Enrolment, Programme, ProgrammeEvent

OUT = (Enrolment.State.DECLINED, Enrolment.State.WITHDRAWN)
_OPEN = Q(state=Programme.State.ENROLMENT) | Q(
    rolling_start=True, state__in=(Programme.State.KICKOFF, Programme.State.RUNNING)
)


def _is_in(viewer: Viewer, programme: Programme) -> bool:
    if programme.state == Programme.State.DRAFT:
        return False  # nobody learns of a draft
    return Enrolment.objects.filter(programme=programme, person=viewer.person).exclude(state__in=OUT).exists()


def _is_shown(programme: Programme | None) -> bool:
    return programme is not None and programme.state != Programme.State.DRAFT


sponsor = who(
    "leadership",
    "sponsored",
    lambda viewer, programme: _is_shown(programme) and programme.sponsor_id == viewer.id,
)
leaders = who(
    "leadership", "all", lambda viewer, programme: viewer.has("leadership") and _is_shown(programme)
)
participant = who(
    "mentor", "own programmes", lambda viewer, programme: programme is not None and _is_in(viewer, programme)
) | who("mentee", "own programmes", lambda viewer, programme: False)  # the same test; a row of its own
anyone_while_open = who(
    "employee",
    "while enrolment is open",
    lambda viewer, programme: programme is not None and programme.is_open_for_enrolment,
)

RULES = Rules(
    _("Name, dates, purpose and guidelines of a programme"),
    {
        "see": participant | sponsor | leaders | anyone_while_open | coordinator,
        "join": anyone_while_open,
        "create": coordinator,
        "edit": coordinator,
        "match": coordinator,
        "report": sponsor | leaders | coordinator,
        "speak": sponsor | coordinator,
        "see_checklist": sponsor | coordinator,
    },
)

own = who("employee", "own", lambda viewer, enrolment: enrolment.person_id == viewer.id)
ENROLMENTS = Rules(
    _("Answers in the interest form"),
    {"see": own | coordinator, "answer": own, "decide": coordinator, "see_vetoes": own},
)


def visible_to(viewer: Viewer) -> QuerySet[Programme]:
    programmes = Programme.objects.filter(organisation=viewer.organisation).select_related(
        "coordinator", "sponsor"
    )
    if viewer.has("coordinator"):
        return programmes
    programmes = programmes.exclude(state=Programme.State.DRAFT)
    if viewer.has("leadership"):
        return programmes
    mine = Enrolment.objects.filter(programme=OuterRef("pk"), person=viewer.person).exclude(state__in=OUT)
    return programmes.filter(Exists(mine) | Q(sponsor=viewer.person) | _OPEN)


def programme_for(viewer: Viewer, pk: UUID | str, *, to: str = "see") -> Programme:
    return fetch(visible_to(viewer), RULES, viewer, pk, to=to)


def event_of(programme: Programme, pk: UUID | str) -> ProgrammeEvent:
    """A shared date of a programme that the viewer has been let in to."""
    event = programme.events.filter(pk=pk).first()
    if event is None:
        raise Http404
    return event


def may(viewer: Viewer, verb: str, programme: Programme | None = None) -> bool:
    return RULES.may(viewer, verb, programme)


def demand_programmes(viewer: Viewer, verb: str) -> None:
    demand(RULES, viewer, verb)


def enrolments_visible_to(viewer: Viewer) -> QuerySet[Enrolment]:
    """A coordinator sees everybody's (but no vetoes); others their own, once the programme is no draft."""
    enrolments = Enrolment.objects.filter(programme__organisation=viewer.organisation).select_related(
        "programme", "programme__organisation", "programme__coordinator", "person"
    )
    if viewer.has("coordinator"):
        return enrolments
    return enrolments.filter(person=viewer.person).exclude(programme__state=Programme.State.DRAFT)


def enrolment_for(viewer: Viewer, pk: UUID | str, *, to: str = "see") -> Enrolment:
    return fetch(enrolments_visible_to(viewer), ENROLMENTS, viewer, pk, to=to)


def enrolment_of_link(link: Link) -> tuple[Viewer, Enrolment]:
    """Whoever holds an `enrol` link acts as the person it was sent to, on that one enrolment."""
    enrolment = (
        Enrolment.objects.select_related(
            "programme", "programme__organisation", "programme__coordinator", "person", "person__organisation"
        )
        .filter(pk=link.object_id or UUID(int=0), person__left_on__isnull=True)
        .first()
    )
    if enrolment is None or link.person_id not in (None, enrolment.person_id):
        raise Http404
    return viewer_of(enrolment.person), enrolment


def may_with(viewer: Viewer, verb: str, enrolment: Enrolment) -> bool:
    return ENROLMENTS.may(viewer, verb, enrolment)
