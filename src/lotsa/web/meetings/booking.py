"""What the pages that book show: the form filled in with a good guess, and why that guess."""

from dataclasses import dataclass, field
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from lotsa.domain.meetings import actions, queries
from lotsa.domain.meetings.models import Meeting, MeetingProposal, TimeOption
from lotsa.domain.mentorships.models import Mentorship
from lotsa.domain.mentorships.queries import in_few_words, in_words, line_of
from lotsa.domain.people.models import Person
from lotsa.domain.people.viewer import Viewer
from lotsa.engine.calendar.wall_time import wall
from lotsa.kit.refused import Refused
from lotsa.web.meetings.forms import BookingForm
from lotsa.web.meetings.places import room_initial
from lotsa.web.meetings.wording import skipped_sentence
from lotsa.web.shell.forms import LotsaForm
from lotsa.web.shell.page import page
from lotsa.web.shell.request import Request


@dataclass(frozen=True)
class Shown[F: LotsaForm]:
    form: F
    mentorship: Mentorship
    others: tuple[Person, ...]
    hints: dict[int, str] = field(default_factory=dict)
    skipped: str = ""
    usual: tuple[str, ...] = ()
    meeting: Meeting | None = None
    waiting: queries.ProposalLine | None = None  # times that wait for the viewer's own answer
    replaces: bool = False  # the viewer's own times that nobody has taken yet

    @property
    def waiting_url(self) -> str:
        return reverse("meetings:times", args=[self.waiting.proposal.pk]) if self.waiting else ""

    @property
    def with_names(self) -> str:
        return in_few_words([person.given_name for person in self.others])


def time_to_book(request: Request, mentorship: Mentorship) -> Shown[BookingForm]:
    found = queries.good_times_for(mentorship, count=1)
    first = found.times[0] if found.times else None
    form = BookingForm(
        request.POST if request.method == "POST" else None,
        initial={
            **room_initial(actions.usual_room(mentorship), mentorship.meeting_minutes),
            "day": first.day if first else None,
            "clock": first.clock if first else None,
        },
        zone=mentorship.organisation.zone,
        minutes=mentorship.meeting_minutes,
    )
    others = others_in(request, mentorship)
    return Shown(form=form, mentorship=mentorship, others=others, skipped=skipped_sentence(found.skipped))


def time_to_note(request: Request, mentorship: Mentorship) -> Shown[BookingForm]:
    """A meeting that has been: today, unless said otherwise."""
    form = BookingForm(
        request.POST if request.method == "POST" else None,
        initial={
            **room_initial(actions.usual_room(mentorship), mentorship.meeting_minutes),
            "day": timezone.localdate(),
        },
        zone=mentorship.organisation.zone,
        minutes=mentorship.meeting_minutes,
    )
    return Shown(form=form, mentorship=mentorship, others=others_in(request, mentorship))


def time_to_move(request: Request, meeting: Meeting) -> Shown[BookingForm]:
    mentorship = meeting.mentorship
    local = wall(meeting.starts_at, meeting.zone)
    room = actions.Room(meeting.form, meeting.place, meeting.link)
    form = BookingForm(
        request.POST if request.method == "POST" else None,
        initial={**room_initial(room, meeting.minutes), "day": local.date(), "clock": local.time()},
        zone=mentorship.organisation.zone,
        minutes=meeting.minutes,
    )
    return Shown(form=form, mentorship=mentorship, others=others_in(request, mentorship), meeting=meeting)


def chosen(proposal: MeetingProposal, pk: str) -> TimeOption:
    option = next((each for each in proposal.options.all() if str(each.pk) == pk), None)
    if option is None:
        raise Refused(_("Choose one of the times."), field="option")
    option.proposal = proposal
    return option


def times_page(
    request: HttpRequest,
    viewer: Viewer,
    proposal: MeetingProposal,
    *,
    problem: Any = "",
    wanted: str = "",
    by_link: bool = False,
) -> HttpResponse:
    """The page with the times, for somebody signed in or with a link; once answered, what became of them."""
    line = queries.proposal_line(viewer, proposal)
    instead = queries.meeting_booked_instead(viewer, proposal)
    return page(
        request,
        "meetings/times.html",
        line=line,
        wanted=wanted,
        busy={option.pk: _busy(viewer, proposal, option) for option in line.options},
        instead=instead,
        by_link=by_link,
        holder=viewer.person,
        is_mine=proposal.proposed_by_id == viewer.id,
        problem=problem,
        status=422 if problem else 200,
    )


def _busy(viewer: Viewer, proposal: MeetingProposal, option: TimeOption) -> str:
    """With whom the viewer meets already at that time."""
    found = queries.clashes(viewer, proposal.mentorship, [option.starts_at], proposal.minutes)
    return in_words([line.with_names for line in found])


def status_of(form: LotsaForm) -> int:
    return 422 if form.errors else 200


def cautions(viewer: Viewer, shown: Shown[Any]) -> list[str]:
    typed = shown.form.cleaned_data
    times = typed["times"] if "times" in typed else [typed["starts_at"]]
    return queries.cautions(viewer, shown.mentorship, times, typed["minutes"], but=shown.meeting)


def of_pair(lines: list[queries.ProposalLine], mentorship: Mentorship) -> queries.ProposalLine | None:
    return next((line for line in lines if line.proposal.mentorship_id == mentorship.pk), None)


def others_of(viewer: Viewer, mentorship: Mentorship) -> str:
    return in_few_words([person.given_name for person in line_of(mentorship).members.others_than(viewer.id)])


def others_in(request: Request, mentorship: Mentorship) -> tuple[Person, ...]:
    return line_of(mentorship).members.others_than(request.viewer.id)
