from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import QuerySet

from lotsa.domain.needs.models import Need
from lotsa.domain.people.models import Person
from lotsa.domain.people.viewer import Viewer
from lotsa.domain.programmes import access
from lotsa.domain.programmes.models import Enrolment, Programme, ProgrammeEvent, ProgrammeGoal
from lotsa.domain.programmes.queries.checklists import Line, programme_checklist, sponsor_checklist
from lotsa.domain.programmes.queries.events import EventLine, event_lines
from lotsa.domain.programmes.queries.measuring import MeasuringPoint, measuring_points
from lotsa.domain.programmes.queries.participants import OUT, Pool, pool, pools
from lotsa.domain.programmes.queries.readiness import Check, checks, next_states
from lotsa.engine.calendar.swedish_days import industrial_holidays

_LISTED = (
    Programme.State.ENROLMENT,
    Programme.State.MATCHING,
    Programme.State.KICKOFF,
    Programme.State.RUNNING,
    Programme.State.EVALUATION,
)


@dataclass(frozen=True)
class ProgrammeLine:
    programme: Programme
    pool: Pool


def programmes(viewer: Viewer) -> list[ProgrammeLine]:
    """The viewer's programmes: those under way first, then by start, latest first."""
    rows = list(access.visible_to(viewer).order_by("-starts_on"))
    found = pools(row.pk for row in rows) if viewer.has("coordinator") else {}
    ended = {Programme.State.CLOSED, Programme.State.CANCELLED}
    return [
        ProgrammeLine(row, found.get(row.pk, Pool()))
        for row in sorted(rows, key=lambda row: row.state in ended)
    ]


@dataclass(frozen=True)
class ProgrammePage:
    programme: Programme
    events: Sequence[ProgrammeEvent]
    lines: Sequence[EventLine]  # the events, with which of them the viewer may open
    measuring: Sequence[MeasuringPoint]
    due: Sequence[Line]  # of the checklists: what the viewer is to see to now
    needs: Sequence[Need]
    goals: Sequence[ProgrammeGoal]
    quiet: Sequence[tuple[date, date]]
    pool: Pool
    mine: Sequence[Enrolment]  # the viewer's own
    checks: Sequence[Check]  # before the first of `next_states`; for the coordinator
    next_states: Sequence[str]
    may_edit: bool
    may_join: bool
    may_report: bool
    may_speak: bool  # in the sponsor's name
    next_event: ProgrammeEvent | None


def programme_page(viewer: Viewer, programme: Programme, *, today: date | None = None) -> ProgrammePage:
    """What the viewer sees of a programme. Counts are for those who get the report; checks for the
    coordinator."""
    may_edit = access.may(viewer, "edit", programme)
    lines = event_lines(viewer, programme)
    events = [line.event for line in lines]
    coming = next_states(programme) if may_edit else ()
    may_report = access.may(viewer, "report", programme)
    may_speak = access.may(viewer, "speak", programme)
    return ProgrammePage(
        programme=programme,
        events=events,
        lines=lines,
        measuring=measuring_points(programme) if may_report else (),
        due=_due(programme, may_edit=may_edit, today=today) if may_speak else (),
        needs=_needs_of(programme) if may_report else (),
        goals=list(programme.goals.all()) if may_report else (),
        quiet=quiet_spells(programme),
        pool=pool(programme) if may_report else Pool(),
        mine=list(_mine(viewer, programme)),
        checks=checks(programme, coming[0]) if coming else (),
        next_states=coming,
        may_edit=may_edit,
        may_join=access.may(viewer, "join", programme),
        may_report=may_report,
        may_speak=may_speak,
        next_event=next((e for e in events if not e.held and (today is None or e.on >= today)), None),
    )


def _due(programme: Programme, *, may_edit: bool, today: date | None) -> list[Line]:
    if programme.state not in _LISTED:
        return []
    lists = (programme_checklist, sponsor_checklist) if may_edit else (sponsor_checklist,)
    return [line for found in lists for line in found(programme, today=today).due]


def _needs_of(programme: Programme) -> list[Need]:
    return [link.need for link in programme.needs.select_related("need")]


def _mine(viewer: Viewer, programme: Programme) -> QuerySet[Enrolment]:
    return (
        access.enrolments_visible_to(viewer)
        .filter(programme=programme, person=viewer.person)
        .exclude(state__in=OUT)
        .order_by("side")
    )


def quiet_weeks(programme: Programme) -> tuple[int, int] | None:
    house = programme.organisation
    if house.quiet_from_week is None or house.quiet_to_week is None:
        return None
    return house.quiet_from_week, house.quiet_to_week


def quiet_spells(programme: Programme) -> list[tuple[date, date]]:
    return industrial_holidays(programme.starts_on, programme.ends_on, quiet_weeks(programme))


def sponsor_choices(viewer: Viewer) -> QuerySet[Person]:
    """Anybody who works here may sponsor: small companies have no list of leaders."""
    return Person.objects.filter(organisation=viewer.organisation, left_on__isnull=True).order_by("sort_key")
