"""The report in words, made from its counts, so that page and PDF say the same."""

from dataclasses import dataclass
from typing import Any

from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from lotsa.domain.outcomes.queries import Report
from lotsa.web.outcomes.goal_sentences import goal_words
from lotsa.web.outcomes.practice_sentences import practice_words
from lotsa.web.shell import charts, dates


@dataclass(frozen=True)
class Summary:
    done: str
    said: str
    unknown: str


@dataclass(frozen=True)
class Figure:
    label: str
    value: str
    whole: str = ""


def summary(report: Report) -> Summary:
    """What was done, what it came to, and what nobody can tell from it."""
    pairs = ngettext("%(n)s pair worked together", "%(n)s pairs worked together", report.pairs) % {
        "n": report.pairs
    }
    held = ngettext("held %(n)s meeting", "held %(n)s meetings", report.held) % {"n": report.held}
    done = _("%(pairs)s and %(held)s.") % {"pairs": pairs, "held": held}
    if report.meetings_per_pair is not None:
        done += " " + _("Half of the pairs met %(n)s times or more.") % {
            "n": dates.number(report.meetings_per_pair)
        }
    unknown = _(
        "We do not know whether more people stay in the company because of this; "
        "so few people are not enough to tell."
    )
    return Summary(done, _goals(report), unknown)


def _goals(report: Report) -> str:
    if not report.goals_agreed:
        return _("No pair has agreed on a goal yet.")
    if report.goals is None:
        return ngettext(
            "%(n)s goal has been agreed on. Too few people have looked back at theirs to say how it goes.",
            "%(n)s goals have been agreed on. Too few people have looked back at theirs to say how it goes.",
            report.goals_agreed,
        ) % {"n": report.goals_agreed}
    return _("%(part)s of %(whole)s goals are at plan or better.") % {
        "part": report.goals.part,
        "whole": report.goals.whole,
    }


def figures(report: Report) -> list[Figure]:
    """The four counts at the top of the sheet."""
    typical = dates.number(report.meetings_per_pair) if report.meetings_per_pair is not None else "–"
    return [
        Figure(_("mentees with a mentor"), str(report.matched.part), _of(report.matched.whole)),
        Figure(_("meetings held"), str(report.held)),
        Figure(_("meetings per pair, median"), typical),
        _goal_figure(report),
    ]


def _goal_figure(report: Report) -> Figure:
    if report.goals is None:
        return Figure(_("goals agreed on"), str(report.goals_agreed))
    return Figure(_("goals at plan or better"), str(report.goals.part), _of(report.goals.whole))


def _of(whole: int) -> str:
    return _("of %(n)s") % {"n": whole}


def taking_part(report: Report) -> list[tuple[str, str]]:
    return [
        (_("Mentees enrolled"), str(report.mentees)),
        (_("Mentors enrolled"), str(report.mentors)),
        (_("Places with mentors"), str(report.places)),
        (_("Mentees with a mentor"), str(report.matched.part)),
        (_("On the waiting list"), str(report.waiting)),
        (_("Pairs across departments"), _with_percent(report.cross_unit, enough=report.enough)),
        (_("Pairs that ended early"), str(report.ended_early)),
    ]


def meeting(report: Report) -> list[tuple[str, str]]:
    few = _("Too few pairs. Shown from five.")
    between = few if report.days_between is None else _days(report.days_between)
    return [
        (_("Pairs that have met"), _share_of(report.met, report.pairs)),
        (_("Pairs that have met four times or more"), _share_of(report.met_often, report.pairs)),
        (_("Agreed rhythm"), _days(report.programme.cadence_days)),
        (_("Days between meetings, median"), between),
        (_("Pairs that kept their rhythm"), few if report.in_rhythm is None else _share(report.in_rhythm)),
        (_("Meetings moved, cancelled or missed"), str(report.not_held)),
        (_("Working hours in meetings, both people"), dates.number(report.hours, 0)),
    ]


def in_words(report: Report) -> dict[str, Any]:
    """All that the page shows beside the report itself."""
    return {
        "summary": summary(report),
        "figures": figures(report),
        "taking_part": taking_part(report),
        "meeting": meeting(report),
        "goal_words": goal_words(report.attainment),
        "practice_words": practice_words(report.practice),
        "funnel": funnel(report),
        "about": about(),
    }


def funnel(report: Report) -> SafeString:
    """Where do we lose people: from enrolment to regular meetings, as bars and as a table."""
    rows = [
        (_("Mentees enrolled"), report.mentees),
        (_("With a mentor"), report.matched.part),
        (_("Met at least once"), report.met),
        (_("Met four times or more"), report.met_often),
    ]
    return charts.bars(rows, title=_("Mentees, and pairs that met"), heading=_("Step"))


def _days(number: float) -> str:
    return ngettext("%(n)s day", "%(n)s days", int(number)) % {"n": dates.number(number)}


def _share(share: Any) -> str:
    return _share_of(share.part, share.whole)


def _with_percent(share: Any, *, enough: bool) -> str:
    """The counts first; the share only of so many pairs that one more would not turn it over."""
    if not enough or not share.whole:
        return _share(share)
    percent = round(100 * share.part / share.whole)
    return _("%(part)s of %(whole)s (%(percent)s%%)") % {
        "part": share.part,
        "whole": share.whole,
        "percent": percent,
    }


def _share_of(part: int, whole: int) -> str:
    return _("%(part)s of %(whole)s") % {"part": part, "whole": whole}


def about() -> str:
    return _(
        "About these figures: everything is counted in Lotsa. A pair keeps its rhythm when half of the gaps "
        "between its meetings are at most one and a half times the agreed one. Goals are judged by the pair. "
        "Figures about a typical pair are shown from five pairs."
    )
