from datetime import date
from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from lotsa.domain.matching.actions import begin_without_match
from lotsa.domain.matching.queries.exclusions import excluded_people
from lotsa.domain.mentorships import queries
from lotsa.domain.programmes.access import programme_for
from lotsa.domain.programmes.templates import template
from lotsa.kit import clock
from lotsa.kit.refused import Refused
from lotsa.web.mentorship.new_forms import BeginForm
from lotsa.web.mentorship.views import pair_url
from lotsa.web.shell import banner, dates
from lotsa.web.shell.page import page, see_other
from lotsa.web.shell.request import Request


@require_http_methods(["GET", "HEAD", "POST"])
def new(request: Request, pk: UUID) -> HttpResponse:
    programme = programme_for(request.viewer, pk, to="match")
    choices = queries.choices_for(request.viewer, programme)
    shipped = template(programme.template)
    form = _form(request, programme, choices, shipped.peers)
    if request.method == "POST" and form.is_valid():
        try:
            return _begun(request, programme, form)
        except Refused as refused:
            form.refuse(refused)
    context = {"programme": programme, "form": form, "shipped": shipped, "choices": choices}
    return page(request, "mentorship/new.html", status=422 if form.errors else 200, **context)


def _form(request: Request, programme: Any, choices: queries.Choices, peers: bool) -> BeginForm:
    data = request.POST if request.method == "POST" else None
    first = max(clock.today(request.viewer.organisation.zone), programme.starts_on)
    return BeginForm(data, choices=choices, peers=peers, initial={"starts_on": first})


def _told(names: str, day: date, request: Request) -> str:
    if day > clock.today(request.viewer.organisation.zone):
        facts = {"names": names, "day": dates.day(day)}
        return _("%(names)s begin on %(day)s. They are told by mail.") % facts
    return _("%(names)s have begun. They are told by mail.") % {"names": names}


def _begun(request: Request, programme: Any, form: BeginForm) -> HttpResponse:
    begun = begin_without_match(
        programme,
        **form.sides,
        starts_on=form.cleaned_data["starts_on"],
        by=request.viewer,
        ruled_out=excluded_people(programme),
    )
    names = queries.line_of(begun.mentorship).members.full_names
    banner.say(request, _told(names, form.cleaned_data["starts_on"], request))
    if begun.recalled:
        pairs = ", ".join(f"{row.mentee.person.name} – {row.mentor.person.name}" for row in begun.recalled)
        banner.warn(
            request,
            _("No place is left for what had been proposed, so it is taken back: %(pairs)s.")
            % {"pairs": pairs},
        )
    return see_other(pair_url(begun.mentorship.pk))
