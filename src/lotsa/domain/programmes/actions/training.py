from collections.abc import Iterable
from datetime import timedelta

from django.db import transaction
from django.db.models import Q
from django.utils.translation import gettext as _

from lotsa.domain.activity.actions import record
from lotsa.domain.learning.queries import Standing
from lotsa.domain.people.viewer import Viewer
from lotsa.domain.programmes.actions.enrolments import refuse_over
from lotsa.domain.programmes.models import Enrolment, Programme
from lotsa.domain.programmes.queries.training import training_of
from lotsa.kit import clock
from lotsa.kit.careful import save_if_unchanged
from lotsa.kit.refused import Refused

St = Programme.State
_BETWEEN = timedelta(days=3)
_BEFORE_START = timedelta(days=7)
_SURE_OF_A_PLACE = (Enrolment.State.APPROVED, Enrolment.State.MATCHED)


@transaction.atomic
def remind_untrained(programme: Programme, *, by: Viewer) -> int:
    """Reminds the mentors who have parts of the training left; those reminded lately are left in peace."""
    refuse_over(programme)
    left = [line for line in training_of(programme).lines if not line.standing.is_trained]
    if not left:
        raise Refused(_("Every mentor has finished the training."))
    lately = clock.now() - _BETWEEN
    due = [line for line in left if (line.enrolment.training_reminded_at or lately) <= lately]
    if not due:
        raise Refused(_("They were reminded less than three days ago. Wait a little before you remind them."))
    return _tell(((line.enrolment, line.standing) for line in due), by=by)


@transaction.atomic
def remind_before_start() -> int:
    """Once per mentor and programme, in the week before it starts, where training is part of it. Whoever was
    reminded by hand is not reminded again."""
    told = 0
    for programme in _starting_soon():
        lines = training_of(programme, _SURE_OF_A_PLACE).lines
        told += _tell(
            (line.enrolment, line.standing)
            for line in lines
            if line.enrolment.training_reminded_at is None and not line.standing.is_trained
        )
    return told


def _starting_soon() -> list[Programme]:
    today = clock.today()
    return list(
        Programme.objects.filter(
            Q(training_required=True) | Q(events__kind="training"),
            state__in=(St.ENROLMENT, St.MATCHING, St.KICKOFF),
            starts_on__range=(today, today + _BEFORE_START),
        ).distinct()
    )


def _tell(mentors: Iterable[tuple[Enrolment, Standing]], *, by: Viewer | None = None) -> int:
    count = 0
    for mentor, standing in mentors:
        save_if_unchanged(mentor, version=None, training_reminded_at=clock.now())
        record(
            mentor.programme.organisation_id,
            "training.reminded",
            mentor,
            by=by.id if by else None,
            concerns=[mentor.person_id],
            facts={"left": len(standing.left), "next": standing.left[0]},
        )
        count += 1
    return count
