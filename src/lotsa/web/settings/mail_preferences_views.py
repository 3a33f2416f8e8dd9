from django.http import Http404, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from lotsa.domain.notifications import access, actions
from lotsa.domain.people.actions import link_of
from lotsa.domain.people.viewer import Viewer
from lotsa.web.shell import banner, errors
from lotsa.web.shell.mail_form import MailForm
from lotsa.web.shell.open_to_all import open_to_all
from lotsa.web.shell.page import page, see_other
from lotsa.web.shell.request import OpenRequest


@open_to_all
@require_http_methods(["GET", "HEAD", "POST"])
def mail_preferences(request: OpenRequest, token: str) -> HttpResponse:
    """The link at the foot of every mail. It changes how much mail comes and nothing else."""
    viewer = _holder(token)
    if viewer is None:
        return errors.gone(request)
    form = MailForm(request.POST or None, viewer=viewer)
    if request.method == "POST" and form.is_valid():
        actions.choose_rhythm(**form.rhythm_words, by=viewer)
        banner.say(request, _("Saved. That is how we write from now on."))
        return see_other(request.path)
    status = 422 if form.errors else 200
    return page(request, "settings/mail_preferences.html", status=status, form=form, person=viewer.person)


@open_to_all
@csrf_exempt  # a mail program presses this button (RFC 8058); the token is all it has
@require_http_methods(["GET", "HEAD", "POST"])
def one_click(request: OpenRequest, token: str) -> HttpResponse:
    """ "Unsubscribe" in a mail program. A person who opens the address gets to choose instead."""
    viewer = _holder(token)
    if viewer is None:
        return errors.gone(request)
    if request.method == "POST" and request.POST.get("List-Unsubscribe") == "One-Click":
        actions.choose_rhythm("needed", by=viewer)
        return HttpResponse(_("Saved. That is how we write from now on."), content_type="text/plain")
    return see_other(request.path.removesuffix("off/"))


def _holder(token: str) -> Viewer | None:
    link = link_of(token, "preferences")
    if link is None:
        raise Http404
    return access.reader_of_link(link)
