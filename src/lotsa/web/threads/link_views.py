"""Answering from a mail, without sign-in. What the pair has written before is never shown here."""

from django.http import HttpResponse
from django.views.decorators.http import require_http_methods

from lotsa.domain.mentorships.access import mentorship_for
from lotsa.domain.mentorships.queries import line_of
from lotsa.domain.threads import actions
from lotsa.kit.refused import Refused
from lotsa.web.shell.link_pages import Holder, link_page
from lotsa.web.shell.page import page
from lotsa.web.shell.request import OpenRequest
from lotsa.web.threads.forms import PostForm


@link_page("reply")
@require_http_methods(["GET", "HEAD", "POST"])
def reply(request: OpenRequest, holder: Holder) -> HttpResponse:
    mentorship = mentorship_for(holder.viewer, holder.object_id, to="write")
    form, sent = PostForm(request.POST if request.method == "POST" else None), False
    if request.method == "POST" and form.is_valid():
        try:
            actions.write_post(mentorship, form.cleaned_data["text"], by=holder.viewer, link=holder.link)
            sent, form = True, PostForm()
        except Refused as refused:
            form.refuse(refused)
    others = line_of(mentorship).members.others_than(holder.viewer.id)
    names = ", ".join(person.given_name for person in others)
    status = 422 if form.errors else 200
    return page(request, "threads/reply.html", form=form, sent=sent, names=names, status=status)
