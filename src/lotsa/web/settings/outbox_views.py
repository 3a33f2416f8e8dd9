from typing import Any
from uuid import UUID

from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.utils.csp import CSP
from django.utils.translation import gettext as _
from django.views.decorators.clickjacking import xframe_options_deny
from django.views.decorators.csp import csp_override
from django.views.decorators.http import require_GET, require_POST

from lotsa.domain.notifications import access, actions, queries
from lotsa.kit.refused import Refused
from lotsa.web.settings.outbox_words import heading, lead, tabs
from lotsa.web.shell import banner
from lotsa.web.shell.loopback import is_here
from lotsa.web.shell.page import go, page, see_other
from lotsa.web.shell.request import Request

_PER_PAGE = 50
# A mail carries its style in its head. Nothing else of it is allowed to do anything.
_POLICY: dict[str, Any] = {
    "default-src": [CSP.NONE],
    "style-src": [CSP.UNSAFE_INLINE],
    "frame-ancestors": [CSP.NONE],
    "sandbox": True,
}
_MAIL_ONLY = csp_override(_POLICY)


@require_GET
def outbox(request: Request) -> HttpResponse:
    state = request.GET.get("state", "")
    box = queries.outbox(request.viewer, state=state)
    pages = Paginator(box.messages, _PER_PAGE).get_page(request.GET.get("page"))
    return page(
        request,
        "settings/outbox.html",
        box=box,
        pages=pages,
        lines=queries.lines(pages),
        state=state,
        tabs=tabs(box, state),
        heading=heading(box),
        lead=lead(box),
    )


@require_GET
def message(request: Request, pk: UUID) -> HttpResponse:
    found = access.message_for(request.viewer, pk)
    reads = access.may(request.viewer, "read", found)
    return page(
        request,
        "settings/message.html",
        message=found,
        kind=queries.kind_of(found),
        preview=queries.preview_of_message(found) if reads else None,
        may_send_again=queries.may_send_again(request.viewer, found),
        links=queries.links_to_try(found) if reads and is_here(request) else [],
    )


@_MAIL_ONLY
@xframe_options_deny
@require_GET
def message_html(request: Request, pk: UUID) -> HttpResponse:
    found = access.message_for(request.viewer, pk, to="read")
    return HttpResponse(queries.preview_of_message(found).html)


@require_POST
def another_try(request: Request, pk: UUID) -> HttpResponse:
    found = access.message_for(request.viewer, pk, to="send_again")
    actions.send_again(found, by=request.viewer)
    banner.say(request, _("The mail is waiting to be sent again."))
    return go(request)


@require_POST
def link(request: Request, pk: UUID, number: int) -> HttpResponse:
    """Opens a link of an example mail as its recipient."""
    found = access.message_for(request.viewer, pk, to="read")
    if not is_here(request):
        raise Http404
    try:
        return see_other(actions.open_as_recipient(found, number))
    except Refused:
        raise Http404 from None


@require_GET
def messages_preview(request: Request) -> HttpResponse:
    return page(request, "settings/messages.html", samples=queries.samples(request.viewer))


@require_GET
def message_preview(request: Request, template: str) -> HttpResponse:
    mail, previews = queries.samples_of(request.viewer, template)
    return page(request, "settings/message_preview.html", mail=mail, previews=previews)


@_MAIL_ONLY
@xframe_options_deny
@require_GET
def message_preview_html(request: Request, template: str, language: str) -> HttpResponse:
    _mail, previews = queries.samples_of(request.viewer, template)
    found = next((preview for preview in previews if preview.language == language), None)
    if found is None:
        raise Http404
    return HttpResponse(found.html)
