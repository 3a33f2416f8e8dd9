from collections.abc import Iterable
from uuid import UUID

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from lotsa.domain.needs import access
from lotsa.domain.needs.models import Need
from lotsa.domain.people.viewer import Viewer

SOURCES = (
    ("talk", _("a talk")),
    ("interview", _("an interview with managers")),
    ("survey", _("a survey")),
    ("diagnosis", _("the self-diagnosis")),
    ("import", _("what people want to learn")),
    ("other", _("something else")),
)


def needs(viewer: Viewer, *, state: str = "") -> QuerySet[Need]:
    rows = access.visible_to(viewer).prefetch_related("competences")
    return rows.filter(state=state) if state else rows


def open_needs(viewer: Viewer) -> QuerySet[Need]:
    """What a programme can be made for: needs of the company and of teams that are not yet met."""
    closed = (Need.State.MET, Need.State.DROPPED)
    return access.visible_to(viewer).filter(person__isnull=True).exclude(state__in=closed)


def needs_by_id(viewer: Viewer, ids: Iterable[UUID | str]) -> list[Need]:
    return list(access.visible_to(viewer).filter(pk__in=list(ids)))


def source_label(source: str) -> str:
    return str(dict(SOURCES).get(source, source))


def scopes() -> list[tuple[str, str]]:
    return [(value, str(label)) for value, label in Need.Scope.choices]


def kinds() -> list[tuple[str, str]]:
    return [(value, str(label)) for value, label in Need.Kind.choices]


def states() -> list[tuple[str, str]]:
    return [(value, str(label)) for value, label in Need.State.choices]
