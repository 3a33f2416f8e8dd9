"""How a view answers: with a page, or with one part of it.

    return page(request, "meetings/meeting.html", meeting=meeting)
    return part(request, "meetings/meeting.html", "topic", back=meeting_url, topic=topic)

A part is a `{% partialdef topic %}` in the page's own template, so page and part cannot drift apart.
"""

from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.template.loader import render_to_string
from django.urls import NoReverseMatch, reverse
from django.utils.http import url_has_allowed_host_and_scheme

from lotsa.web.shell.request import is_htmx


def page(request: HttpRequest, template: str, *, status: int = 200, **context: Any) -> HttpResponse:
    return render(request, template, context, status=status)


def part(
    request: HttpRequest, template: str, name: str, *, status: int = 200, back: str = "", **context: Any
) -> HttpResponse:
    """The part, for htmx; without script the same request leads back to the page.

    `back` is the page's address (else the form's `next`, else where the request came from). With a status
    of 400 or more and no script the whole template is rendered, so that nothing typed is lost: give the
    context what the page needs, too.
    """
    if is_htmx(request):
        answer = render(request, f"{template}#{name}", context, status=status)
        # What was just done is said in the banner of the page that stands open.
        answer.content += render_to_string("shell/banners.html", {"oob": True}, request).encode()
        return answer
    if status >= 400:
        return page(request, template, status=status, **context)
    return go(request, back)


def go(request: HttpRequest, to: str = "") -> HttpResponse:
    """See-other: to the form's `next`, else `to`, else where the request came from; never to another host."""
    for candidate in (next_of(request), to, request.headers.get("Referer", "")):
        if candidate and is_ours(request, candidate):
            return see_other(candidate)
    return see_other(reverse_or("home:today", "/"))


def see_other(to: str) -> HttpResponse:
    answer = HttpResponseRedirect(to)
    answer.status_code = 303
    return answer


def next_of(request: HttpRequest) -> str:
    """The same-host path asked for in `next`, or nothing."""
    asked = request.POST.get("next") or request.GET.get("next") or ""
    return asked if asked.startswith("/") and is_ours(request, asked) else ""


def is_ours(request: HttpRequest, url: str) -> bool:
    return url_has_allowed_host_and_scheme(
        url, allowed_hosts={request.get_host()}, require_https=request.is_secure()
    )


def reverse_or(name: str, otherwise: str = "") -> str:
    """The address of a named page; `otherwise` while no section owns that name."""
    try:
        return reverse(name)
    except NoReverseMatch:
        return otherwise
