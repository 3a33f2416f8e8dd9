"""The way in through a link: who holds it, in their language and their zone, or why it works no more."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import wraps
from uuid import UUID

from django.http import Http404, HttpResponse
from django.utils import timezone, translation

from lotsa.domain.people.actions import link_of
from lotsa.domain.people.models import Link
from lotsa.domain.people.viewer import Viewer, holder_of
from lotsa.web.shell import errors
from lotsa.web.shell.open_to_all import open_to_all
from lotsa.web.shell.request import OpenRequest


@dataclass(frozen=True)
class Holder:
    viewer: Viewer
    link: Link

    @property
    def object_id(self) -> UUID:
        if self.link.object_id is None:
            raise Http404
        return self.link.object_id


LinkView = Callable[[OpenRequest, Holder], HttpResponse]


def link_page(verb: str) -> Callable[[LinkView], Callable[..., HttpResponse]]:
    def made(view: LinkView) -> Callable[..., HttpResponse]:
        @open_to_all
        @wraps(view)
        def opened(request: OpenRequest, token: str) -> HttpResponse:
            link = link_of(token, verb)
            if link is None:
                raise Http404
            viewer = holder_of(link)
            if viewer is None or not link.is_open():
                return errors.gone(request, used=link.used_at is not None and link.revoked_at is None)
            language = viewer.person.language
            with translation.override(language), timezone.override(viewer.organisation.zone):
                answer = view(request, Holder(viewer, link))
            answer.headers["Cache-Control"] = "no-store"
            answer.headers["Content-Language"] = language
            return answer

        return opened

    return made
