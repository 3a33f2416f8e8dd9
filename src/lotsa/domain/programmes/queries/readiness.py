"""What a programme lacks before it can move on, each as a sentence that says what to do."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from lotsa.domain.programmes.models import Programme
from lotsa.domain.programmes.queries.participants import Pool, pool
from lotsa.domain.programmes.queries.training import training_of
from lotsa.kit import clock

St = Programme.State
# draft → enrolment → matching → kickoff → running → evaluation → closed; running ⇄ paused; * → cancelled.
NEXT: dict[str, tuple[str, ...]] = {
    St.DRAFT: (St.ENROLMENT,),
    St.ENROLMENT: (St.MATCHING,),
    St.MATCHING: (St.KICKOFF,),
    St.KICKOFF: (St.RUNNING,),
    St.RUNNING: (St.EVALUATION, St.PAUSED),
    St.PAUSED: (St.RUNNING,),
    St.EVALUATION: (St.CLOSED,),
    St.CLOSED: (),
    St.CANCELLED: (),
}


@dataclass(frozen=True)
class Check:
    """One line of the list before the next state. `todo` says what to do; a check that does not block is
    advice."""

    key: str
    done: bool
    label: Any
    todo: Any
    blocks: bool = True


def _purpose(programme: Programme) -> Check:
    return Check(
        "purpose",
        bool(programme.purpose.strip()),
        _("Purpose"),
        _("Write what the programme is for."),
    )


def _need(programme: Programme) -> Check:
    return Check(
        "needs",
        programme.needs.exists(),
        _("At least one need"),
        _("Link the programme to at least one need."),
    )


def _goal(programme: Programme) -> Check:
    known = programme.goals.filter(Q(baseline__isnull=False) | Q(measured_at_start=True))
    return Check(
        "goals",
        known.exists(),
        _("At least one goal"),
        _("Add a goal, and say where you stand today or that it is measured at the start."),
    )


def _coordinator(programme: Programme) -> Check:
    return Check(
        "coordinator",
        programme.coordinator_id is not None,
        _("Coordinator"),
        _("Choose who coordinates the programme."),
    )


def _sponsor(programme: Programme) -> Check:
    return Check(
        "sponsor",
        programme.sponsor_id is not None,
        _("Sponsor"),
        _("Choose a sponsor in the management. You can begin without one."),
        blocks=False,
    )


def _both_sides(programme: Programme) -> Check:
    found = pool(programme)
    return Check(
        "participants",
        found.is_ready,
        _("At least one mentor and one mentee"),
        _("Approve at least one mentor and one mentee."),
    )


def _places(programme: Programme) -> Check:
    found: Pool = pool(programme)
    return Check(
        "places",
        found.places_short == 0,
        _("A place for every mentee"),
        _("The mentors have fewer places than there are mentees. You can match anyway."),
        blocks=False,
    )


def _training(programme: Programme) -> Check:
    left = len(training_of(programme).untrained) if programme.training_required else 0
    return Check(
        "training",
        not left,
        _("Every mentor has taken the training"),
        ngettext(
            "%(n)s mentor has not finished and is left out of the matching until then.",
            "%(n)s mentors have not finished and are left out of the matching until then.",
            left,
        )
        % {"n": left},
        blocks=False,
    )


def _published(programme: Programme) -> Check:
    return Check(
        "published",
        programme.state not in {St.DRAFT, St.ENROLMENT, St.MATCHING},
        _("Pairs published"),
        _("Publish the pairs on the matching page."),
    )


def _kickoff(programme: Programme) -> Check:
    held = programme.events.filter(kind="kickoff", held=True)
    return Check(
        "kickoff",
        bool(programme.kickoff_waived_because) or held.exists(),
        _("Kick-off held"),
        _("Mark the kick-off as held, or say why there is none."),
    )


def _end_date(programme: Programme) -> Check:
    return Check(
        "end",
        programme.ends_on <= clock.today(programme.organisation.zone),
        _("The end date has come"),
        _("The end date lies ahead. You can end earlier."),
        blocks=False,
    )


GUARDS: dict[str, tuple[Callable[[Programme], Check], ...]] = {
    St.ENROLMENT: (_purpose, _need, _goal, _coordinator, _sponsor),
    St.MATCHING: (_both_sides, _places, _training),
    St.KICKOFF: (_published, _training),
    St.RUNNING: (_kickoff,),
    St.EVALUATION: (_end_date,),
}


def next_states(programme: Programme) -> tuple[str, ...]:
    return NEXT[programme.state]


def checks(programme: Programme, to: str) -> list[Check]:
    if programme.state == St.PAUSED:
        return []  # what was needed once is not asked for again
    return [guard(programme) for guard in GUARDS.get(to, ())]


def missing(programme: Programme, to: str) -> list[Check]:
    return [check for check in checks(programme, to) if check.blocks and not check.done]
