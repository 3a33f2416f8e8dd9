from uuid import UUID

from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from lotsa.domain.mentorships.access import mentorship_for
from lotsa.domain.mentorships.queries import line_of
from lotsa.domain.threads import access, actions, queries
from lotsa.kit.refused import Refused
from lotsa.web.shell import banner
from lotsa.web.shell.page import page, see_other
from lotsa.web.shell.request import Request
from lotsa.web.threads.forms import PostForm

MOST = 1_000  # of one thread on one page


def _thread_url(pk: UUID) -> str:
    return reverse("threads:thread", kwargs={"pk": pk})


def _shown(request: Request) -> int:
    asked = request.GET.get("shown", "")
    return min(int(asked), MOST) if asked.isascii() and asked.isdecimal() and asked else queries.AT_ONCE


@require_http_methods(["GET", "HEAD", "POST"])
def thread(request: Request, pk: UUID) -> HttpResponse:
    mentorship = mentorship_for(request.viewer, pk, to="see_contents")
    form = PostForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        try:
            actions.write_post(mentorship, form.cleaned_data["text"], by=request.viewer)
            banner.say(request, _("Sent. It also goes out by mail."))
            return see_other(_thread_url(pk))
        except Refused as refused:
            form.refuse(refused)
    found = queries.thread(request.viewer, mentorship, shown=max(_shown(request), 1))
    facts = {"form": form, "thread": found, "line": line_of(mentorship), "mentorship": mentorship}
    more = len(found.posts) + queries.AT_ONCE
    return page(request, "threads/thread.html", status=422 if form.errors else 200, more=more, **facts)


@require_POST
def taking_back(request: Request, pk: UUID) -> HttpResponse:
    post = access.post_for(request.viewer, pk, to="take_back")
    actions.take_back(post, by=request.viewer)
    banner.say(request, _("Taken back here. A mail that has left cannot be called back."))
    return see_other(_thread_url(post.mentorship_id))
