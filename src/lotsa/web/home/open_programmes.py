"""Programmes in which somebody may still say that they are interested."""

from dataclasses import dataclass
from typing import Any

from lotsa.domain.people.viewer import Viewer
from lotsa.domain.programmes.access import visible_to
from lotsa.domain.programmes.queries import my_enrolments
from lotsa.web.home.addresses import address


@dataclass(frozen=True)
class OpenProgramme:
    programme: Any
    url: str


def open_programmes(viewer: Viewer) -> list[OpenProgramme]:
    """Not for coordinators, who see all their programmes, and not those one is in already."""
    if viewer.has("coordinator"):
        return []
    mine = {enrolment.programme_id for enrolment in my_enrolments(viewer)}
    return [
        OpenProgramme(programme, address("programmes:sign_up", programme.pk))
        for programme in visible_to(viewer).order_by("starts_on")
        if programme.is_open_for_enrolment and programme.pk not in mine
    ]
