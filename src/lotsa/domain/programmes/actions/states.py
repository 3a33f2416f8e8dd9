from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from lotsa.domain.activity.actions import record
from lotsa.domain.people.viewer import Viewer
from lotsa.domain.programmes.actions.enrolments import OUT
from lotsa.domain.programmes.actions.invitations import tell_invited
from lotsa.domain.programmes.models import Enrolment, Programme
from lotsa.domain.programmes.queries.readiness import missing, next_states
from lotsa.kit.careful import save_if_unchanged
from lotsa.kit.refused import Refused

St = Programme.State
_OVER = (St.CLOSED, St.CANCELLED)


@transaction.atomic
def move_programme(
    programme: Programme, to: str, *, by: Viewer, published: bool = False, waived_because: str = ""
) -> None:
    """One step along draft → enrolment → matching → kickoff → running → evaluation → closed (or to cancelled,
    or paused and back). Refused with a sentence for each thing that is missing.

    Publishing the pairs is what moves a programme from matching to kick-off: the publishing action says
    `published=True`. `waived_because` begins a programme without a kick-off.
    """
    if programme.state == to:
        return
    if to == St.CANCELLED:
        if programme.state in _OVER:
            raise Refused(_("The programme is already over."))
    elif to not in next_states(programme):
        raise Refused(
            _("A programme in the state “%(now)s” cannot go to “%(then)s” in one step.")
            % {"now": programme.get_state_display(), "then": St(to).label}
        )
    changes = {"state": to}
    if to == St.RUNNING and waived_because.strip():
        programme.kickoff_waived_because = waived_because.strip()[:200]
        changes["kickoff_waived_because"] = programme.kickoff_waived_because
    if to != St.CANCELLED:
        lacking = [
            str(check.todo) for check in missing(programme, to) if not (published and to == St.KICKOFF)
        ]
        if lacking:
            raise Refused(" ".join(lacking))
    before = programme.state
    save_if_unchanged(programme, version=None, **changes)
    _follow(programme, before, by)


@transaction.atomic
def launch(programme: Programme, to: str, *, by: Viewer) -> None:
    """From a draft as far as `to`: opens enrolment and, when those who take part are known already, goes on
    to the matching. All of it or nothing."""
    move_programme(programme, St.ENROLMENT, by=by)
    if to == St.MATCHING:
        move_programme(programme, to, by=by)


def _follow(programme: Programme, before: str, by: Viewer) -> None:
    """What the new state brings with it."""
    to = programme.state
    facts = {"from": before, "to": to}
    record(programme.organisation_id, "programme.moved", programme, by=by.id, facts=facts)
    if to == St.ENROLMENT:
        tell_invited(programme, by=by)
    if to == St.RUNNING and before == St.KICKOFF:
        record(
            programme.organisation_id,
            "programme.started",
            programme,
            by=by.id,
            concerns=_taking_part(programme),
        )
    if to == St.CLOSED:
        done = Enrolment.State.COMPLETED
        programme.enrolments.filter(state=Enrolment.State.MATCHED).update(state=done)
        record(programme.organisation_id, "programme.closed", programme, by=by.id)
    if to == St.CANCELLED:
        record(
            programme.organisation_id,
            "programme.cancelled",
            programme,
            by=by.id,
            concerns=_taking_part(programme) if before != St.DRAFT else [],
        )


def _taking_part(programme: Programme) -> list[UUID]:
    rows = programme.enrolments.exclude(state__in=OUT).order_by("person_id")
    return list(rows.values_list("person_id", flat=True).distinct())
