"""Who sees what, read out of every module's `access.py`: the page /privacy and docs/permissions.md show the
tables that decide, so they cannot promise anything else."""

from collections.abc import Iterator
from dataclasses import dataclass
from importlib import import_module
from importlib.util import find_spec
from typing import Any

from django.apps import apps
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from lotsa.domain.people.rules import Rules, Who

# The columns, as in the design; whoever has none of these roles is an employee.
ROLES = ("mentee", "mentor", "manager", "coordinator", "leadership", "administrator", "employee")
# What people ask about first stands first.
_MODULES = (
    "meetings",
    "mentorships",
    "journal",
    "threads",
    "development",
    "competences",
    "programmes",
    "matching",
    "recognition",
    "network",
    "learning",
    "needs",
    "people",
    "followup",
    "outcomes",
    "notifications",
    "intake",
)
REACHES: dict[str, Any] = {
    "all": pgettext_lazy("reach", "yes"),
    "own": pgettext_lazy("reach", "own"),
    "own pair": pgettext_lazy("reach", "own pair"),
    "own programmes": pgettext_lazy("reach", "own programmes"),
    "team": pgettext_lazy("reach", "the team"),
    "sponsored": pgettext_lazy("reach", "as sponsor"),
    "company and teams": pgettext_lazy("reach", "of the company and teams"),
    "while enrolment is open": pgettext_lazy("reach", "while enrolment is open"),
    "when invited": pgettext_lazy("reach", "when invited"),
    "when asked": pgettext_lazy("reach", "when asked"),
    "not the own change": pgettext_lazy("reach", "not one's own change"),
    "once it is tried": pgettext_lazy("reach", "once it is tried"),
    "once both have said yes": pgettext_lazy("reach", "once both have said yes"),
    "once it is decided": pgettext_lazy("reach", "once it is decided"),
    "once it is published": pgettext_lazy("reach", "once it is published"),
}
# A verb of seeing beside the first one is a line of its own.
_MORE: dict[str, Any] = {
    "see_checklist": _("What is left to do in a programme"),
    "see_vetoes": _("Whom somebody does not want to be paired with"),
    "read": _("The text of a mail that was sent"),
}


@dataclass(frozen=True)
class Line:
    thing: Any
    cells: tuple[tuple[str, list[Any]], ...]  # (role, words for how far it reaches; none: no)


def tables() -> Iterator[tuple[str, Rules]]:
    """Every table of rules with its module, in reading order."""
    names = [app.name for app in apps.get_app_configs() if app.name.startswith("lotsa.domain.")]
    for name in sorted(names, key=_place):
        if find_spec(f"{name}.access") is None:
            continue
        for label, rules in vars(import_module(f"{name}.access")).items():
            if isinstance(rules, Rules) and not label.startswith("_"):
                yield name.rpartition(".")[2], rules


def _place(name: str) -> tuple[int, str]:
    module = name.rpartition(".")[2]
    return (_MODULES.index(module) if module in _MODULES else len(_MODULES), module)


def lines() -> list[Line]:
    """One line for each thing that can be seen."""
    found = []
    for _module, rules in tables():
        seeing = [verb for verb in rules.verbs if verb.startswith("see")]
        seeing += [verb for verb in rules.verbs if verb in _MORE and verb not in seeing]
        for place, verb in enumerate(seeing):
            thing = rules.thing if place == 0 else _MORE.get(verb)
            if thing is not None:
                found.append(Line(thing, tuple(cells(rules.verbs[verb]))))
    return found


def cells(who: Who) -> Iterator[tuple[str, list[Any]]]:
    """For each role how far it reaches. What every employee may, every other role may too."""
    for role in ROLES:
        reaches = list(dict.fromkeys(reach for given, reach in who.cells if given in {role, "employee"}))
        if "all" in reaches:
            reaches = ["all"]
        yield role, [REACHES.get(reach, reach) for reach in reaches]
