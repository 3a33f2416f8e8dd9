from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from lotsa.domain.mentorships.access import mentorship_for
from lotsa.domain.mentorships.queries import line_of
from lotsa.domain.recognition import actions, queries, texts
from lotsa.kit.refused import Refused
from lotsa.web.recognition.forms import ThanksForm
from lotsa.web.shell import banner
from lotsa.web.shell.page import page, see_other
from lotsa.web.shell.request import Request


@require_http_methods(["GET", "HEAD", "POST"])
def thanks(request: Request, pk: UUID) -> HttpResponse:
    mentorship = mentorship_for(request.viewer, pk, to="see_contents")
    line = line_of(mentorship)
    others = line.members.others_than(request.viewer.id)
    form = ThanksForm(request.POST if request.method == "POST" else None, others=others)
    if request.method == "POST" and form.is_valid():
        try:
            return _thanked(request, mentorship, form)
        except Refused as refused:
            form.refuse(refused)
    rows = queries.thanks_of(request.viewer, mentorship)
    reached = queries.milestones(request.viewer, mentorship)
    facts = {"form": form, "line": line, "rows": rows, "prompts": texts.thank_you_prompts()}
    status = 422 if form.errors else 200
    return page(request, "recognition/thanks.html", milestones=reached, status=status, **facts)


def _thanked(request: Request, mentorship: Any, form: ThanksForm) -> HttpResponse:
    receiver = form.others[form.cleaned_data["receiver"]]
    actions.give_thanks(mentorship, receiver, form.cleaned_data["text"], by=request.viewer)
    banner.say(request, _("Your thanks are on their way to %(name)s.") % {"name": receiver.given_name})
    return see_other(reverse("recognition:thanks", kwargs={"pk": mentorship.pk}))
