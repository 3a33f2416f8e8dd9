from uuid import UUID

from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from lotsa.domain.development.queries import check_in_lines
from lotsa.domain.followup.queries import try_first
from lotsa.domain.meetings import access, actions, queries
from lotsa.domain.meetings.invitations import invitation
from lotsa.domain.mentorships.queries import my_mentorships
from lotsa.kit.dates import day_time
from lotsa.kit.refused import Refused
from lotsa.web.meetings.sheet_form import SheetForm
from lotsa.web.meetings.so_far import so_far
from lotsa.web.shell import banner
from lotsa.web.shell.page import page, see_other
from lotsa.web.shell.request import Request, is_htmx

CALENDAR = "text/calendar; charset=utf-8"


@require_GET
def index(request: Request) -> HttpResponse:
    viewer = request.viewer
    coming = queries.upcoming(viewer)
    pairs = my_mentorships(viewer, ended=False)
    return page(
        request,
        "meetings/index.html",
        next=coming[0] if coming else None,
        coming=coming[1:],
        to_close=queries.to_close(viewer),
        waiting=queries.open_proposals(viewer),
        mine=queries.my_proposals(viewer),
        past=queries.past(viewer),
        pairs=pairs,
        so_far=so_far([pair.mentorship.pk for pair in pairs]),
    )


@require_http_methods(["GET", "HEAD", "POST"])
def meeting(request: Request, pk: UUID) -> HttpResponse:
    sent = request.method == "POST"
    found = access.meeting_for(request.viewer, pk, to="write" if sent else "see")
    sheet = queries.meeting_sheet(request.viewer, found)
    times = queries.next_times(found) if sheet.can_close else []
    form = SheetForm(sheet, times, request.POST if sent else None)
    if sent and form.is_valid():
        try:
            following = actions.write_page(found, form.typed(), by=request.viewer)
            return _saved(request, form, following)
        except actions.PageStale as stale:
            form.outrun(stale)
        except Refused as refused:
            form.refuse(refused)
    told = {"sheet": sheet, "form": form, **_beside(request, sheet)}
    return page(request, "meetings/meeting.html", status=form.answer_status, **told)


def _beside(request: Request, sheet: queries.Sheet) -> dict[str, object]:
    """What the page shows beside the form: words to choose among, and the goals that are checked in here."""
    pair = sheet.meeting.mentorship
    return {
        "words": queries.rating_words(),
        "tried_choices": queries.tried_choices(),
        "check_ins": check_in_lines(request.viewer, pair) if sheet.check_in_here else [],
        "back": request.path,
        "try_first": try_first(request.viewer, pair),
    }


def _saved(request: Request, form: SheetForm, following: object) -> HttpResponse:
    if form.button == "tick" and is_htmx(request):
        return HttpResponse(status=204)
    starts_at = getattr(following, "starts_at", None)
    if starts_at is not None:
        when = {"when": day_time(starts_at)}
        banner.say(request, _("The meeting is closed, and the next one is booked for %(when)s.") % when)
    elif form.button == "close":
        banner.say(request, _("The meeting is closed."))
    elif form.button == "save":
        banner.say(request, _("Saved."))
    if form.button == "close" and starts_at is None and form.wants_times:
        return see_other(reverse("meetings:propose", args=[form.sheet.meeting.mentorship_id]))
    return see_other(reverse("meetings:meeting", args=[form.sheet.meeting.pk]))


@require_GET
def invitation_file(request: Request, pk: UUID) -> HttpResponse:
    found = access.meeting_for(request.viewer, pk)
    raw = invitation(found, method="PUBLISH", language=(get_language() or "sv")[:2])
    answer = HttpResponse(raw, content_type=CALENDAR)
    answer.headers["Content-Disposition"] = 'attachment; filename="lotsa.ics"'
    return answer


@require_http_methods(["GET", "HEAD", "POST"])
def feed_address(request: Request) -> HttpResponse:
    """Makes and revokes my calendar's address. The address itself is shown once: only its hash is kept."""
    address = ""
    if request.method == "POST" and request.POST.get("do") == "revoke":
        actions.revoke_feed(by=request.viewer)
        banner.say(request, _("The calendar address has stopped working."))
        return see_other(reverse("meetings:feed_address"))
    if request.method == "POST":
        token = actions.grant_feed(by=request.viewer)
        address = request.build_absolute_uri(reverse("meetings:feed", args=[token]))
    granted = queries.feed_is_granted(request.viewer)
    return page(request, "meetings/feed.html", address=address, granted=granted)
