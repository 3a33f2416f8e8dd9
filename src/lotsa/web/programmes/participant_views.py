from typing import Any
from uuid import UUID

from django.http import Http404, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from lotsa.domain.programmes import access, actions, interests, queries
from lotsa.kit.refused import Refused
from lotsa.web.programmes import news, people_read, steps
from lotsa.web.programmes.people_forms import PeopleForm
from lotsa.web.shell import banner
from lotsa.web.shell.page import page, see_other
from lotsa.web.shell.request import Request

SHOWN = 100  # on a side, until the reader asks for all


@require_http_methods(["GET", "POST"])
def participants(request: Request, pk: UUID) -> HttpResponse:
    """Both sides. A button's value is the person's id and the new state: one form per side, however many."""
    programme = access.programme_for(request.viewer, pk, to="edit")
    if request.method == "POST":
        _decide(request, programme)
        return see_other(reverse("programmes:participants", args=[pk]))
    found = queries.participants(request.viewer, programme, most=None if request.GET.get("all") else SHOWN)
    return page(
        request,
        "programmes/participants.html",
        programme=programme,
        pool=found.pool,
        sides=_sides(found),
        heading=_heading(found.pool),
        training=queries.training_of(programme),
    )


def _heading(pool: queries.Pool) -> str:
    if not (pool.mentees or pool.mentors):
        return _("Nobody takes part yet")
    return news.with_places(pool)


def _sides(found: queries.Participants) -> list[dict[str, Any]]:
    sides = []
    for side, heading, rows in (
        ("mentee", _("Mentees"), found.mentees),
        ("mentor", _("Mentors"), found.mentors),
    ):
        lines = [
            {"row": row, "tag": people_read.TAGS[row.state], "choices": people_read.choices(row.state)}
            for row in rows
        ]
        sides.append({"side": side, "heading": heading, "lines": lines, "total": found.totals.get(side, 0)})
    return sides


def _decide(request: Request, programme: Any) -> None:
    """One person, or everybody who has applied."""
    chosen = request.POST.get("decision", "")
    try:
        if chosen == "approve_all":
            count = actions.approve_applications(programme, by=request.viewer)
            banner.say(
                request,
                ngettext("%(n)s application is approved.", "%(n)s applications are approved.", count)
                % {"n": count},
            )
            return
        pk, _colon, to = chosen.partition(":")
        _set(request, _row(request, programme, pk), to)
    except Refused as problem:
        banner.warn(request, problem.sentence)


def _row(request: Request, programme: Any, pk: str) -> Any:
    try:
        found = access.enrolment_for(request.viewer, UUID(pk), to="decide")
    except ValueError:
        raise Refused(_("Choose a person and what to decide.")) from None
    if found.programme_id != programme.pk:
        raise Http404
    return found


def _set(request: Request, enrolment: Any, to: str) -> None:
    if to == "places":
        count = request.POST.get("places", "")
        actions.set_places(enrolment, int(count) if count.isdecimal() else 0, by=request.viewer)
    elif to == "resume":
        actions.resume(enrolment, by=request.viewer)
    else:
        actions.set_enrolment_state(
            enrolment, to, by=request.viewer, note=request.POST.get("note", "").strip()
        )
    banner.say(
        request,
        _("%(name)s: %(state)s.")
        % {"name": enrolment.person.name, "state": enrolment.get_state_display().lower()},
    )


@require_http_methods(["GET", "POST"])
def new(request: Request, pk: UUID) -> HttpResponse:
    programme = access.programme_for(request.viewer, pk, to="edit")
    form = _people_form(request)
    if form.is_valid():
        try:
            count, without_mail = people_read.add(request.viewer, programme, form.cleaned_data)
            _say_added(request, programme, count, without_mail)
            return see_other(_after_adding(programme, "again" in request.POST))
        except Refused as problem:
            form.refuse(problem)
    status = 422 if form.errors else 200
    names, pool = queries.some_names(request.viewer), queries.pool(programme)
    offers = queries.would_mentor(request.viewer, programme)
    context = {"form": form, "programme": programme, "people_names": names, "pool": pool, "offers": offers}
    return page(request, "programmes/participants_new.html", status=status, **context)


def _people_form(request: Request) -> PeopleForm:
    units = [(str(unit.pk), unit.name) for unit in request.viewer.organisation.units.all()]
    initial = {"side": request.GET.get("side", "mentee")}
    return PeopleForm(request.POST or None, units=units, initial=initial)


def _after_adding(programme: Any, again: bool) -> str:
    if again:
        return reverse("programmes:participants_new", args=[programme.pk]) + "?side=mentor"
    if programme.state == "draft":
        return steps.onward(programme, "people")
    return reverse("programmes:participants", args=[programme.pk])


def _say_added(request: Request, programme: Any, count: int, without_mail: list[str]) -> None:
    banner.say(request, ngettext("%(n)s person was added.", "%(n)s people were added.", count) % {"n": count})
    if without_mail:
        banner.warn(
            request,
            _("These have no e-mail and get no invitation: %(names)s.") % {"names": ", ".join(without_mail)},
        )


@require_POST
def reminder(request: Request, pk: UUID) -> HttpResponse:
    programme = access.programme_for(request.viewer, pk, to="edit")
    try:
        count = actions.remind(programme, by=request.viewer)
        banner.say(
            request, ngettext("%(n)s person is reminded.", "%(n)s people are reminded.", count) % {"n": count}
        )
    except Refused as problem:
        banner.warn(request, problem.sentence)
    return see_other(reverse("programmes:participants", args=[pk]))


@require_GET
def enrolment(request: Request, pk: UUID) -> HttpResponse:
    """What a person has answered: for that person and the coordinator. Vetoes for the writer alone."""
    shown = access.enrolment_for(request.viewer, pk)
    answers = queries.answers_of(request.viewer, shown)
    return page(
        request,
        "programmes/enrolment.html",
        answers=answers,
        enrolment=shown,
        own=shown.person_id == request.viewer.id,
        may_change=actions.may_answer(shown),
        themes=[interests.label("themes", key) for key in shown.themes],
        experience=[interests.label("experience", key) for key in shown.experience],
        choices=people_read.choices(shown.state),
    )
