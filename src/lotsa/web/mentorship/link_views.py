"""Asking for help from a mail, without sign-in. Opening the page changes nothing; the button does."""

from django.http import HttpResponse
from django.views.decorators.http import require_http_methods

from lotsa.domain.mentorships import access, actions, queries
from lotsa.kit.refused import Refused
from lotsa.web.mentorship.forms import TalkByLinkForm
from lotsa.web.shell.link_pages import Holder, link_page
from lotsa.web.shell.page import page
from lotsa.web.shell.request import OpenRequest


@link_page("ask_to_talk")
@require_http_methods(["GET", "HEAD", "POST"])
def ask_to_talk(request: OpenRequest, holder: Holder) -> HttpResponse:
    mentorship = access.mentorship_for(holder.viewer, holder.object_id, to="ask_to_talk")
    form, asked = TalkByLinkForm(request.POST if request.method == "POST" else None), False
    if request.method == "POST" and form.is_valid():
        try:
            text = form.cleaned_data["text"]
            actions.ask_to_talk(mentorship, by=holder.viewer, text=text, link=holder.link)
            asked = True
        except Refused as refused:
            form.refuse(refused)
    line, status = queries.line_of(mentorship), 422 if form.errors else 200
    return page(request, "mentorship/talk_by_link.html", form=form, line=line, asked=asked, status=status)
