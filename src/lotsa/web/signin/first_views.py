"""The first minutes: setting Lotsa up, or looking around in the example company."""

from django.http import Http404, HttpResponse
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from lotsa.domain.competences.actions import set_up_organisation
from lotsa.domain.example.actions import load_example
from lotsa.domain.people import actions, queries
from lotsa.kit.refused import Refused
from lotsa.web.shell import banner
from lotsa.web.shell.open_to_all import open_to_all
from lotsa.web.shell.page import page, see_other
from lotsa.web.shell.request import OpenRequest
from lotsa.web.signin.forms import SetUpForm
from lotsa.web.signin.loopback import is_here
from lotsa.web.signin.sessions import sign_in


@open_to_all
def set_up(request: OpenRequest) -> HttpResponse:
    if queries.organisations_exist():
        raise Http404
    form = SetUpForm(request.POST or None, initial={"token": request.GET.get("token", "")})
    if request.method == "POST" and form.is_valid():
        try:
            return _set_up(request, form)
        except Refused as refused:
            form.refuse(refused)
    status = 422 if form.errors else 200
    return page(request, "signin/start.html", status=status, form=form, may_try=is_here(request))


def _set_up(request: OpenRequest, form: SetUpForm) -> HttpResponse:
    given_name, _blank, family_name = form.cleaned_data["name"].partition(" ")
    link = actions.link_of(form.cleaned_data["token"].strip(), "set_up")
    if link is None or not link.is_open():
        raise Refused(
            _("That start key is not right, or it has been used. Print a new one with: lotsa setup-link"),
            field="token",
        )
    person = set_up_organisation(
        link=link,
        name=form.cleaned_data["organisation"],
        given_name=given_name,
        family_name=family_name.strip(),
        email=form.cleaned_data["email"],
        language=(get_language() or "sv")[:2],
    )
    assert person.account is not None  # made in the same action
    sign_in(request, person.account, person.pk)
    banner.say(request, _("Lotsa is set up. Begin with the people who may take part."))
    return see_other("/")


@open_to_all
@require_POST
def example(request: OpenRequest) -> HttpResponse:
    if queries.organisations_exist() or not is_here(request):
        raise Http404
    load_example()
    return see_other(reverse("signin:login"))


@open_to_all
@require_POST
def as_role(request: OpenRequest) -> HttpResponse:
    wanted = request.POST.get("role", "")
    chosen = next((each.person for each in roles_to_try(request) if each.role == wanted), None)
    if chosen is None or chosen.account is None:
        raise Http404
    sign_in(request, chosen.account, chosen.pk)
    return see_other("/")


def roles_to_try(request: OpenRequest) -> list[queries.RoleToTry]:
    """Nobody's eyes are lent out unless all that is here is invented and the visitor sits at this machine."""
    if not is_here(request) or not queries.only_example_data():
        return []
    return queries.roles_to_try()
