"""The shipped checklists of a programme and its sponsor, and the letter a sponsor may start from."""

from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

from lotsa.domain.programmes.templates import extra_checks
from lotsa.kit.content import load, say

_FILE = Path(__file__).parent / "content" / "checklists.yaml"
PHASES = ("prepare", "enrolment", "matching", "kickoff", "running", "evaluation", "closed")
STAGES = ("before", "start", "during", "end")


@dataclass(frozen=True)
class Item:
    key: str
    part: str  # a phase of the programme's list, a stage of the sponsor's
    owner: str
    anchor: str  # start, mid, end; empty: no day of its own
    offset_days: int
    texts: dict[str, str]

    @property
    def text(self) -> str:
        return say(self.texts)


# When in the programme each stage of the sponsor's list is due.
_SPONSOR_DAYS = {"before": ("start", -14), "start": ("start", 0), "during": ("mid", 0), "end": ("end", 0)}


def programme_items(template: str) -> list[Item]:
    """The programme's list, and what the template asks for besides."""
    own = [
        Item(f"x{place:02}", "prepare", entry["owner"], "", 0, entry)
        for place, entry in enumerate(extra_checks(template), start=1)
    ]
    return [
        *(
            Item(row["id"], row["phase"], row["owner"], row["anchor"], row["offset_days"], row)
            for row in load(_FILE)["programme_checklist"]["items"]
        ),
        *own,
    ]


def sponsor_items() -> list[Item]:
    return [
        Item(row["id"], row["when"], "sponsor", *_SPONSOR_DAYS[row["when"]], row)
        for row in load(_FILE)["sponsor_checklist"]["items"]
    ]


def due_on(item: Item, anchors: dict[str, date]) -> date | None:
    day = anchors.get(item.anchor)
    return day + timedelta(days=item.offset_days) if day else None


def letter(values: dict[str, str], language: str | None = None) -> str:
    """What a sponsor may say at the start, to be changed into words of one's own."""
    text: str = say(load(_FILE)["sponsor_letter"]["text"], language)
    for name, value in values.items():
        text = text.replace("{" + name + "}", value)
    return text.strip()
