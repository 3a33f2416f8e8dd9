from uuid import UUID

from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from lotsa.domain.people import access, actions, queries
from lotsa.kit.refused import Refused
from lotsa.web.people.me_forms import AddressForm
from lotsa.web.shell import banner
from lotsa.web.shell.link_pages import Holder, link_page
from lotsa.web.shell.page import go, page, see_other
from lotsa.web.shell.request import OpenRequest, Request


@require_http_methods(["GET", "HEAD", "POST"])
def own(request: Request) -> HttpResponse:
    person = access.person_for(request.viewer, request.viewer.id, to="edit_own")
    form, no_mail = AddressForm(request.POST or None), not actions.can_prove_addresses(request.viewer)
    if request.method == "POST" and form.is_valid():
        try:
            actions.ask_own_address(form.cleaned_data["email"], by=request.viewer)
            banner.say(request, _("We have written to both addresses. Press the button in each mail."))
            return see_other(reverse("people:me"))
        except Refused as refused:
            form.refuse(refused)
    change = queries.waiting_address(request.viewer, person)
    context = {"form": form, "change": change, "no_mail": no_mail, "account": request.account}
    return page(request, "people/address.html", status=422 if form.errors else 200, person=person, **context)


@require_POST
def agreement(request: Request, pk: UUID) -> HttpResponse:
    change = access.address_for(request.viewer, pk, to="agree")
    try:
        done = not actions.agree_to_address(change, by=request.viewer).waits
    except Refused as refused:
        banner.warn(request, refused.sentence)
    else:
        half = _("Confirmed. The new mailbox still has to answer.")
        banner.say(request, _("The new address holds now.") if done else half)
    return go(request, reverse("people:me"))


@require_POST
def stopping(request: Request, pk: UUID) -> HttpResponse:
    change = access.address_for(request.viewer, pk, to="stop")
    try:
        actions.stop_address(change, by=request.viewer)
        banner.say(request, _("The old address stays."))
    except Refused as refused:
        banner.warn(request, refused.sentence)
    return go(request, reverse("people:me"))


@link_page("address")
@require_http_methods(["GET", "HEAD", "POST"])
def by_link(request: OpenRequest, holder: Holder) -> HttpResponse:
    """The button in the old mailbox, or in the new one."""
    change, problem = access.address_for(holder.viewer, holder.object_id), None
    answer = request.POST.get("answer", "")
    if request.method == "POST" and answer in ("yes", "no"):
        try:
            answered = actions.answer_address(change, answer == "yes", by=holder.viewer, link=holder.link)
            return page(request, "people/address_answered.html", change=answered, yes=answer == "yes")
        except Refused as refused:
            problem = refused.sentence
    elif request.method == "POST":
        problem = _("Press one of the buttons.")
    context = {"change": change, "side": holder.link.facts.get("side"), "problem": problem}
    return page(request, "people/address_by_link.html", status=422 if problem else 200, **context)
