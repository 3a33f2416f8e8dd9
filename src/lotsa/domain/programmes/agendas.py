"""How each kind of shared event usually is, and its agenda, as they stand in content/agendas.yaml."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import time
from pathlib import Path
from typing import Any

from lotsa.kit.content import load, say

_FILE = Path(__file__).parent / "content" / "agendas.yaml"
GROUPS = ("mentors", "mentees", "managers", "sponsor")
_STEP = 5  # people plan in fives


@dataclass(frozen=True)
class Point:
    minutes: int
    title: str
    guide: str = ""


@dataclass(frozen=True)
class Usual:
    """What a new event of a kind begins from."""

    at: time
    minutes: int
    groups: tuple[str, ...]

    @property
    def fields(self) -> dict[str, Any]:
        return {"at": self.at, "minutes": self.minutes, **{f"for_{g}": g in self.groups for g in GROUPS}}


def gatherings() -> tuple[str, ...]:
    """The kinds people come together for; the others are dates to keep."""
    return tuple(load(_FILE)["gatherings"])


def usual(kind: str) -> Usual:
    found = load(_FILE)["gatherings"].get(kind, {"agenda": "", "at": "09:00", "for": GROUPS[:2]})
    hour, minute = map(int, found["at"].split(":"))
    agenda = _agenda(found["agenda"])
    return Usual(time(hour, minute), agenda["total_minutes"] if agenda else 60, tuple(found["for"]))


def purpose_of(kind: str) -> str:
    agenda = _agenda_of_kind(kind)
    return say(agenda["purpose"]) if agenda else ""


def shipped(kind: str, minutes: int) -> list[Point]:
    """The agenda of a kind in the reader's language, stretched or pressed together to fill `minutes`."""
    agenda = _agenda_of_kind(kind)
    if agenda is None:
        return []
    items = agenda["items"]
    fitted = fit([item["minutes"] for item in items], minutes)
    return [
        Point(length, say(item["title"]), say(item["guide"]))
        for item, length in zip(items, fitted, strict=True)
        if length
    ]


def fit(lengths: Sequence[int], total: int) -> list[int]:
    """The same proportions in `total` minutes, in fives as far as they go; what is over goes to the longest.

    Shares are rounded by the largest remainder, so they always add up."""
    step = _STEP if total >= _STEP * len(lengths) else 1
    whole = sum(lengths)
    if not whole:
        return list(lengths)
    units = total // step
    shares = [length * units / whole for length in lengths]
    fitted = [int(share) for share in shares]
    order = sorted(range(len(shares)), key=lambda place: fitted[place] - shares[place])
    for place in order[: units - sum(fitted)]:
        fitted[place] += 1
    found = [units * step for units in fitted]
    found[found.index(max(found))] += total - sum(found)
    return found


def points(rows: Iterable[dict[str, Any]]) -> list[Point]:
    """An agenda as a coordinator has written it."""
    return [Point(row["minutes"], row["title"], row.get("guide", "")) for row in rows]


def _agenda_of_kind(kind: str) -> dict[str, Any] | None:
    found = load(_FILE)["gatherings"].get(kind)
    return _agenda(found["agenda"]) if found else None


def _agenda(key: str) -> dict[str, Any] | None:
    agendas: list[dict[str, Any]] = load(_FILE)["agendas"]
    return next((agenda for agenda in agendas if agenda["id"] == key), None)
