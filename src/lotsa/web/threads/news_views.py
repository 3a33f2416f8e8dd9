from uuid import UUID

from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import get_language, ngettext
from django.views.decorators.http import require_GET, require_http_methods

from lotsa.domain.programmes import access as programmes_access
from lotsa.domain.threads import access, actions, queries
from lotsa.kit.refused import Refused
from lotsa.web.shell import banner
from lotsa.web.shell.page import page, see_other
from lotsa.web.shell.request import Request
from lotsa.web.threads.forms import NewsForm


@require_GET
def news(request: Request, pk: UUID) -> HttpResponse:
    programme = access.news_programme_for(request.viewer, pk)
    language = get_language() or "sv"
    rows = [
        (each, each.title_in(language), each.text_in(language))
        for each in queries.news_of(request.viewer, programme)
    ]
    may_publish = programmes_access.may(request.viewer, "edit", programme)
    return page(request, "threads/news.html", programme=programme, rows=rows, may_publish=may_publish)


@require_http_methods(["GET", "HEAD", "POST"])
def new(request: Request, pk: UUID) -> HttpResponse:
    """Written, then read once more with everybody who gets it, then published."""
    programme = access.news_programme_for(request.viewer, pk, to="publish")
    form, people = NewsForm(request.POST if request.method == "POST" else None), []
    if request.method == "POST" and form.is_valid():
        try:
            people = actions.check_news(programme, form.cleaned_data)
            if "publish" in request.POST:
                actions.publish_news(programme, by=request.viewer, **form.cleaned_data)
                return _published(request, pk, len(people))
        except Refused as refused:
            form.refuse(refused)
    facts = {"programme": programme, "form": form, "people": people}
    return page(request, "threads/new.html", status=422 if form.errors else 200, **facts)


def _published(request: Request, pk: UUID, count: int) -> HttpResponse:
    said = ngettext(
        "Published. %(n)s person gets it by mail.", "Published. %(n)s people get it by mail.", count
    )
    banner.say(request, said % {"n": count})
    return see_other(reverse("threads:news", kwargs={"pk": pk}))
