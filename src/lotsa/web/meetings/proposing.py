"""Proposing three times: what the page shows, and what becomes of what is sent."""

from dataclasses import replace

from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _

from lotsa.domain.meetings import actions, queries
from lotsa.domain.meetings.models import Meeting
from lotsa.domain.mentorships.models import Mentorship
from lotsa.domain.people.viewer import Viewer
from lotsa.kit.refused import Refused
from lotsa.web.meetings.booking import Shown, cautions, of_pair, others_in
from lotsa.web.meetings.forms import TimesForm
from lotsa.web.meetings.places import LENGTHS, room_initial
from lotsa.web.meetings.wording import hint, skipped_sentence, usual_sentences
from lotsa.web.shell import banner
from lotsa.web.shell.page import page, see_other
from lotsa.web.shell.request import Request


def propose_page(request: Request, mentorship: Mentorship, moves: Meeting | None = None) -> HttpResponse:
    """Three times for the other to choose among, for a new meeting or instead of one that is booked."""
    shown = _times_to_propose(request, mentorship, moves)
    form = shown.form
    if request.method == "POST" and form.is_valid():
        try:
            if _sent(request.viewer, shown):
                banner.say(request, _("The times have been sent to %(name)s.") % {"name": shown.with_names})
                return see_other(
                    reverse("meetings:meeting", args=[moves.pk]) if moves else reverse("meetings:index")
                )
        except actions.Crossed as problem:
            shown = _crossed(request, shown, problem)
        except Refused as refused:
            form.refuse(refused)
    return page(request, "meetings/propose.html", shown=shown, form=form, status=form.answer_status)


def _times_to_propose(
    request: Request, mentorship: Mentorship, moves: Meeting | None = None
) -> Shown[TimesForm]:
    minutes = _minutes(request, moves.minutes if moves else mentorship.meeting_minutes)
    usual = queries.usual_times(mentorship)
    found = queries.good_times_for(mentorship, usual=usual, minutes=minutes, moves=moves)
    waiting = of_pair(queries.open_proposals(request.viewer), mentorship)
    room = actions.Room(moves.form, moves.place, moves.link) if moves else actions.usual_room(mentorship)
    form = TimesForm(
        request.POST if request.method == "POST" else None,
        suggested=found.times,
        initial=room_initial(room, minutes) | {"seen": str(waiting.proposal.pk) if waiting else ""},
        zone=mentorship.organisation.zone,
        minutes=minutes,
    )
    return Shown(
        form=form,
        mentorship=mentorship,
        others=others_in(request, mentorship),
        hints={n: hint(found, n, usual, request.viewer) for n in range(1, len(found.times) + 1)},
        skipped=skipped_sentence(found.skipped),
        usual=usual_sentences(usual, request.viewer),
        meeting=moves,
        waiting=waiting,
        replaces=of_pair(queries.my_proposals(request.viewer), mentorship) is not None,
    )


def _sent(viewer: Viewer, shown: Shown[TimesForm]) -> bool:
    """Sends the times, unless something is to be said about them first."""
    typed = shown.form.cleaned_data
    if not shown.form.goes_ahead(cautions(viewer, shown)):
        return False
    actions.propose_times(
        shown.mentorship,
        typed["times"],
        by=viewer,
        room=shown.form.room,
        minutes=typed["minutes"],
        moves=shown.meeting,
        seen=[typed["seen"]],
    )
    return True


def _crossed(request: Request, shown: Shown[TimesForm], problem: actions.Crossed) -> Shown[TimesForm]:
    """Both have proposed at once: theirs above, mine below as typed; sent again, mine replace theirs."""
    waiting = of_pair(queries.open_proposals(request.viewer), shown.mentorship)
    shown.form.refuse(problem)
    shown.form.carry("seen", str(waiting.proposal.pk) if waiting else "")
    return replace(shown, waiting=waiting)


def _minutes(request: Request, usual: int) -> int:
    """A shorter meeting than usual can be asked for in the address: better short than none."""
    asked = request.GET.get("minutes", "")
    return int(asked) if asked in {str(length) for length in LENGTHS} else usual
