from uuid import UUID

from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods, require_POST

from lotsa.domain.development import access, actions, queries
from lotsa.kit.refused import Refused, Stale
from lotsa.web.development.forms import ItemForm
from lotsa.web.shell import banner
from lotsa.web.shell.forms import stale
from lotsa.web.shell.page import page, see_other
from lotsa.web.shell.request import Request

_SAID = {
    "planned": _("It is planned again."),
    "started": _("Noted that you have started."),
    "done": _("Noted as done."),
    "dropped": _("Taken off your plan."),
}


_SEEN = _(
    "Your goals are seen by you and the mentor you have them with. What you mean to do is seen by you alone."
)


def _mine() -> str:
    return reverse("development:mine")


@require_http_methods(["GET", "HEAD", "POST"])
def mine(request: Request) -> HttpResponse:
    """My goals of all pairs and what I mean to do; a POST adds a thing to do."""
    form = ItemForm(request.POST or None, kinds=queries.kinds())
    if request.method == "POST" and form.is_valid():
        told = {name: form.cleaned_data[name] for name in ("text", "kind", "due_on")}
        try:
            actions.add_plan_item(request.viewer.person, by=request.viewer, **told)
            banner.say(request, _("It stands in your plan."))
            return see_other(_mine() + "#to-do")
        except Refused as refused:
            form.refuse(refused)
    told = {"plan": queries.plan_of(request.viewer), "form": form, "plan_seen": _SEEN}
    return page(request, "development/mine.html", status=422 if form.errors else 200, **told)


@require_http_methods(["GET", "HEAD", "POST"])
def item(request: Request, pk: UUID) -> HttpResponse:
    row = access.item_for(request.viewer, pk, to="edit")
    initial = {"text": row.text, "kind": row.kind, "due_on": row.due_on}
    kinds = queries.kinds(row.kind)
    form = ItemForm(request.POST or None, kinds=kinds, version=row.version, initial=initial)
    if request.method == "POST" and form.is_valid():
        told = {name: form.cleaned_data[name] for name in initial}
        try:
            actions.edit_plan_item(row, by=request.viewer, version=form.version, **told)
            return see_other(_mine() + "#to-do")
        except Stale as problem:
            return stale(request, form, problem, back=_mine())
        except Refused as refused:
            form.refuse(refused)
    return page(request, "development/item.html", item=row, form=form, status=422 if form.errors else 200)


@require_POST
def item_state(request: Request, pk: UUID) -> HttpResponse:
    row = access.item_for(request.viewer, pk, to="edit")
    before, state = row.state, request.POST.get("state") or request.GET.get("to", "")
    actions.set_plan_item(row, state, by=request.viewer)
    undo = f"{reverse('development:item_state', kwargs={'pk': pk})}?to={before}"
    banner.say(request, _SAID[state], undo=undo)
    return see_other(_mine() + "#to-do")
