"""The shipped story of Björkvik Teknik AB, moved in time so that "today" in it falls in this week."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from pathlib import Path
from typing import Any
from zlib import crc32
from zoneinfo import ZoneInfo

from lotsa.engine.calendar.swedish_days import is_day_off, next_working_day
from lotsa.kit.content import load, say

_CONTENT = Path(__file__).parent / "content"
_HOURS = (time(9, 0), time(10, 0), time(13, 0), time(14, 30), time(15, 0))


@dataclass(frozen=True)
class Story:
    """`told` is the YAML; `weeks` how far its dates are moved; texts come in `language`."""

    told: dict[str, Any]
    weeks: int
    language: str

    def say(self, text: Any) -> str:
        return say(text, self.language) if text else ""

    def day(self, moment: date) -> date:
        return moment + timedelta(weeks=self.weeks)

    def day_or_none(self, moment: date | None) -> date | None:
        return None if moment is None else self.day(moment)

    def working_day(self, moment: date) -> date:
        """A meeting that the move lands on a holiday is held on the next working day."""
        moved = self.day(moment)
        return next_working_day(moved) if is_day_off(moved) else moved

    def moment(self, moment: date, key: str) -> datetime:
        """That day at an hour that is the same for a pair every time the story is told."""
        hour = _HOURS[crc32(key.encode()) % len(_HOURS)]
        zone = ZoneInfo(str(self.told["organisation"]["timezone"]))
        return datetime.combine(self.working_day(moment), hour, zone)


def tell(*, today: date, language: str = "sv") -> Story:
    told: dict[str, Any] = load(_CONTENT / "example_company.yaml")
    reference: date = told["reference_date"]
    monday, then = (day - timedelta(days=day.weekday()) for day in (today, reference))
    return Story(told, (monday - then).days // 7, language)
