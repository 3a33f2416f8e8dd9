"""A new address that waits, as pages show it."""

from typing import Any

from django.utils.translation import gettext as _

from lotsa.domain.people import access, queries
from lotsa.domain.people.models import Person
from lotsa.domain.people.viewer import Viewer
from lotsa.web.shell import banner
from lotsa.web.shell.request import Request


def waiting_of(viewer: Viewer, somebody: Person) -> dict[str, Any]:
    change = queries.waiting_address(viewer, somebody)
    if change is None or not access.may(viewer, "edit", somebody):
        return {"waiting": None}
    return {"waiting": change, "may_agree": queries.may_agree(viewer, change)}


def warn_of_waiting(request: Request, somebody: Person) -> None:
    change = queries.waiting_address(request.viewer, somebody)
    if change is not None:
        sentence = _("The new address waits until %(name)s, or a second person, has confirmed it.")
        banner.warn(request, sentence % {"name": somebody.given_name})
