from django.contrib.auth import update_session_auth_hash
from django.http import Http404, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_GET, require_POST

from lotsa.domain.notifications.actions import choose_rhythm
from lotsa.domain.people import access, actions, queries
from lotsa.kit.refused import Refused, Stale
from lotsa.kit.spoken import language_name
from lotsa.web.people.devices import device_words
from lotsa.web.people.me_forms import PasswordForm, PreferencesForm, ProfileForm
from lotsa.web.shell import banner
from lotsa.web.shell.forms import stale
from lotsa.web.shell.middleware import SESSION_PERSON
from lotsa.web.shell.page import page, see_other
from lotsa.web.shell.request import Request
from lotsa.web.shell.roles import WORDS


@require_GET
def me(request: Request) -> HttpResponse:
    viewer = request.viewer
    person = access.person_for(viewer, viewer.id, to="edit_own")
    return page(
        request,
        "people/me.html",
        person=person,
        languages=[language_name(code) for code in person.languages],
        roles=[word for role, word in WORDS.items() if viewer.has(role) and role != "employee"],
        others=queries.people_of(request.account).exclude(pk=viewer.id),
        account=request.account,
        waiting=queries.waiting_address(viewer, person),
    )


def profile(request: Request) -> HttpResponse:
    person = access.person_for(request.viewer, request.viewer.id, to="edit_own")
    form = ProfileForm(request.POST or None, viewer=request.viewer)
    if request.method == "POST" and form.is_valid():
        fields = {name: value for name, value in form.cleaned_data.items() if name != "version"}
        try:
            actions.change_person(person, by=request.viewer, version=form.version, **fields)
        except Stale as problem:
            return stale(request, form, problem, back=reverse("people:me"))
        banner.say(request, _("Your details are saved."))
        return see_other(reverse("people:me"))
    return page(request, "people/me_profile.html", status=422 if form.errors else 200, form=form)


def preferences(request: Request) -> HttpResponse:
    person = request.viewer.person
    initial = {"language": person.language, "appearance": person.appearance}
    form = PreferencesForm(request.POST or None, viewer=request.viewer, initial=initial)
    if request.method == "POST" and form.is_valid():
        actions.choose_language(person, form.cleaned_data["language"])
        actions.choose_appearance(person, form.cleaned_data["appearance"])
        choose_rhythm(**form.rhythm_words, by=request.viewer)
        banner.say(request, _("Your choices are saved."))
        return see_other(reverse("people:preferences"))
    return page(request, "people/me_preferences.html", status=422 if form.errors else 200, form=form)


@require_POST
def current(request: Request) -> HttpResponse:
    """Which of one's organisations one is in now."""
    person = queries.person_of(request.account, request.POST.get("person", ""))
    if person is None:
        raise Http404
    request.session[SESSION_PERSON] = str(person.pk)
    return see_other(reverse("people:me"))


def sessions(request: Request) -> HttpResponse:
    """A POST ends the one named, or every other one."""
    here = request.session.session_key or ""
    if request.method == "POST":
        chosen = request.POST.get("session", "")
        ids = [int(chosen)] if chosen.isdecimal() and len(chosen) < 15 else None
        ended = actions.end_sessions(request.account, ids, by=request.viewer, but=here)
        sentence = ngettext("%(n)s sign-in has been ended.", "%(n)s sign-ins have been ended.", ended)
        banner.say(request, sentence % {"n": ended})
        return see_other(reverse("people:sessions"))
    links = queries.open_links_of(request.viewer)
    places = [(each, device_words(each.device)) for each in queries.sign_ins_of(request.account, here=here)]
    elsewhere = sum(not each.is_here for each, _words in places)
    return page(request, "people/sessions.html", places=places, elsewhere=elsewhere, links=links)


@require_POST
def links_off(request: Request) -> HttpResponse:
    """ "Turn off all links in earlier mails"."""
    actions.turn_off_links(by=request.viewer)
    banner.say(request, _("The links in earlier mails no longer work. New mails have new ones."))
    return see_other(reverse("people:sessions"))


@sensitive_post_parameters("current", "new")
def password(request: Request) -> HttpResponse:
    account = request.account
    form = PasswordForm(request.POST or None, has_one=account.has_password)
    if request.method == "POST" and form.is_valid():
        try:
            changed = actions.set_password(account, **form.cleaned_data, by=request.viewer)
        except Refused as refused:
            form.refuse(refused)
        else:
            update_session_auth_hash(request, changed)  # all other sign-ins end, this one goes on
            banner.say(request, _("The password is saved. Every other sign-in of yours has ended."))
            return see_other(reverse("people:sessions"))
    status = 422 if form.errors else 200
    return page(request, "people/password.html", status=status, form=form, account=account)
