"""The shipped programme templates, as they stand in content/: what a programme starts from."""

from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from lotsa.kit.content import load, say

_CONTENT = Path(__file__).parent / "content"
PARTS = (
    "competence", "goals", "experience", "working_style", "wishes", "language_site", "cross_department",
)  # fmt: skip
# Rules no coordinator can switch off: they protect people rather than steer the match.
ALWAYS = ("own_manager", "declared_conflict", "veto")
USUAL = "internal_9m"


@dataclass(frozen=True)
class Template:
    key: str
    texts: dict[str, Any]  # name, choose_when, purpose, target_group, length, watch_out: sv and en
    months: int
    cadence_days: int
    meeting_minutes: int
    rolling_start: bool
    events: tuple[tuple[str, int], ...]  # (kind, week from the start)
    weights: dict[str, int]
    hard_rules: tuple[str, ...]
    kpis: tuple[str, ...]
    single_meeting: bool  # one talk: no rhythm, no agreement, over when it has been held
    peers: bool  # everybody gives and takes

    def say(self, name: str, language: str | None = None) -> str:
        return say(self.texts[name], language)

    @property
    def name(self) -> str:
        return self.say("name")

    @property
    def choose_when(self) -> str:
        return self.say("choose_when")

    @property
    def length(self) -> str:
        return self.say("length")

    @property
    def watch_out(self) -> str:
        return self.say("watch_out")


def _content() -> dict[str, Any]:
    content: dict[str, Any] = load(_CONTENT / "templates.yaml")
    return content


@cache
def templates() -> dict[str, Template]:
    return {entry["id"]: _read(entry) for entry in _content()["templates"]}


def _read(entry: dict[str, Any]) -> Template:
    names = ("name", "choose_when", "purpose", "target_group", "length", "watch_out")
    return Template(
        key=entry["id"],
        texts={name: entry[name] for name in names},
        months=entry["months"],
        cadence_days=entry["cadence_days"],
        meeting_minutes=entry["meeting_minutes"],
        rolling_start=entry["rolling_start"],
        events=tuple((event["kind"], event["week"]) for event in entry["events"]),
        weights={part: entry["default_weights"][part] for part in PARTS},
        hard_rules=tuple(entry["hard_rules"]),
        kpis=tuple(kpi["kpi"] for kpi in entry["kpis"]),
        single_meeting=entry.get("single_meeting", False),
        peers=entry.get("peers", False),
    )


def template(key: str) -> Template:
    """The template of that name; the usual one for a programme made without any."""
    return templates().get(key) or templates()[USUAL]


def extra_checks(key: str) -> list[dict[str, Any]]:
    """What a kind of programme needs seen to besides the list that all have."""
    entries: list[dict[str, Any]] = [entry for entry in _content()["templates"] if entry["id"] == key]
    return [check for entry in entries for check in entry.get("extra_checks", ())]


def event_label(kind: str) -> str:
    labels = _content()["event_kinds"]
    return say(labels[kind]) if kind in labels else kind


def part_label(part: str) -> str:
    return say(_content()["weight_parts"][part])


def rule_label(rule: str) -> str:
    return say(_content()["hard_rule_labels"][rule])


def all_rules() -> tuple[str, ...]:
    return tuple(_content()["hard_rule_labels"])


def example_goal(language: str | None = None) -> str:
    """What a first programme can aim at before anybody has thought of something better."""
    return say(load(_CONTENT / "interests.yaml")["programme_goal"], language)
