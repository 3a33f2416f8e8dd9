"""Saying yes to one's own story from a mail. It is the one text a link shows: nobody says yes unread."""

from typing import Any

from django.http import HttpResponse
from django.views.decorators.http import require_http_methods

from lotsa.domain.recognition import access, actions, queries
from lotsa.kit.refused import Refused
from lotsa.web.recognition.story_views import seen_version, story_texts
from lotsa.web.shell.link_pages import Holder, link_page
from lotsa.web.shell.page import page
from lotsa.web.shell.request import OpenRequest


@link_page("story_consent")
@require_http_methods(["GET", "HEAD", "POST"])
def consent(request: OpenRequest, holder: Holder) -> HttpResponse:
    story = access.story_for(holder.viewer, holder.object_id, to="write")
    problem: Any = ""
    if request.method == "POST":
        try:
            actions.say_yes(story, by=holder.viewer, version=seen_version(request), link=holder.link)
        except Refused as refused:
            problem = refused.sentence
    shown = queries.story_page(holder.viewer, access.story_for(holder.viewer, holder.object_id))
    said = request.method == "POST" and not problem
    facts = {"shown": shown, "texts": story_texts(shown), "said": said, "problem": problem}
    return page(request, "recognition/consent.html", status=422 if problem else 200, **facts)
