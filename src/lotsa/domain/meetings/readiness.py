"""The shipped list for pairs that meet at a distance."""

from dataclasses import dataclass
from pathlib import Path

from lotsa.domain import mentorships
from lotsa.kit.content import load, say

_FILE = Path(mentorships.__file__).parent / "content" / "agreement.yaml"


@dataclass(frozen=True)
class Item:
    key: str
    text: str


def items() -> list[Item]:
    return [Item(item["id"], say(item)) for item in load(_FILE)["remote_readiness"]["items"]]
