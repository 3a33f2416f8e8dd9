from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from lotsa.domain.programmes import access, actions, queries, templates
from lotsa.domain.programmes.dates import usual_end, usual_start
from lotsa.kit import clock
from lotsa.kit.refused import Refused, Stale
from lotsa.web.programmes import news, picture, steps
from lotsa.web.programmes.forms import DatesForm, NewForm, PurposeForm, RulesForm
from lotsa.web.programmes.people_forms import WhoForm
from lotsa.web.shell import banner
from lotsa.web.shell.forms import LotsaForm, stale
from lotsa.web.shell.page import page, see_other
from lotsa.web.shell.request import Request


@require_http_methods(["GET", "POST"])
def new(request: Request) -> HttpResponse:
    """Page 1. The draft is made here, so that nothing is lost when the window is closed."""
    access.demand_programmes(request.viewer, "create")
    form = NewForm(request.POST or None)
    if form.is_valid():
        made = _draft(request, form.cleaned_data["template"])
        return see_other(reverse("programmes:purpose", args=[made.pk]))
    shipped = list(templates.templates().values())
    context = {"form": form, "shipped": shipped, "steps": steps.steps("new"), "usual": templates.USUAL}
    return page(request, "programmes/new.html", status=_status(form), **context)


def _draft(request: Request, key: str) -> Any:
    shipped, house = templates.template(key), request.viewer.organisation
    starts_on = usual_start(clock.today(house.zone))
    name = f"{shipped.say('name', house.language).split(',')[0]} {starts_on.year}"
    ends_on = usual_end(starts_on, shipped.months)
    return actions.create_programme(
        by=request.viewer, template=key, name=name, starts_on=starts_on, ends_on=ends_on
    )


@require_http_methods(["GET", "POST"])
def purpose(request: Request, pk: UUID) -> HttpResponse:
    programme = access.programme_for(request.viewer, pk, to="edit")
    form = PurposeForm(
        request.POST or None,
        needs=steps.need_choices(request.viewer),
        initial=_purpose_of(request, programme),
        version=programme.version,
    )
    if form.is_valid():
        said = _purpose_in(request, form)
        done = _saved(request, form, programme, "purpose", lambda by, version: actions.state_purpose(
            programme, said, by=by, version=version
        ))  # fmt: skip
        if done:
            return done
    return page(
        request, "programmes/purpose.html", status=_status(form), form=form,
        **steps.setting_up(programme, "purpose"),
    )  # fmt: skip


def _purpose_of(request: Request, programme: Any) -> dict[str, Any]:
    goal = programme.goals.first()
    return {
        "name": programme.name,
        "purpose": programme.purpose,
        "needs": steps.ticked(request.viewer, programme),
        "goal": goal.text if goal else templates.example_goal(programme.organisation.language),
        "baseline": goal.baseline if goal else None,
        "target": goal.target if goal else None,
    }


def _purpose_in(request: Request, form: PurposeForm) -> actions.Purpose:
    data = form.cleaned_data
    needs, suggested = steps.chosen_needs(request.viewer, data.get("needs", []))
    kept = {name: data[name] for name in ("name", "purpose", "goal", "new_need", "baseline", "target")}
    return actions.Purpose(needs=needs, suggested=suggested, **kept)


@require_http_methods(["GET", "POST"])
def dates(request: Request, pk: UUID) -> HttpResponse:
    programme = access.programme_for(request.viewer, pk, to="edit")
    names = ("starts_on", "ends_on", "enrolment_closes_on", "cadence_days", "meeting_minutes")
    initial = {name: getattr(programme, name) for name in names}
    initial["sponsor"] = programme.sponsor.name if programme.sponsor else ""
    form = DatesForm(request.POST or None, initial=initial, version=programme.version)
    if form.is_valid():
        done = _saved(request, form, programme, "dates", lambda by, version: actions.change_programme(
            programme, by=by, version=version, **_dates_in(request, form)
        ))  # fmt: skip
        if done:
            return done
    context = {
        "form": form,
        "people_names": queries.some_names(request.viewer),
        "picture": _picture(request, programme),
    }
    return page(
        request,
        "programmes/dates.html",
        status=_status(form),
        **context,
        **steps.setting_up(programme, "dates"),
    )


