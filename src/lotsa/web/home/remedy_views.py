from datetime import date
from uuid import UUID

from django.http import HttpResponse
from django.urls import reverse
from django.utils.dateparse import parse_date
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from lotsa.domain.followup import access, actions
from lotsa.domain.followup.queries import health_of
from lotsa.domain.followup.remedies import title_of
from lotsa.kit.refused import Refused
from lotsa.web.shell import banner
from lotsa.web.shell.dates import day
from lotsa.web.shell.page import see_other
from lotsa.web.shell.request import Request


@require_POST
def remedies(request: Request, pk: UUID) -> HttpResponse:
    """ "We do this"."""
    pair = access.pair_to_help(request.viewer, pk)
    follow_up_on = _day(request.POST.get("follow_up_on", ""))
    rule = health_of(request.viewer, [pair])[pair.pk].rule
    which = request.POST.get("which", "")
    remedy = actions.try_remedy(pair, which, by=request.viewer, follow_up_on=follow_up_on, rule=rule)
    facts = {"what": title_of(which), "day": day(follow_up_on)}
    banner.say(
        request,
        _("Noted: %(what)s. You are asked how it went on %(day)s.") % facts,
        undo=reverse("home:remedy_removal", kwargs={"pk": remedy.pk}),
    )
    return _to_pair(pk)


def _day(text: str) -> date:
    try:
        found = parse_date(text)
    except ValueError:
        found = None
    if found is None:
        raise Refused(_("Choose a day on which you ask how it went."))
    return found


@require_POST
def outcome(request: Request, pk: UUID) -> HttpResponse:
    remedy = access.remedy_for(request.viewer, pk)
    actions.close_remedy(remedy, request.POST.get("outcome", ""), by=request.viewer)
    undo = reverse("home:remedy_reopening", kwargs={"pk": pk})
    banner.say(request, _("Noted: %(how)s.") % {"how": remedy.get_outcome_display()}, undo=undo)
    return _to_pair(remedy.mentorship_id)


@require_POST
def reopening(request: Request, pk: UUID) -> HttpResponse:
    remedy = access.remedy_for(request.viewer, pk)
    actions.reopen_remedy(remedy, by=request.viewer)
    return _to_pair(remedy.mentorship_id)


@require_POST
def removal(request: Request, pk: UUID) -> HttpResponse:
    remedy = access.remedy_for(request.viewer, pk)
    pair_id = remedy.mentorship_id
    actions.forget_remedy(remedy, by=request.viewer)
    return _to_pair(pair_id)


def _to_pair(pk: UUID) -> HttpResponse:
    return see_other(reverse("mentorship:pair", kwargs={"pk": pk}))
