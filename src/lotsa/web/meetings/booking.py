"""What the pages that book show: the form filled in with a good guess, and why that guess."""

from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _

from lotsa.domain.meetings import actions, queries
from lotsa.domain.meetings.models import Meeting, MeetingProposal, TimeOption
from lotsa.domain.mentorships.models import Mentorship
from lotsa.domain.mentorships.queries import in_words, line_of
from lotsa.domain.people.models import Person
from lotsa.domain.people.viewer import Viewer
from lotsa.engine.calendar.rhythm import Skipped, Suggestions, Window
from lotsa.engine.calendar.wall_time import instant, wall
from lotsa.kit import dates
from lotsa.kit.refused import Refused
from lotsa.web.meetings.forms import BookingForm, TimesForm
from lotsa.web.meetings.places import room_initial
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
        return in_words([person.given_name for person in self.others])


def times_to_propose(request: Request, mentorship: Mentorship) -> Shown[TimesForm]:
    zone = mentorship.organisation.zone
    usual = queries.usual_times(mentorship)
    found = queries.good_times_for(mentorship, usual=usual)
    form = TimesForm(
        request.POST if request.method == "POST" else None,
        suggested=found.times,
        initial=room_initial(actions.usual_room(mentorship), mentorship.meeting_minutes),
        zone=zone,
        minutes=mentorship.meeting_minutes,
    )
    return Shown(
        form=form,
        mentorship=mentorship,
        others=_others(request, mentorship),
        hints={n: _hint(found, n, usual, request.viewer) for n in range(1, len(found.times) + 1)},
        skipped=skipped_sentence(found.skipped),
        usual=usual_sentences(usual, request.viewer),
        waiting=_of_pair(queries.open_proposals(request.viewer), mentorship),
        replaces=_of_pair(queries.my_proposals(request.viewer), mentorship) is not None,
    )


def time_to_book(request: Request, mentorship: Mentorship) -> Shown[BookingForm]:
    found = queries.good_times_for(mentorship, count=1)
    first = found.times[0]
    form = BookingForm(
        request.POST if request.method == "POST" else None,
        initial={
            **room_initial(actions.usual_room(mentorship), mentorship.meeting_minutes),
            "day": first.day,
            "clock": first.clock,
            "count": 1,
        },
        zone=mentorship.organisation.zone,
        minutes=mentorship.meeting_minutes,
        cadence_days=mentorship.cadence_days,
    )
    others = _others(request, mentorship)
    return Shown(form=form, mentorship=mentorship, others=others, skipped=skipped_sentence(found.skipped))


def time_to_move(request: Request, meeting: Meeting) -> Shown[BookingForm]:
    mentorship = meeting.mentorship
    local = wall(meeting.starts_at, meeting.zone)
    room = actions.Room(meeting.form, meeting.place, meeting.link)
    form = BookingForm(
        request.POST if request.method == "POST" else None,
        initial={**room_initial(room, meeting.minutes), "day": local.date(), "clock": local.time()},
        zone=mentorship.organisation.zone,
        minutes=meeting.minutes,
        one=True,
    )
    return Shown(form=form, mentorship=mentorship, others=_others(request, mentorship), meeting=meeting)


def rhythm(mentorship: Mentorship, form: BookingForm) -> list[datetime]:
    """The instants to book: the one typed as it stands, the following ones on good days."""
    typed = form.cleaned_data
    first: datetime = typed["starts_at"]
    if typed["count"] == 1:
        return [first]
    found = queries.rhythm_for(mentorship, first=typed["day"], at=typed["clock"], count=typed["count"])
    zone = mentorship.organisation.zone
    following = [instant(each.day, each.clock, zone) for each in found.times]
    return [first, *(each for each in following if each > first)]


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
        instead=instead,
        by_link=by_link,
        holder=viewer.person,
        is_mine=proposal.proposed_by_id == viewer.id,
        problem=problem,
        status=422 if problem else 200,
    )


def status_of(form: LotsaForm) -> int:
    return 422 if form.errors else 200


def skipped_sentence(skipped: tuple[Skipped, ...]) -> str:
    """ "We stepped over tor 6 maj (Kristi himmelsfärdsdag) and fre 7 maj (bridge day)." """
    quiet = [each for each in skipped if each.why == "quiet"]
    days = [
        _("%(day)s (%(why)s)") % {"day": dates.day(each.day), "why": each.name or _("bridge day")}
        for each in skipped
        if each.why != "quiet"
    ]
    if quiet:
        span = {"first": dates.week(quiet[0].day), "last": dates.week(quiet[-1].day)}
        days.append(_("the holiday weeks %(first)s to %(last)s") % span)
    return _("We stepped over %(days)s.") % {"days": in_words(days)} if days else ""


def usual_sentences(usual: list[queries.Usual], viewer: Viewer) -> tuple[str, ...]:
    """When each of the others usually can: "Göran can usually: tis 9–12, tor 13–16"."""
    return tuple(
        _("%(name)s can usually: %(times)s")
        % {"name": each.person.given_name, "times": ", ".join(map(_window, each.windows))}
        for each in usual
        if each.windows and each.person.pk != viewer.id
    )


def _weekday(number: int) -> str:
    """As in the middle of a sentence: small letters in Swedish, a capital in English."""
    return dates.long_day(date(2024, 1, 1 + number)).split()[0]  # that month began on a Monday


def _window(window: Window) -> str:
    return f"{_weekday(window.weekday)} {window.start:%-H.%M}–{window.end:%-H.%M}".replace(".00", "")


def _hint(found: Suggestions, n: int, usual: list[queries.Usual], viewer: Viewer) -> str:
    time = found.times[n - 1]
    when = f"{_weekday(time.day.weekday()).capitalize()} {dates.week(time.day)}."
    names = [usual[place].person for place in sorted(time.suits) if usual[place].person.pk != viewer.id]
    if not names:
        return when
    suits = _("Within the usual times of %(name)s.") % {"name": in_words([p.given_name for p in names])}
    return f"{when} {suits}"


def _of_pair(lines: list[queries.ProposalLine], mentorship: Mentorship) -> queries.ProposalLine | None:
    return next((line for line in lines if line.proposal.mentorship_id == mentorship.pk), None)


def others_of(viewer: Viewer, mentorship: Mentorship) -> str:
    return in_words([person.given_name for person in line_of(mentorship).members.others_than(viewer.id)])


def _others(request: Request, mentorship: Mentorship) -> tuple[Person, ...]:
    return line_of(mentorship).members.others_than(request.viewer.id)
