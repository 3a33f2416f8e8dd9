from collections.abc import Callable
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
    needs, initial = steps.need_choices(request.viewer), _purpose_of(request, programme)
    form = PurposeForm(request.POST or None, needs=needs, initial=initial, version=programme.version)

    def save() -> None:
        said = _purpose_in(request, form)
        actions.state_purpose(programme, said, by=request.viewer, version=form.version)

    return _step(request, programme, "purpose", form, save)


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


_DATED = ("starts_on", "ends_on", "enrolment_closes_on", "cadence_days", "meeting_minutes")


@require_http_methods(["GET", "POST"])
def dates(request: Request, pk: UUID) -> HttpResponse:
    programme = access.programme_for(request.viewer, pk, to="edit")
    initial = {name: getattr(programme, name) for name in _DATED}
    initial["measuring_months"] = programme.measuring_months
    initial["sponsor"] = programme.sponsor.name if programme.sponsor else ""
    form = DatesForm(request.POST or None, initial=initial, version=programme.version)

    def save() -> None:
        actions.change_dates(programme, _dates_in(request, form), by=request.viewer, version=form.version)

    drawn = _picture(request, programme)
    names = queries.some_names(request.viewer)
    return _step(request, programme, "dates", form, save, picture=drawn, people_names=names)


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
    if form.is_valid() and form.cleaned_data["source"] == "hand":
        return see_other(reverse("programmes:participants_new", args=[pk]))

    def save() -> None:
        if form.cleaned_data["source"] == "imported":
            actions.enrol_imported(programme, by=request.viewer)

    found, pool = queries.importable(programme), queries.pool(programme)
    words = {"found_words": news.with_places(found), "pool_words": news.with_places(pool)}
    return _step(request, programme, "people", form, save, found=found, pool=pool, **words)


@require_http_methods(["GET", "POST"])
def rules(request: Request, pk: UUID) -> HttpResponse:
    programme = access.programme_for(request.viewer, pk, to="edit")
    names = ("hard_rules", "wishes_allowed", "training_required")
    initial = {**programme.weights, **{name: getattr(programme, name) for name in names}}
    form = RulesForm(request.POST or None, initial=initial, version=programme.version)

    def save() -> None:
        said = {name: form.cleaned_data[name] for name in names}
        actions.set_rules(programme, weights=form.weights, by=request.viewer, version=form.version, **said)

    always = [templates.rule_label(rule) for rule in templates.ALWAYS]
    return _step(request, programme, "rules", form, save, always=always)


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
        "counts": news.with_places(told.pool),
        "picture": picture.of(told, today),
        "lacking": [check for check in told.checks if check.blocks and not check.done],
        "mend": news.mend(told),
        "advice": [check for check in told.checks if not check.blocks and not check.done],
        "weights": [(templates.part_label(part), programme.weights.get(part, 0)) for part in templates.PARTS],
        "hard_rules": [templates.rule_label(rule) for rule in programme.hard_rules],
        **steps.setting_up(programme, "check"),
    }


def _step(
    request: Request,
    programme: Any,
    here: str,
    form: LotsaForm,
    save: Callable[[], None],
    **context: Any,
) -> HttpResponse:
    """One page of the wizard: saves and goes on, or shows the form with what is wrong."""
    if form.is_valid():
        try:
            save()
            return see_other(steps.onward(programme, here))
        except Stale as problem:
            return stale(request, form, problem, back=reverse("programmes:programme", args=[programme.pk]))
        except Refused as problem:
            form.refuse(problem)
    shown = {**context, **steps.setting_up(programme, here), "form": form}
    return page(request, f"programmes/{here}.html", status=_status(form), **shown)


def _status(form: LotsaForm) -> int:
    return 422 if form.errors else 200
