"""What the matching pages say first, in one sentence."""

from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from lotsa.domain.matching.queries import Board
from lotsa.web.shell.dates import day_time


def mentees(count: int) -> str:
    return ngettext("%(n)s mentee", "%(n)s mentees", count) % {"n": count}


def mentors(count: int) -> str:
    return ngettext("%(n)s mentor", "%(n)s mentors", count) % {"n": count}


def places(count: int) -> str:
    return ngettext("%(n)s place", "%(n)s places", count) % {"n": count}


def pairs(count: int) -> str:
    return ngettext("%(n)s pair", "%(n)s pairs", count) % {"n": count}


def heading(told: Board) -> str:
    if not told.pairs and (told.waiting or told.answered):
        return _sent(told)
    sides = {"mentees": mentees(told.mentees), "mentors": mentors(len(told.mentors))}
    if not told.has_both_sides:
        return _("You have %(mentees)s and %(mentors)s") % sides
    if not told.pairs and not told.run:
        return _("Ready: %(mentees)s, %(mentors)s with %(places)s") % {**sides, "places": places(told.places)}
    if told.mentees == 0:
        return _("Everybody has a mentor")
    text = ngettext(
        "%(n)s of %(all)s mentee has a proposal", "%(n)s of %(all)s mentees have a proposal", told.mentees
    )
    return text % {"n": told.matched, "all": told.mentees}


def _sent(told: Board) -> str:
    every = len(told.waiting) + len(told.answered)
    if told.not_left:
        when = min(p.send_at for p in told.not_left if p.send_at)
        return _("%(pairs)s are sent %(when)s") % {"pairs": pairs(len(told.not_left)), "when": day_time(when)}
    yes = sum(p.state == "accepted" for p in told.answered)
    return _("%(n)s of %(pairs)s have said yes") % {"n": yes, "pairs": pairs(every)}


def lead(told: Board) -> str:
    if told.pairs:
        return _("No mail is sent until you publish.")
    if told.strongest_rule and told.run:
        return told.strongest_rule
    if told.has_both_sides and not told.run:
        return _("The same answers always give the same proposal. No mail is sent until you publish.")
    return ""


def changed(run: Any) -> str:
    """What to say after a run."""
    facts = run.facts
    done = ngettext("%(n)s mentee has a proposal.", "%(n)s mentees have a proposal.", facts["matched"]) % {
        "n": facts["matched"]
    }
    if run.number == 1:
        return done
    if not facts["changed"]:
        return _("%(done)s Nothing has changed since before.") % {"done": done}
    moved = ngettext("%(n)s pair has changed.", "%(n)s pairs have changed.", facts["changed"])
    return f"{done} {moved % {'n': facts['changed']}}"
