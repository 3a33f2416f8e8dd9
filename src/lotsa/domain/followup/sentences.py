"""The shipped words about how a pair is doing (content/health.yaml), put together with dates and counts."""

from datetime import date
from functools import lru_cache
from pathlib import Path
from typing import Any

from django.utils.formats import date_format
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _

from lotsa.domain.followup import health
from lotsa.domain.mentorships.models import Mentorship
from lotsa.domain.mentorships.rhythm import cadence_words
from lotsa.kit import clock
from lotsa.kit.content import load, say

_FILE = Path(__file__).parent / "content" / "health.yaml"


def colour_word(colour: str) -> str:
    return say(load(_FILE)["colours"][colour])


def about_the_colour() -> str:
    return say(load(_FILE)["note"])


def sentence_for(verdict: health.Verdict, facts: health.Facts, reader: str) -> str:
    """`reader` is "coordinator" or "pair". Days outside the rhythm are left out of the count, as the rule
    itself leaves them out."""
    pair = facts.pair
    if verdict.rule == "ended":
        return _("Ended on %(day)s.") % {"day": date_words(pair.ended_on or pair.planned_end_on)}
    if verdict.rule == "new_pair" and pair.starts_on > facts.today:
        return _("Begins on %(day)s.") % {"day": date_words(pair.starts_on)}
    return _filled(
        verdict.rule,
        reader,
        last_date=date_words(facts.last_held) if facts.last_held else "",
        start_date=date_words(pair.starts_on),
        resume_date=date_words(date.fromisoformat(pair.pauses[-1][1])) if pair.pauses else "",
        cadence_words=cadence_words(pair.cadence_days),
        weeks_text=weeks_words(facts.days_since),
        days=facts.days_together if verdict.rule in ("agreement_unsigned", "no_goal") else facts.days_since,
        goal_count=facts.accepted_goals,
        end_date=date_words(pair.planned_end_on),
        date=date_words(facts.switch_on) if facts.switch_on else "",
    )


def _filled(rule: str, reader: str, **facts: Any) -> str:
    found = next(each for each in load(_FILE)["rules"] if each["id"] == rule)
    text = say(found.get(reader) or found["coordinator"])
    for name, value in facts.items():
        text = text.replace("{" + name + "}", str(value))
    return text


def kind_words(remedy: str = "write_both") -> str:
    """What a coordinator may write to the pair, in the words of the remedy."""
    return say(next(each for each in load(_FILE)["remedies"] if each["id"] == remedy)["say"])


def status_sentence(pair: Mentorship, held: int, last: date | None, next_booked: date | None) -> str:
    facts = {"day": date_words(pair.starts_on)}
    if pair.is_open and pair.starts_on > clock.today(pair.organisation.zone):
        return _coming_sentence(pair, next_booked)
    if not pair.is_open:
        said = [_("Ended %(day)s.") % {"day": date_words(pair.ended_on or pair.planned_end_on)}]
    elif pair.state == Mentorship.State.PAUSED:
        said = [_("Together since %(day)s, paused now.") % facts]
    elif pair.state == Mentorship.State.AGREEMENT:
        said = [_("Together since %(day)s, without a finished agreement.") % facts]
    else:
        said = [_("Active since %(day)s.") % facts]
    if last is None:
        said.append(_("No meeting yet."))
    else:
        meetings = ngettext("%(n)s meeting, on %(day)s.", "%(n)s meetings, last on %(day)s.", held)
        said.append(meetings % {"n": held, "day": date_words(last)})
    if pair.is_open:
        booked = _("The next is on %(day)s.") % {"day": date_words(next_booked)} if next_booked else ""
        said.append(booked or _("The next is not booked."))
    return " ".join(said)


def _coming_sentence(pair: Mentorship, next_booked: date | None) -> str:
    said = [_("Begins on %(day)s.") % {"day": date_words(pair.starts_on)}]
    if next_booked:
        said.append(_("The first meeting is on %(day)s.") % {"day": date_words(next_booked)})
    return " ".join(said)


def date_words(day: date) -> str:
    return _date_words(day, get_language())


@lru_cache(maxsize=2000)
def _date_words(day: date, _language: str | None) -> str:
    """Hundreds of pairs have met on the same few dozen days."""
    return date_format(day, "j F")


def weeks_words(days: int) -> str:
    if days < 14:
        return ngettext("%(n)s day", "%(n)s days", days) % {"n": days}
    return ngettext("%(n)s week", "%(n)s weeks", days // 7) % {"n": days // 7}
