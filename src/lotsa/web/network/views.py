from datetime import timedelta

from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from lotsa.domain.competences.queries import library
from lotsa.domain.network import access, actions, queries
from lotsa.kit import clock
from lotsa.kit.refused import Refused
from lotsa.web.network.forms import ListingForm, TiesForm
from lotsa.web.shell import banner
from lotsa.web.shell.page import page, see_other
from lotsa.web.shell.request import Request

MOST = 1_000


@require_GET
def index(request: Request) -> HttpResponse:
    search, asked = request.GET.get("q", "")[:100], request.GET.get("shown", "")
    shown = min(int(asked), MOST) if asked.isascii() and asked.isdecimal() else queries.AT_ONCE
    entries, has_more = queries.directory(request.viewer, search=search, shown=max(shown, 1))
    facts = {
        "search": search,
        "people": queries.how_many(request.viewer),
        "entries": entries,
        "more": len(entries) + queries.AT_ONCE if has_more else 0,
        "ways_in": queries.most_listed(request.viewer),
        "mine": queries.my_listing(request.viewer),
        "to_me": queries.questions_to_me(request.viewer),
    }
    return page(request, "network/index.html", **facts)  # type: ignore[arg-type]  # no key is "status"


@require_http_methods(["GET", "HEAD", "POST"])
def mine(request: Request) -> HttpResponse:
    viewer, listing = request.viewer, queries.my_listing(request.viewer)
    initial: dict[str, object] = {"gets_questions": True}
    if listing is not None:
        listed = [str(row.competence_id) for row in listing.listed.all()]
        facts = {"about": listing.about, "gets_questions": listing.gets_questions}
        initial = {"competences": listed, **facts}
    choices = {"known": queries.my_choices(viewer), "all_of_them": library(viewer)}
    form = ListingForm(request.POST if request.method == "POST" else None, initial=initial, **choices)
    if request.method == "POST" and form.is_valid():
        try:
            return _listed(request, form)
        except Refused as refused:
            form.refuse(refused)
    return page(request, "network/mine.html", form=form, listing=listing, status=422 if form.errors else 200)


def _listed(request: Request, form: ListingForm) -> HttpResponse:
    facts = {name: form.cleaned_data[name] for name in ("about", "gets_questions")}
    actions.stand_in_directory(form.chosen, by=request.viewer, **facts)
    banner.say(request, _("Colleagues can now find you here."), undo=reverse("network:removal"))
    return see_other(reverse("network:index"))


@require_POST
def removal(request: Request) -> HttpResponse:
    actions.leave_directory(by=request.viewer)
    banner.say(request, _("You no longer stand in the directory."))
    return see_other(reverse("network:index"))


@require_GET
def ties(request: Request) -> HttpResponse:
    access.demand_ties(request.viewer)
    today = clock.today(request.viewer.organisation.zone)
    form = TiesForm(request.GET or None, initial={"since": today - timedelta(days=365)})
    since = form.cleaned_data["since"] if form.is_valid() else today - timedelta(days=365)
    found = queries.ties(request.viewer, since, other=_("Smaller departments"))
    status = 422 if form.errors else 200
    return page(request, "network/ties.html", ties=found, form=form, since=since, status=status)
