from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import QuerySet

from lotsa.domain.needs.models import Need
from lotsa.domain.people.models import Person
from lotsa.domain.people.viewer import Viewer
from lotsa.domain.programmes import access
from lotsa.domain.programmes.models import Enrolment, Programme, ProgrammeEvent, ProgrammeGoal
from lotsa.domain.programmes.queries.participants import OUT, Pool, pool, pools
from lotsa.domain.programmes.queries.readiness import Check, checks, next_states
from lotsa.engine.calendar.swedish_days import industrial_holidays


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
    needs: Sequence[Need]
    goals: Sequence[ProgrammeGoal]
    quiet: Sequence[tuple[date, date]]
    pool: Pool
    mine: Sequence[Enrolment]  # the viewer's own
    checks: Sequence[Check]  # before the first of `next_states`; for the coordinator
    next_states: Sequence[str]
    may_edit: bool
    may_join: bool
    next_event: ProgrammeEvent | None


def programme_page(viewer: Viewer, programme: Programme, *, today: date | None = None) -> ProgrammePage:
    """What the viewer sees of a programme. Only a coordinator gets counts and checks."""
    may_edit = access.may(viewer, "edit", programme)
    events = list(programme.events.filter(cancelled_at__isnull=True))
    coming = next_states(programme) if may_edit else ()
    inside = may_edit or access.may(viewer, "report", programme)
    return ProgrammePage(
        programme=programme,
        events=events,
        needs=_needs_of(programme) if inside else (),
        goals=list(programme.goals.all()) if inside else (),
        quiet=quiet_spells(programme),
        pool=pool(programme) if may_edit else Pool(),
        mine=list(_mine(viewer, programme)),
        checks=checks(programme, coming[0]) if coming else (),
        next_states=coming,
        may_edit=may_edit,
        may_join=access.may(viewer, "join", programme),
        next_event=next((e for e in events if not e.held and (today is None or e.on >= today)), None),
    )


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
