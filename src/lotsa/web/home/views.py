from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from lotsa.domain.followup import access, actions
from lotsa.domain.followup.queries import house_counts, team_time
from lotsa.domain.people import access as people_access
from lotsa.kit import clock
from lotsa.web.home.coordinating import coordinating
from lotsa.web.home.house import house
from lotsa.web.home.mine import mine
from lotsa.web.home.open_programmes import open_programmes
from lotsa.web.shell import banner
from lotsa.web.shell.dates import day
from lotsa.web.shell.page import go, page
from lotsa.web.shell.request import Request


@require_GET
def today(request: Request) -> HttpResponse:
    """One page for everybody: the weightiest role speaks first, the others below."""
    viewer = request.viewer
    return page(
        request,
        "home/today.html",
        today=clock.today(viewer.organisation.zone),
        work=coordinating(viewer) if viewer.has("coordinator") else None,
        mine=mine(viewer),
        team=team_time(viewer) if viewer.has("manager") else None,
        counts=house_counts(viewer) if viewer.has("leadership") else None,
        house=house(viewer) if viewer.has("administrator") else None,
        open_programmes=open_programmes(viewer),
    )


@require_GET
def team(request: Request) -> HttpResponse:
    """Where a line manager's mails lead: who takes part and how much time, never what is said."""
    people_access.demand_people(request.viewer, "lead")
    return page(request, "home/team.html", team=team_time(request.viewer))


@require_POST
def rest(request: Request) -> HttpResponse:
    access.demand_worklist(request.viewer, "snooze")
    key = request.POST.get("key", "")
    until = actions.snooze(key, by=request.viewer)
    banner.say(request, _("It rests until %(day)s.") % {"day": day(until)}, undo=_waking(key))
    return go(request)


@require_POST
def dismissal(request: Request) -> HttpResponse:
    access.demand_worklist(request.viewer, "snooze")
    key = request.POST.get("key", "")
    actions.dismiss(key, by=request.viewer)
    banner.say(request, _("Noted: it is not a problem."), undo=_waking(key))
    return go(request)


@require_POST
def waking(request: Request, key: str) -> HttpResponse:
    access.demand_worklist(request.viewer, "snooze")
    actions.wake(key, by=request.viewer)
    return go(request)


def _waking(key: str) -> str:
    return reverse("home:waking", kwargs={"key": key})
