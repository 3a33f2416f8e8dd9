"""Why a day is suggested or stepped over, in words."""

from datetime import date

from django.utils.translation import gettext as _

from lotsa.domain.meetings import queries
from lotsa.domain.mentorships.queries import in_words
from lotsa.domain.people.viewer import Viewer
from lotsa.engine.calendar.rhythm import Skipped, Suggestion, Suggestions, Window, why_not
from lotsa.engine.calendar.swedish_days import school_holiday
from lotsa.kit import dates


def skipped_sentence(skipped: tuple[Skipped, ...]) -> str:
    """ "We stepped over tor 6 maj (Kristi himmelsfärdsdag) and fre 7 maj (bridge day)." """
    quiet = [each for each in skipped if each.why == "quiet"]
    days = [
        _("%(day)s (%(why)s)") % {"day": dates.day(each.day), "why": each.name or _("bridge day")}
        for each in skipped
        if each.why != "quiet"
    ]
    if quiet:
        span = {"first": dates.week(quiet[0].day), "last": dates.week(quiet[-1].day)}
        days.append(_("the holiday weeks %(first)s to %(last)s") % span)
    return _("We stepped over %(days)s.") % {"days": in_words(days)} if days else ""


def usual_sentences(usual: list[queries.Usual], viewer: Viewer) -> tuple[str, ...]:
    """When each of the others usually can: "Göran can usually: tis 9–12, tor 13–16"."""
    return tuple(
        _("%(name)s can usually: %(times)s")
        % {"name": each.person.given_name, "times": ", ".join(map(window_words, each.windows))}
        for each in usual
        if each.windows and each.person.pk != viewer.id
    )


def weekday_name(number: int) -> str:
    """As in the middle of a sentence: small letters in Swedish, a capital in English."""
    return dates.long_day(date(2024, 1, 1 + number)).split()[0]  # that month began on a Monday


def window_words(window: Window) -> str:
    return f"{weekday_name(window.weekday)} {span_words(window)}"


def span_words(window: Window) -> str:
    return f"{window.start:%-H.%M}–{window.end:%-H.%M}".replace(".00", "")


def hint(found: Suggestions, n: int, usual: list[queries.Usual], viewer: Viewer) -> str:
    """Weekday, week, school holiday, and in whose usual times it lies."""
    time = found.times[n - 1]
    said = [
        f"{weekday_name(time.day.weekday()).capitalize()} {dates.week(time.day)}.",
        school_words(time.day),
    ]
    people = [usual[place].person for place in sorted(time.suits)]
    names = [person.given_name for person in people if person.pk != viewer.id]
    if names and len(names) < len(people):
        said.append(_("Suits both you and %(name)s.") % {"name": in_words(names)})
    elif names:
        said.append(_("Within the usual times of %(name)s.") % {"name": in_words(names)})
    return " ".join(each for each in said if each)


def _day_words(day: date) -> str:
    return f"{weekday_name(day.weekday()).capitalize()} {dates.week(day)}."


def school_words(day: date) -> str:
    return {
        "sports": _("School holiday in some places."),
        "autumn": _("School holiday."),
        "": "",
    }[school_holiday(day)]


def row_words(row: Suggestion, quiet: tuple[int, int] | None, language: str) -> str:
    """Beside a meeting of the rhythm: its week, and from where it was moved and why."""
    said = [_day_words(row.day), school_words(row.day)]
    if row.moved_from is not None:
        reason = why_not(row.moved_from, quiet, language)
        why = (reason.name if reason else "") or _("the weekend")
        if reason is not None and not reason.name:
            why = _("bridge day") if reason.why == "bridge" else _("the holiday weeks")
        said.append(_("Moved on from %(day)s (%(why)s).") % {"day": dates.day(row.moved_from), "why": why})
    return " ".join(each for each in said if each)
