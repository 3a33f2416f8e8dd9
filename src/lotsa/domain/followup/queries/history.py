from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from lotsa.domain.followup.queries.pairs import Followed
from lotsa.domain.followup.tally import BOOKED
from lotsa.domain.mentorships.models import TalkRequest
from lotsa.kit import clock


@dataclass(frozen=True)
class HistoryLine:
    day: date
    text: str
    needs_you: bool = False  # a signal that waits


def history(followed: Followed, talks: Iterable[TalkRequest] = ()) -> list[HistoryLine]:
    """What has happened, newest first: dates and states only, the same for the pair and the coordinator."""
    pair = followed.mentorship
    coming = pair.starts_on > clock.today(pair.organisation.zone)
    lines = [HistoryLine(pair.starts_on, _("The mentorship begins") if coming else _("The mentorship began"))]
    if pair.agreement_signed_on:
        lines.append(HistoryLine(pair.agreement_signed_on, _("Everybody said yes to the agreement")))
    if pair.ended_on:
        ending = _("Ended: %(outcome)s") % {"outcome": pair.get_outcome_display()}
        lines.append(HistoryLine(pair.ended_on, ending))
    for first, _until in pair.pauses:
        lines.append(HistoryLine(date.fromisoformat(first), _("A pause began")))
    lines += _meetings(followed)
    for talk in talks:
        asked = _("%(name)s asked for a talk") % {"name": talk.person.given_name}
        lines.append(HistoryLine(talk.created_at.date(), asked, needs_you=True))
    return sorted(lines, key=lambda line: line.day, reverse=True)


def _meetings(followed: Followed) -> Iterable[HistoryLine]:
    number = 0
    words = {
        "moved": _("A meeting was moved"),
        "cancelled": _("A meeting was cancelled"),
        "missed": _("A meeting did not happen"),
    }
    for mark in sorted(followed.marks, key=lambda each: each.day):
        if mark.state == "held":
            number += 1
            facts = {"n": number, "minutes": mark.minutes}
            yield HistoryLine(mark.day, _("Meeting %(n)s was held, %(minutes)s min") % facts)
        elif mark.state not in BOOKED:
            yield HistoryLine(mark.happened or mark.day, words.get(mark.state, words["cancelled"]))
