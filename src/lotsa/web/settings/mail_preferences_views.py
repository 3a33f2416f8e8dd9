from typing import Any

from django import forms
from django.http import Http404, HttpResponse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from lotsa.domain.notifications import access, actions, queries
from lotsa.domain.people.actions import link_of
from lotsa.domain.people.viewer import Viewer
from lotsa.web.shell import banner, errors
from lotsa.web.shell.forms import LotsaForm
from lotsa.web.shell.open_to_all import open_to_all
from lotsa.web.shell.page import page, see_other
from lotsa.web.shell.request import OpenRequest


class MailForm(LotsaForm):
    rhythm = forms.ChoiceField(label=gettext_lazy("Which mails do you want?"), widget=forms.RadioSelect)

    def __init__(self, data: Any, *, viewer: Viewer) -> None:
        super().__init__(data, initial={"rhythm": queries.rhythm_of(viewer.person)})
        self.fields["rhythm"].choices = queries.rhythm_choices()  # type: ignore[attr-defined]  # a ChoiceField


@open_to_all
@require_http_methods(["GET", "POST"])
def mail_preferences(request: OpenRequest, token: str) -> HttpResponse:
    """The link at the foot of every mail. It changes how much mail comes and nothing else."""
    link = link_of(token, "preferences")
    if link is None:
        raise Http404
    viewer = access.reader_of_link(link)
    if viewer is None:
        return errors.gone(request)
    form = MailForm(request.POST or None, viewer=viewer)
    if request.method == "POST" and form.is_valid():
        actions.choose_rhythm(form.cleaned_data["rhythm"], by=viewer)
        banner.say(request, _("Saved. That is how we write from now on."))
        return see_other(request.path)
    status = 422 if form.errors else 200
    return page(request, "settings/mail_preferences.html", status=status, form=form, person=viewer.person)
