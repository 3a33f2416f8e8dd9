from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from lotsa.domain.example.actions import remove_example
from lotsa.domain.people import access, actions, queries
from lotsa.kit.refused import Refused, Stale
from lotsa.web.settings.forms import OrganisationForm, RoleForm
from lotsa.web.shell import banner
from lotsa.web.shell.forms import stale
from lotsa.web.shell.page import page, reverse_or, see_other
from lotsa.web.shell.request import Request
from lotsa.web.shell.roles import WORDS


@require_GET
def index(request: Request) -> HttpResponse:
    organisation = access.organisation_for(request.viewer)
    return page(
        request,
        "settings/index.html",
        company=organisation,
        counts=queries.role_counts(request.viewer),
        outbox_url=reverse_or("settings:outbox"),
        previews_url=reverse_or("settings:messages_preview"),
        sends_mail=actions.mail_is_set_up(),
    )


def organisation(request: Request) -> HttpResponse:
    company = access.organisation_for(request.viewer, to="edit")
    form = OrganisationForm(request.POST or None, viewer=request.viewer)
    if request.method == "POST" and form.is_valid():
        fields = {name: value for name, value in form.cleaned_data.items() if name != "version"}
        try:
            actions.change_organisation(company, by=request.viewer, version=form.version, **fields)
        except Stale as problem:
            return stale(request, form, problem, back=reverse("settings:organisation"))
        except Refused as refused:
            form.refuse(refused)
        else:
            banner.say(request, _("The settings are saved."))
            return see_other(reverse("settings:index"))
    return page(request, "settings/organisation.html", status=422 if form.errors else 200, form=form)


def roles(request: Request) -> HttpResponse:
    access.organisation_for(request.viewer, to="give_role")
    form = RoleForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            return _give(request, form)
        except Refused as refused:
            form.refuse(refused)
    given = [(each, WORDS[each.role]) for each in queries.roles_given(request.viewer)]
    return page(request, "settings/roles.html", status=422 if form.errors else 200, form=form, given=given)


def _give(request: Request, form: RoleForm) -> HttpResponse:
    found = list(queries.people_called(request.viewer, form.cleaned_data["person"])[:2])
    if not found:
        raise Refused(
            _("Nobody here has that name or address. Write it as on the people page."), field="person"
        )
    if len(found) > 1:
        raise Refused(_("Several people have that name. Write the e-mail instead."), field="person")
    actions.give_role(found[0], form.cleaned_data["role"], by=request.viewer)
    words = {"name": found[0].name, "role": WORDS[form.cleaned_data["role"]]}
    banner.say(request, _("%(name)s is now %(role)s.") % words)
    return see_other(reverse("settings:roles"))


@require_POST
def taken_role(request: Request, pk: str) -> HttpResponse:
    access.organisation_for(request.viewer, to="give_role")
    person = access.person_for(request.viewer, pk)
    role = request.POST.get("role", "")
    actions.take_role(person, role, by=request.viewer)
    banner.say(request, _("%(name)s no longer has that role.") % {"name": person.name})
    still_here = request.viewer.id != person.pk or role != "administrator"
    return see_other(reverse("settings:roles") if still_here else "/")


def example(request: Request) -> HttpResponse:
    company = access.organisation_for(request.viewer, to="remove_example")
    if request.method == "POST" and company.is_example:
        remove_example(by=request.viewer)
        return see_other(reverse("signin:login"))
    return page(request, "settings/example.html", company=company)
