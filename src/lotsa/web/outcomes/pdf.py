"""The report on paper: the same counts, set by typst as a tagged PDF."""

import json
from pathlib import Path
from typing import Any

import typst
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from lotsa.domain.outcomes.queries import Report
from lotsa.kit import clock
from lotsa.web.outcomes import sentences
from lotsa.web.outcomes.goal_sentences import goal_words
from lotsa.web.outcomes.practice_sentences import practice_words
from lotsa.web.shell import dates
from lotsa.web.shell.wording import put_everywhere

_SHEET = Path(__file__).parent / "typst" / "report.typ"


def as_pdf(report: Report, organisation: Any) -> bytes:
    """Tagged (PDF/UA-1), fonts embedded. The data go in as JSON, so no text can act as markup."""
    data = json.dumps(put_everywhere(_data(report, organisation), organisation.adept_forms))
    made: bytes = typst.compile(str(_SHEET), sys_inputs={"data": data}, pdf_standards="ua-1")
    return made


def _data(report: Report, organisation: Any) -> dict[str, Any]:
    programme, words = report.programme, sentences.summary(report)
    attained, practised = goal_words(report.attainment), practice_words(report.practice)
    return {
        "lang": (get_language() or "sv")[:2],
        "eyebrow": f"{organisation.name}. {dates.long_day(clock.today(organisation.zone))}",
        "title": programme.name,
        "period": f"{dates.day(programme.starts_on, year=True)} – {dates.day(programme.ends_on, year=True)}",
        "lead": f"{words.done} {words.said}",
        "unknown": words.unknown,
        "figures": [
            {"label": figure.label, "value": figure.value, "whole": figure.whole}
            for figure in sentences.figures(report)
        ],
        "tables": [
            {"title": _("Taking part"), "rows": sentences.taking_part(report)},
            {"title": _("Meetings"), "rows": sentences.meeting(report)},
        ],
        "attainment": {
            "title": _("Goals of the pairs"),
            "rows": attained.rows,
            "warning": attained.warning,
            "about": attained.about,
        },
        "practice": {"title": _("In practice"), "rows": practised.rows, "about": practised.about},
        "goals_title": _("Goals of the programme"),
        "goal_heads": [_("Goal"), _("Target"), _("Result")],
        "goals": [
            [
                goal.text,
                _number(goal.target),
                _number(goal.result) if goal.result is not None else _("not measured yet"),
            ]
            for goal in report.programme_goals
        ],
        "about": sentences.about(),
    }


def _number(value: Any) -> str:
    return "–" if value is None else dates.number(value)
