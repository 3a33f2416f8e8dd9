"""The five pages of setting up, and where saving one of them leads."""

from dataclasses import dataclass
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from lotsa.domain.needs import queries as needs_queries
from lotsa.domain.people.viewer import Viewer
from lotsa.domain.programmes import actions, queries
from lotsa.domain.programmes.queries import Suggestion
from lotsa.kit.refused import Refused

ORDER = ("new", "purpose", "dates", "people", "rules", "check")
_NEW = "new-"


@dataclass(frozen=True)
class Step:
    number: int
    label: str
    state: str  # "done", "here" or ""


def steps(here: str) -> list[Step]:
    labels = {
        "new": pgettext("programme", "Template"),
        "purpose": _("Purpose"),
        "dates": _("Dates"),
        "people": _("People"),
        "rules": _("Rules"),
        "check": _("Check"),
    }
    at = ORDER.index(here)
    return [
        Step(place + 1, labels[name], "done" if place < at else "here" if place == at else "")
        for place, name in enumerate(ORDER)
    ]


def setting_up(programme: Any, here: str) -> dict[str, Any]:
    """What every page of the wizard shows. Once the programme has left the draft the same pages change it."""
    draft = programme.state == "draft"
    before = ORDER[ORDER.index(here) - 1]
    overview = reverse("programmes:programme", args=[programme.pk])
    first = before == "new" or not draft
    return {
        "programme": programme,
        "steps": steps(here) if draft else (),
        "back": overview if first else reverse(f"programmes:{before}", args=[programme.pk]),
        "next_label": _("Continue") if draft else _("Save"),
    }


def onward(programme: Any, here: str) -> str:
    if programme.state != "draft":
        return reverse("programmes:programme", args=[programme.pk])
    return reverse(f"programmes:{ORDER[ORDER.index(here) + 1]}", args=[programme.pk])


def need_choices(viewer: Viewer) -> list[tuple[str, str]]:
    """Needs that are written down, then those the people list speaks of."""
    choices = [(str(need.pk), need.text) for need in needs_queries.open_needs(viewer)]
    return choices + [
        (f"{_NEW}{each.competence.pk}", actions.wanted(each.competence, each.people))
        for each in queries.suggested_needs(viewer)
    ]


def chosen_needs(viewer: Viewer, values: list[str]) -> tuple[list[Any], list[Suggestion]]:
    written = [value for value in values if not value.startswith(_NEW)]
    wanted = {value.removeprefix(_NEW) for value in values if value.startswith(_NEW)}
    suggested = [each for each in queries.suggested_needs(viewer) if str(each.competence.pk) in wanted]
    return needs_queries.needs_by_id(viewer, written), suggested


def ticked(viewer: Viewer, programme: Any) -> list[str]:
    """The programme's own needs. Where no need is written down at all: what most people want to learn."""
    own = [str(link.need_id) for link in programme.needs.all()]
    offered = [value for value, _label in need_choices(viewer)]
    return own or (offered if all(value.startswith(_NEW) for value in offered) else [])


def one_person(viewer: Viewer, text: str, field: str) -> Any:
    """The one person a field names, or nobody; refused in a sentence when that is unclear."""
    if not text.strip():
        return None
    named = queries.read_names(viewer, text)
    if named.unclear:
        raise Refused(
            _("Several people are called %(name)s. Write the e-mail.") % {"name": text}, field=field
        )
    if len(named.people) != 1:
        raise Refused(_("Nobody here is called %(name)s.") % {"name": text}, field=field)
    return named.people[0][0]


def sources(programme: Any) -> list[tuple[str, str]]:
    """The ways to say who takes part; those of the people list first when it holds any."""
    found = queries.importable(programme)
    choices = [
        ("hand", _("I name them now, by hand")),
        ("later", _("I invite people later")),
    ]
    if found.total:
        choices.insert(0, ("imported", _("Those with a mentoring role in the people list")))
    return choices
