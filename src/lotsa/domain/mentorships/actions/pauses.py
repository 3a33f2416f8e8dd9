from datetime import date

from django.db import transaction
from django.utils.translation import gettext as _

from lotsa.domain.mentorships.actions.members import tell
from lotsa.domain.mentorships.models import Mentorship
from lotsa.domain.people.viewer import Viewer
from lotsa.kit import clock
from lotsa.kit.careful import save_if_unchanged
from lotsa.kit.refused import Refused

LONGEST_PAUSE_DAYS = 183


@transaction.atomic
def pause_mentorship(
    mentorship: Mentorship, until: date, *, by: Viewer | None, since: date | None = None
) -> None:
    """Days in a pause do not count against the rhythm, and nobody is reminded."""
    today = clock.today(mentorship.organisation.zone)
    first = since or today
    if not mentorship.is_open:
        raise Refused(_("This mentorship has already ended."))
    if mentorship.state == Mentorship.State.PAUSED:
        raise Refused(_("You are already pausing."))
    _refuse_length(first, until, today=first)
    save_if_unchanged(
        mentorship,
        version=None,
        state=Mentorship.State.PAUSED,
        pauses=[*mentorship.pauses, [first.isoformat(), until.isoformat()]],
    )
    tell("mentorship.paused", mentorship, by, until=until.isoformat())


@transaction.atomic
def move_pause(mentorship: Mentorship, until: date, *, by: Viewer | None) -> None:
    """The running pause gets another last day; it stays one pause."""
    if mentorship.state != Mentorship.State.PAUSED:
        raise Refused(_("This mentorship is not pausing."))
    first, before = mentorship.pauses[-1]
    _refuse_length(date.fromisoformat(first), until, today=clock.today(mentorship.organisation.zone))
    if until.isoformat() == before:
        return
    save_if_unchanged(mentorship, version=None, pauses=[*mentorship.pauses[:-1], [first, until.isoformat()]])
    tell("mentorship.paused", mentorship, by, until=until.isoformat())


def _refuse_length(first: date, until: date, *, today: date) -> None:
    if until <= today:
        raise Refused(_("Choose a day after today on which you start again."), field="until")
    if (until - first).days > LONGEST_PAUSE_DAYS:
        raise Refused(_("A pause can be at most half a year. End the mentorship instead."), field="until")


@transaction.atomic
def resume_mentorship(mentorship: Mentorship, *, by: Viewer | None, on: date | None = None) -> None:
    if mentorship.state != Mentorship.State.PAUSED:
        raise Refused(_("This mentorship is not pausing."))
    day = (on or clock.today(mentorship.organisation.zone)).isoformat()
    first, until = mentorship.pauses[-1]
    earlier = list(mentorship.pauses[:-1])
    save_if_unchanged(
        mentorship,
        version=None,
        state=mentorship.running_state,
        pauses=[*earlier, [first, min(until, day)]],
    )
    tell("mentorship.resumed", mentorship, by)
