"""The few hard rules of a goal. Everything else is a hint (`development.hints`)."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from lotsa.domain.activity.actions import record
from lotsa.domain.development.models import OPEN, Goal
from lotsa.domain.mentorships.models import MENTORING, Mentorship
from lotsa.domain.people.models import Person
from lotsa.domain.people.viewer import Viewer
from lotsa.engine.goals.hints import MOST_ACTIVE
from lotsa.kit.refused import Refused

REQUIRED_LEVELS = ("-2", "0", "1")
_LONGEST = {"text": 300, "measure": 200, "support": 200, "reason": 300, "line": 300}


def words(text: str, field: str) -> str:
    """Trimmed, and no longer than the page has room for."""
    trimmed = text.strip()
    most = _LONGEST[field]
    if len(trimmed) > most:
        sentence = _("It is %(n)s characters long. At most %(most)s are read at a glance.")
        raise Refused(sentence % {"n": len(trimmed), "most": most}, field=field)
    return trimmed


def described(levels: Mapping[str, str]) -> dict[str, str]:
    return {str(level): text.strip() for level, text in levels.items() if text.strip()}


def refuse_no_text(text: str) -> None:
    if not text.strip():
        raise Refused(_("Write what you want to be able to do."), field="text")


def refuse_levels(levels: Mapping[str, str]) -> None:
    missing = {
        "-2": _("Describe where you are now."),
        "0": _("Describe what “as planned” looks like."),
        "1": _("Describe what “better than planned” looks like."),
    }
    for level in REQUIRED_LEVELS:
        if not levels.get(level):
            raise Refused(missing[level], field=field_of(level))
    seen: set[str] = set()
    for level, text in levels.items():
        # the same words but for capitals, spaces and the full stop
        plain = " ".join(text.casefold().split()).rstrip(" .")
        if plain in seen:
            sentence = _("Two levels say the same: “%(words)s”. How do they differ?")
            raise Refused(sentence % {"words": text}, field=field_of(level))
        seen.add(plain)


def field_of(level: str) -> str:
    return {"-2": "now", "-1": "on_the_way", "0": "planned", "1": "better", "2": "far_better"}[level]


def refuse_date(due_on: date | None, mentorship: Mentorship | None) -> None:
    if mentorship is None:
        return
    if not mentorship.is_open:
        raise Refused(_("This mentorship has already ended."))
    if due_on is None:
        raise Refused(_("Choose a date."), field="due_on")
    if not mentorship.starts_on <= due_on <= mentorship.planned_end_on:
        raise Refused(
            _("Choose a date within your period, %(first)s to %(last)s.")
            % {"first": mentorship.starts_on.isoformat(), "last": mentorship.planned_end_on.isoformat()},
            field="due_on",
        )


def refuse_too_many(owner: Person, mentorship: Mentorship | None) -> None:
    if Goal.objects.filter(owner=owner, mentorship=mentorship, state__in=OPEN).count() >= MOST_ACTIVE:
        raise Refused(_("Three goals at a time are enough. Close one of them before you add another."))


def refuse_confidence(value: int | None, field: str) -> None:
    if value is not None and value not in range(11):
        raise Refused(_("Choose a number from 0 to 10."), field=field)


def tell(verb: str, goal: Goal, by: Viewer, **facts: Any) -> None:
    concerns = {goal.owner_id}
    if goal.mentorship is not None:
        mentors = goal.mentorship.memberships.filter(side__in=MENTORING).exclude(person=goal.owner_id)
        concerns |= set(mentors.values_list("person_id", flat=True))
    if verb == "goal.proposed":
        # Whoever wrote it knows; it is the others who are asked.
        concerns.discard(by.id)
    record(goal.organisation_id, verb, goal, by=by.id, concerns=sorted(concerns), facts=facts)
