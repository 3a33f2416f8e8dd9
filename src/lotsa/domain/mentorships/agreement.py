"""The shipped mentoring agreement: what people promise each other, point by point, and what a pair's own
words begin as."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from typing import Any

from django.utils import translation
from django.utils.translation import gettext as _

from lotsa.domain.mentorships.models import Mentorship
from lotsa.domain.mentorships.rhythm import cadence_words
from lotsa.kit import dates
from lotsa.kit.content import load, say

_FILE = Path(__file__).parent / "content" / "agreement.yaml"
GOALS_READY_DAYS = 30  # when the first goals should stand
LONGEST_WORDS = 2000


@dataclass(frozen=True)
class Point:
    key: str
    title: str
    text: str
    prompt: str


@dataclass(frozen=True)
class Agreement:
    title: str
    legal_note: str
    points: tuple[Point, ...]
    accept: str
    rules_title: str
    rules: tuple[tuple[str, str], ...]  # (title, text)
    confidence_title: str
    confidence: tuple[str, ...]  # paragraphs


def agreement(*kinds: str, notes_kept_days: int) -> Agreement:
    """In the reader's language. `kinds` says what is special: "peer" (all are both), "group" (more than
    two); a point that has words for it uses them."""
    content = load(_FILE)
    text, rules, confidence = content["agreement"], content["guidelines"], content["confidentiality"]
    return Agreement(
        title=say(text["title"]),
        legal_note=say(text["legal_note"]),
        points=tuple(_point(point, kinds) for point in text["points"]),
        accept=say(text["accept"]),
        rules_title=say(rules["title"]),
        rules=tuple((say(rule["title"]), say(rule["text"])) for rule in rules["rules"]),
        confidence_title=say(confidence["title"]),
        confidence=_confidence(confidence, kinds, notes_kept_days),
    )


def _point(point: Mapping[str, Any], kinds: tuple[str, ...]) -> Point:
    special = next((point[f"text_{kind}"] for kind in kinds if f"text_{kind}" in point), None)
    return Point(point["id"], say(point["title"]), say(special or point["text"]), say(point["prompt"]))


def _confidence(told: Mapping[str, Any], kinds: tuple[str, ...], days: int) -> tuple[str, ...]:
    readers = say(told["readers"]["group" if "group" in kinds else "pair"])
    text = say(told["text"]).replace("{readers}", readers).replace("{notes_days}", str(days))
    return tuple(text.split("\n\n"))


def point_keys() -> tuple[str, ...]:
    return tuple(point["id"] for point in load(_FILE)["agreement"]["points"])


def first_words(mentorship: Mentorship) -> dict[str, str]:
    """What the programme already says, for the pair to change: in the organisation's language, because it
    stands there for all of them."""
    programme = mentorship.programme
    with translation.override(mentorship.organisation.language):
        period = {
            "first": dates.date_in_words(mentorship.starts_on),
            "last": dates.date_in_words(mentorship.planned_end_on),
        }
        rhythm = {"how_often": cadence_words(mentorship.cadence_days), "n": mentorship.meeting_minutes}
        goals_by = mentorship.starts_on + timedelta(days=GOALS_READY_DAYS)
        words = {
            "purpose": programme.purpose.strip()[:LONGEST_WORDS],
            "period": _("%(first)s to %(last)s") % period,
            "rhythm": _("One meeting of %(n)s minutes.") % rhythm
            if mentorship.single_meeting
            else _("We meet %(how_often)s, %(n)s minutes each time.") % rhythm,
            "goals": ""
            if mentorship.single_meeting
            else _("The first goals are written by %(day)s.") % {"day": dates.date_in_words(goals_by)},
        }
    return {key: text for key, text in words.items() if text}