def _dates_in(request: Request, form: DatesForm) -> dict[str, Any]:
    data = {name: value for name, value in form.cleaned_data.items() if name != "version"}
    return {**data, "sponsor": steps.one_person(request.viewer, data["sponsor"], "sponsor")}


def _picture(request: Request, programme: Any) -> Any:
    today = clock.today(request.viewer.organisation.zone)
    return picture.of(queries.programme_page(request.viewer, programme, today=today), today)


@require_http_methods(["GET", "POST"])
def people(request: Request, pk: UUID) -> HttpResponse:
    """Page 4. Those who are chosen here take part at once: the draft itself remembers them."""
    programme = access.programme_for(request.viewer, pk, to="edit")
    form = WhoForm(request.POST or None, sources=steps.sources(programme))
    if form.is_valid():
        source = form.cleaned_data["source"]
        if source == "imported":
            actions.enrol_imported(programme, by=request.viewer)
        if source == "hand":
            return see_other(reverse("programmes:participants_new", args=[pk]))
        return see_other(steps.onward(programme, "people"))
    context = {"form": form, "found": queries.importable(programme), "pool": queries.pool(programme)}
    return page(
        request,
        "programmes/people.html",
        status=_status(form),
        **context,
        **steps.setting_up(programme, "people"),
    )


@require_http_methods(["GET", "POST"])
def rules(request: Request, pk: UUID) -> HttpResponse:
    programme = access.programme_for(request.viewer, pk, to="edit")
    initial = {
        **programme.weights,
        "hard_rules": programme.hard_rules,
        "wishes_allowed": programme.wishes_allowed,
    }
    form = RulesForm(request.POST or None, initial=initial, version=programme.version)
    if form.is_valid():
        done = _saved(request, form, programme, "rules", lambda by, version: actions.set_rules(
            programme, weights=form.weights, hard_rules=form.cleaned_data["hard_rules"],
            wishes_allowed=form.cleaned_data["wishes_allowed"], by=by, version=version,
        ))  # fmt: skip
        if done:
            return done
    always = [templates.rule_label(rule) for rule in templates.ALWAYS]
    return page(
        request,
        "programmes/rules.html",
        status=_status(form),
        form=form,
        always=always,
        **steps.setting_up(programme, "rules"),
    )


@require_http_methods(["GET", "POST"])
def check(request: Request, pk: UUID) -> HttpResponse:
    """The last page: everything on one screen, and the one button that starts it."""
    programme = access.programme_for(request.viewer, pk, to="edit")
    if programme.state != "draft":
        return see_other(reverse("programmes:programme", args=[pk]))
    if request.method == "POST":
        try:
            actions.launch(programme, request.POST.get("to", "enrolment"), by=request.viewer)
            banner.say(request, news.moved(programme))
            return see_other(news.after(programme))
        except Refused as problem:
            programme.refresh_from_db()
            banner.warn(request, problem.sentence)
    return page(request, "programmes/check.html", **_check_of(request, programme))


def _check_of(request: Request, programme: Any) -> dict[str, Any]:
    today = clock.today(request.viewer.organisation.zone)
    told = queries.programme_page(request.viewer, programme, today=today)
    return {
        "told": told,
        "picture": picture.of(told, today),
        "lacking": [check for check in told.checks if check.blocks and not check.done],
        "advice": [check for check in told.checks if not check.blocks and not check.done],
        "weights": [(templates.part_label(part), programme.weights.get(part, 0)) for part in templates.PARTS],
        "hard_rules": [templates.rule_label(rule) for rule in programme.hard_rules],
        **steps.setting_up(programme, "check"),
    }


def _saved(request: Request, form: LotsaForm, programme: Any, here: str, save: Any) -> HttpResponse | None:
    """Saves and goes on; None when the action refused and the form has to be shown again."""
    try:
        save(request.viewer, form.version)
    except Stale as problem:
        return stale(request, form, problem, back=reverse("programmes:programme", args=[programme.pk]))
    except Refused as problem:
        form.refuse(problem)
        return None
    return see_other(steps.onward(programme, here))


def _status(form: LotsaForm) -> int:
    return 422 if form.errors else 200
