"""What a mail is, before anything is written: who is told, whether it may wait, rest or be turned off."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from lotsa.domain.notifications import still_true
from lotsa.domain.notifications.models import Message

Still = Callable[[Message], bool]


@dataclass(frozen=True)
class Mail:
    """One mail: `when` and `to` say for a reader of /settings/messages/ what sends it to whom.

    `is_reminder`: the calendar caused it, no person did. It rests in the quiet weeks, and nobody gets more
    than one such mail a week, whatever they are about. `waits`: for how many days it may wait for a week that
    is free; with none it is left out. `is_notice`: of something that cannot be undone; it rests for nobody's
    holiday and goes before other reminders. `gathers`: goes into the weekly mail of those who want one.
    """

    template: str
    when: Any
    to: Any
    is_reminder: bool = False
    waits: int = 0
    is_notice: bool = False
    can_be_turned_off: bool = False
    gathers: bool = False
    still: Still = still_true.always


def reminder(template: str, when: Any, to: Any, *, waits: int = 0, still: Still = still_true.always) -> Mail:
    """What the usual reminder is: may be gathered, turned off, put off."""
    return Mail(
        template, when, to, is_reminder=True, waits=waits, can_be_turned_off=True, gathers=True, still=still
    )


def news(template: str, when: Any, to: Any, *, still: Still = still_true.always) -> Mail:
    """A person caused it, but nobody waits for an answer today."""
    return Mail(template, when, to, can_be_turned_off=True, gathers=True, still=still)
