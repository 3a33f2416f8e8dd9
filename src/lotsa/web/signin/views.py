from django.contrib.auth import authenticate
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_POST

from lotsa.domain.people import access, actions, queries
from lotsa.domain.people.actions.signin import SignInLink
from lotsa.kit.refused import Refused
from lotsa.web.shell import errors
from lotsa.web.shell.open_to_all import open_to_all
from lotsa.web.shell.page import go, next_of, page, see_other
from lotsa.web.shell.request import OpenRequest, Request
from lotsa.web.shell.roles import WORDS
from lotsa.web.signin import limits, mail
from lotsa.web.signin.first_views import roles_to_try
from lotsa.web.signin.forms import CodeForm, EmailForm, PaperForm, PasswordForm
from lotsa.web.signin.sessions import asker, remember_asker, sign_in, sign_out


@open_to_all
def login(request: OpenRequest) -> HttpResponse:
    if not queries.organisations_exist():
        return see_other(reverse("signin:set_up"))
    if request.viewer is not None and request.method != "POST":
        return go(request)
    form = EmailForm(request.POST or None)
    if request.method != "POST" or not form.is_valid():
        return _login_page(request, form=form)
    return _mail_sent(request, form.cleaned_data["email"], next_of(request))


def _mail_sent(request: OpenRequest, email: str, onwards: str) -> HttpResponse:
    """The same answer whether or not the address is somebody's."""
    if not limits.mail_is_allowed(request, email):
        return errors.too_many(request, minutes=limits.MINUTES)
    invitation = actions.invite_to_sign_in(email, onwards=onwards)
    if invitation is not None:
        mail.send(invitation)
    remember_asker(request, email, onwards)
    return see_other(reverse("signin:login_sent"))


def _login_page(request: OpenRequest, **forms: EmailForm | PaperForm) -> HttpResponse:
    """All ways in on one page; the one that was tried keeps what was typed and says what is wrong."""
    shown = {"form": EmailForm(), "password_form": PasswordForm(), "paper_form": PaperForm(), **forms}
    wrong = next((form for form in shown.values() if form.errors), None)
    return page(
        request,
        "signin/login.html",
        status=422 if wrong else 200,
        wrong=wrong,
        problem=bool(wrong),
        roles=[(each, WORDS[each.role]) for each in roles_to_try(request)],
        next=next_of(request),
        **shown,
    )


@open_to_all
def login_sent(request: OpenRequest) -> HttpResponse:
    email, onwards = asker(request)
    if not email:
        return redirect("signin:login")
    form = CodeForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        if not limits.code_is_allowed(request, email):
            return errors.too_many(request, minutes=24 * 60)
        try:
            link = actions.use_code(email, form.cleaned_data["code"])
        except Refused as refused:
            form.refuse(refused)
        else:
            return _let_in(request, link, onwards)
    return _sent_page(request, form, email)


def _sent_page(request: OpenRequest, form: CodeForm, email: str) -> HttpResponse:
    status = 422 if form.errors else 200
    no_mail = not actions.mail_is_set_up()
    return page(request, "signin/sent.html", status=status, form=form, email=email, no_mail=no_mail)


def _let_in(request: OpenRequest, link: SignInLink, onwards: str = "") -> HttpResponse:
    assert link.account is not None  # every link and code for signing in has one
    onwards = onwards or str(link.facts.get("onwards", ""))
    sign_in(request, link.account, link.person_id)
    return go(request, onwards or "/")


@open_to_all
@require_POST
@sensitive_post_parameters("password")
def password(request: OpenRequest) -> HttpResponse:
    form = PasswordForm(request.POST)
    if form.is_valid():
        email = form.cleaned_data["email"]
        if not limits.password_is_allowed(request, email):
            return errors.too_many(request, minutes=limits.MINUTES)
        account = authenticate(request, email=email, password=form.cleaned_data["password"])
        if account is not None:
            limits.forgive(request, email)
            sign_in(request, account)
            return go(request, "/")
        form.refuse_pair()
    return _login_page(request, password_form=form)


@open_to_all
@require_POST
def paper(request: OpenRequest) -> HttpResponse:
    form = PaperForm(request.POST)
    if form.is_valid():
        if not limits.paper_is_allowed(request):
            return errors.too_many(request, minutes=limits.MINUTES)
        link = actions.link_of(actions.paper_token(form.cleaned_data["code"]), "sign_in")
        if link is not None and link.is_open():
            actions.use_link(link)
            return _let_in(request, link)
        form.refuse_code()
    return _login_page(request, paper_form=form)


@open_to_all
def link(request: OpenRequest, token: str) -> HttpResponse:
    found = actions.link_of(token, "sign_in")
    if found is None or found.account is None:
        raise Http404
    person = queries.person_behind(found)
    if not found.is_open() or person is None:
        return _gone(request, found, token)
    if request.method != "POST":
        return page(request, "signin/link.html", person=person, token=token)
    try:
        actions.use_link(found)
    except Refused:  # somebody else was quicker
        return _gone(request, found, token)
    return _let_in(request, found)


def _gone(request: OpenRequest, found: SignInLink, token: str) -> HttpResponse:
    has_mail = bool(found.account and found.account.email)
    again_url = reverse("signin:again", args=[token]) if has_mail else ""
    return errors.gone(request, used=found.used_at is not None, resend_url=again_url)


@open_to_all
@require_POST
def again(request: OpenRequest, token: str) -> HttpResponse:
    found = actions.link_of(token, "sign_in")
    if found is None or found.account is None or not found.account.email:
        raise Http404
    return _mail_sent(request, found.account.email, str(found.facts.get("onwards", "")))


@open_to_all
@require_POST
def logout(request: OpenRequest) -> HttpResponse:
    sign_out(request)
    answer = see_other(reverse("signin:login"))
    answer.headers["Clear-Site-Data"] = '"cache", "storage"'  # drafts and pages kept by the browser
    return answer


@require_POST
def code(request: Request, pk: str) -> HttpResponse:
    person = access.person_for(request.viewer, pk, to="print_code")
    printed = actions.print_code(person, by=request.viewer)
    address = request.build_absolute_uri(reverse("signin:login"))
    return page(request, "signin/code.html", person=person, code=printed, address=address)
