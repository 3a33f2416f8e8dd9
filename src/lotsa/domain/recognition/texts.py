"""The shipped words about thanks, milestones and stories (content/recognition.yaml)."""

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from lotsa.kit.content import load, say

_FILE = Path(__file__).parent / "content" / "recognition.yaml"


@dataclass(frozen=True)
class Part:
    id: str
    title: str
    help: str
    max_words: int


def _story() -> Any:
    return load(_FILE)["success_story"]


def story_parts() -> list[Part]:
    return [
        Part(part["id"], say(part["title"]), say(part["help"]), part["max_words"])
        for part in _story()["parts"]
    ]


def story_intro() -> str:
    return say(_story()["intro"])


def story_checks() -> list[str]:
    return [say(check) for check in _story()["checks"]]


def story_consent(visible_to: str) -> str:
    return say(_story()["consent"]).replace("{visible_to}", visible_to)


def story_footer() -> str:
    return say(_story()["footer"])


def milestone(key: str) -> str:
    return say(next(each for each in load(_FILE)["recognition"]["milestones"] if each["id"] == key))


def thank_you_prompts() -> list[str]:
    return [say(prompt) for prompt in load(_FILE)["recognition"]["thank_you_prompts"]]


def principle() -> str:
    return say(load(_FILE)["recognition"]["principle"])
