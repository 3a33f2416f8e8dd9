"""The whole rhythm: every date until the end, each to be changed or left out."""

from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Any

from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from lotsa.domain.meetings import actions, queries
from lotsa.domain.mentorships.models import Mentorship
from lotsa.engine.calendar.rhythm import Suggestion
from lotsa.kit.refused import Refused
from lotsa.web.meetings import booking
from lotsa.web.meetings.forms import RhythmForm, booked_sentence
from lotsa.web.meetings.places import room_initial
from lotsa.web.meetings.wording import row_words, skipped_sentence
from lotsa.web.shell import banner
from lotsa.web.shell.request import Request

_ANY = Suggestion(date.min, time(10, 0))  # when no good time is found at all: from the first day on


@dataclass(frozen=True)
class Rhythm:
    shown: booking.Shown[RhythmForm]
    first: datetime  # wall time of the first meeting

    @property
    def rows(self) -> list[tuple[Any, ...]]:
        """A planned meeting, its three fields, what is to be said beside them, and its number in the pair."""
        pair, form = self.shown.mentorship, self.shown.form
        return [
            (*row, _words(pair, row[0]), number) for row, number in zip(form.rows, form.numbers, strict=True)
        ]


def rhythm_of(request: Request, mentorship: Mentorship) -> Rhythm:
    first = _first(request, mentorship)
    found = queries.rhythm_for(mentorship, first=first.date(), at=first.time())
    shown = booking.Shown(
        form=_form(request, mentorship, found.times),
        mentorship=mentorship,
        others=booking.others_in(request, mentorship),
        skipped=skipped_sentence(found.skipped),
    )
    return Rhythm(shown, first)


def book_all(request: Request, shown: booking.Shown[RhythmForm]) -> bool:
    form = shown.form
    try:
        if not form.goes_ahead(booking.cautions(request.viewer, shown)):
            return False
        typed = form.cleaned_data
        made = actions.book_rhythm(
            shown.mentorship, typed["times"], by=request.viewer, room=form.room, minutes=typed["minutes"]
        )
        later = _("You get invitations to the next three now, and to each of the others when its turn comes.")
        banner.say(request, f"{booked_sentence(len(made))} {later if len(made) > actions.AT_ONCE else ''}")
        return True
    except Refused as refused:
        form.refuse(refused)
        return False


def _form(request: Request, mentorship: Mentorship, planned: tuple[Suggestion, ...]) -> RhythmForm:
    return RhythmForm(
        request.POST if request.method == "POST" else None,
        planned=planned,
        numbers=queries.next_numbers(mentorship, [each.day for each in planned]),
        initial=room_initial(actions.usual_room(mentorship), mentorship.meeting_minutes),
        zone=mentorship.organisation.zone,
        minutes=mentorship.meeting_minutes,
    )


def _first(request: Request, mentorship: Mentorship) -> datetime:
    """Where the rhythm begins: as asked in the address, else at the next good time."""
    try:
        asked = date.fromisoformat(request.GET.get("from", ""))
        at = time.fromisoformat(request.GET.get("at", ""))
    except ValueError:
        found = queries.good_times_for(mentorship, count=1).times or (_ANY,)
        asked, at = found[0].day, found[0].clock
    soonest = max(mentorship.starts_on, timezone.localdate())
    return datetime.combine(
        min(max(asked, soonest), mentorship.planned_end_on), at.replace(second=0, tzinfo=None)
    )


def _words(mentorship: Mentorship, row: Suggestion) -> str:
    quiet = queries.quiet_weeks(mentorship.organisation)
    return row_words(row, quiet, (get_language() or "sv")[:2])
