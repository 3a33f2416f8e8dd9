from datetime import date, timedelta
from typing import Any

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from lotsa.domain.followup import access, actions
from lotsa.domain.followup.queries import mentors_time, my_time_answer, paid_hours, rates_of, time_pulse
from lotsa.domain.mentorships.queries import Members, in_words, members_of
from lotsa.domain.people.viewer import Viewer
from lotsa.engine.spreadsheet import write_xlsx
from lotsa.engine.spreadsheet.write import Value
from lotsa.kit import clock
from lotsa.kit.refused import Refused
from lotsa.web.home.forms import BudgetForm, PeriodForm, TimeForm
from lotsa.web.shell import banner
from lotsa.web.shell.page import page, see_other
from lotsa.web.shell.request import Request
from lotsa.web.shell.wording import put_everywhere

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
PER_PAGE = 50


@require_http_methods(["GET", "HEAD", "POST"])
def hours(request: Request) -> HttpResponse:
    """Planned and used hours of each mentor, and what a meeting is reckoned to take."""
    viewer = request.viewer
    access.demand_hours(viewer, "set" if request.method == "POST" else "see_hours")
    rates = rates_of(viewer.organisation)
    names = ("preparation", "relief", "hours_per_month")
    fields = dict(zip(BudgetForm.base_fields, (getattr(rates, name) for name in names), strict=True))
    form = BudgetForm(request.POST or None, initial=fields)
    if request.method == "POST" and form.is_valid():
        try:
            actions.set_time_budget(by=viewer, **form.cleaned_data)
            banner.say(request, _("Saved."))
            return see_other(reverse("home:hours"))
        except Refused as refused:
            form.refuse(refused)
    status = 422 if form.errors else 200
    return page(request, "home/hours.html", status=status, form=form, **_shown(request, rates))


def _shown(request: Request, rates: object) -> dict[str, object]:
    viewer = request.viewer
    mentors = mentors_time(viewer)
    pages = Paginator(mentors, PER_PAGE).get_page(request.GET.get("page"))
    members = members_of([pair.pair_id for each in pages for pair in each.pairs])
    return {
        "rates": rates,
        "busy": sum(each.is_much for each in mentors),
        "pages": pages,
        "rows": [
            (each, [(pair, _with(members[pair.pair_id], each.person)) for pair in each.pairs])
            for each in pages
        ],
        "pulse": time_pulse(viewer.organisation),
        "least": max(viewer.organisation.min_group, 3),
        "period": PeriodForm(initial=_last_month(viewer)),
        "total": sum(each.used for each in mentors),
        "relief": sum(each.relief for each in mentors),
    }


def _with(members: Members, mentor: Any) -> str:
    return in_words([person.given_name for person in members.others_than(mentor.pk)])


def _last_month(viewer: Viewer) -> dict[str, object]:
    last = clock.today(viewer.organisation.zone).replace(day=1) - timedelta(days=1)
    return {"first": last.replace(day=1), "last": last}


@require_GET
def export(request: Request) -> HttpResponse:
    """Paid hours of a period, for payroll. Who and how long; not with whom, and not about what."""
    access.demand_hours(request.viewer, "export")
    form = PeriodForm(request.GET)
    if not form.is_valid():
        sentence = "; ".join(sentence for sentence, _field in form.summary)
        raise Refused(sentence)
    first, last = form.cleaned_data["first"], form.cleaned_data["last"]
    name = f"{_('hours')}-{first:%Y-%m-%d}-{last:%Y-%m-%d}.xlsx"
    file = write_xlsx([_paid(request.viewer, first, last)], titles=[_("Hours")])
    answer = HttpResponse(file, content_type=XLSX)
    answer.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    return answer


def _paid(viewer: Viewer, first: date, last: date) -> list[list[Value]]:
    head: list[Value] = [
        _("Name"),
        _("E-mail"),
        _("Role"),
        _("Programme"),
        _("Meetings"),
        _("Hours with preparation"),
    ]
    rows: list[list[Value]] = [
        [row.person.name, row.person.email, row.side, row.programme, row.meetings, row.hours]
        for row in paid_hours(viewer, first, last)
    ]
    told: list[list[Value]] = put_everywhere([head, *rows], viewer.organisation.adept_forms)
    return told


@require_http_methods(["GET", "HEAD", "POST"])
def my_time(request: Request) -> HttpResponse:
    """A mentor's own answer, once a month for those who want to."""
    access.demand_answer(request.viewer)
    mine = my_time_answer(request.viewer)
    form = TimeForm(request.POST or None, initial={"value": mine.value if mine else None})
    if request.method == "POST" and form.is_valid():
        actions.answer_time(form.cleaned_data["value"], by=request.viewer)
        banner.say(request, _("Thank you. Your answer counts together with those of the other mentors."))
        return see_other(reverse("home:today"))
    least = max(request.viewer.organisation.min_group, 3)
    status = 422 if form.errors else 200
    return page(request, "home/my_time.html", status=status, form=form, mine=mine, least=least)
