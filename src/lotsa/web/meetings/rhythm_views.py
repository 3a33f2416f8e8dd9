"""The whole rhythm on one page: every date until the end, each to be changed or left out, one press."""

from datetime import date, datetime, time
from uuid import UUID

from django.http import HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from lotsa.domain.meetings import actions, queries
from lotsa.domain.mentorships.access import mentorship_for
from lotsa.domain.mentorships.models import Mentorship
from lotsa.engine.calendar.rhythm import Suggestion
from lotsa.kit.refused import Refused
from lotsa.web.meetings import booking
from lotsa.web.meetings.forms import RhythmForm, booked_sentence
from lotsa.web.meetings.places import room_initial
from lotsa.web.meetings.wording import row_words, skipped_sentence
from lotsa.web.shell import banner
from lotsa.web.shell.page import page, see_other
from lotsa.web.shell.request import Request

_ANY = Suggestion(date.min, time(10, 0))  # when no good time is found at all: from the first day on


@require_http_methods(["GET", "HEAD", "POST"])
def rhythm(request: Request, pk: UUID) -> HttpResponse:
    mentorship = mentorship_for(request.viewer, pk, to="write")
    first = _first(request, mentorship)
    found = queries.rhythm_for(mentorship, first=first.date(), at=first.time())
    form = _form(request, mentorship, found.times)
    shown = booking.Shown(
        form=form,
        mentorship=mentorship,
        others=booking.others_in(request, mentorship),
        skipped=skipped_sentence(found.skipped),
    )
    if request.method == "POST" and form.is_valid() and _book(request, shown):
        return see_other(reverse("meetings:index"))
    rows = [(*row, _words(mentorship, row[0])) for row in form.rows]
    status = form.answer_status
    return page(
        request, "meetings/rhythm.html", shown=shown, form=form, rows=rows, first=first, status=status
    )


def _book(request: Request, shown: booking.Shown[RhythmForm]) -> bool:
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
