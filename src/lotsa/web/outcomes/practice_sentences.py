"""What was tried, rated and proposed, in words: counts first, then how little they can tell."""

from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from lotsa.domain.outcomes.practice import Practice
from lotsa.web.shell import dates

Rows = list[tuple[str, str]]


@dataclass(frozen=True)
class PracticeWords:
    rows: Rows
    about: str


def practice_words(told: Practice) -> PracticeWords:
    return PracticeWords([*_tried(told), *_rated(told), *_ideas(told)], _about(told))


def _tried(told: Practice) -> Rows:
    label, given = _("Next steps tried at work"), told.transfer
    if given is None:
        return [(label, _too_few(told))]
    of_all = _("%(part)s of %(whole)s") % {"part": given.yes, "whole": given.answered}
    return [
        (label, of_all),
        (_("Tried in part"), str(given.partly)),
        (_("Not tried yet"), str(given.not_yet)),
    ]


def _rated(told: Practice) -> Rows:
    if told.ratings is None:
        return [(_("“The meeting …”"), _too_few(told))]
    return [
        (_("“The meeting %(word)s”") % {"word": word}, _times(count)) for word, count in told.ratings.items()
    ]


def _times(count: int) -> str:
    return ngettext("%(n)s answer", "%(n)s answers", count) % {"n": count}


def _ideas(told: Practice) -> Rows:
    ideas = told.ideas
    rows = [(_("Ideas handed in"), str(ideas.handed_in))]
    if not ideas.handed_in:
        return rows
    rows += [
        (_("Ideas that are being tried"), str(ideas.tried)),
        (_("Ideas that have been adopted"), str(ideas.adopted)),
        (_("Ideas that wait for an answer"), str(ideas.waiting)),
    ]
    if ideas.days is not None:
        rows.append((_("Days until the first answer, median"), dates.number(ideas.days)))
    return rows


def _too_few(told: Practice) -> str:
    return _("Too few answers. Shown from %(n)s people.") % {"n": told.least}


def _about(told: Practice) -> str:
    return _(
        "Whether a next step was tried is answered by whoever took it on, and how a meeting was by those "
        "who chose to say. Both are voluntary, so those who are content may have answered more often. "
        "Nobody's answer is shown, and a sum of fewer than %(n)s people is not shown at all. Answers are "
        "counted up to the last day of last month at the latest, and new ones are added only when they "
        "are %(n)s people's or more."
    ) % {"n": told.least}
