"""What the pairs tried at work, what they thought of their meetings, and what came of their ideas: in sums of
many people, and never in anybody's words."""

from collections import Counter
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from statistics import median
from uuid import UUID

from lotsa.domain.meetings.queries import Transfer, rating_words, ratings_in_all, transfer_in_all
from lotsa.domain.recognition.models import Idea

_LEAST = 3  # people in a sum, also where an organisation asks for fewer


@dataclass(frozen=True)
class Ideas:
    handed_in: int = 0
    tried: int = 0
    adopted: int = 0
    waiting: int = 0
    days: float | None = None  # until the first answer, median; None before the first answer


@dataclass(frozen=True)
class Practice:
    least: int  # people in a sum that is shown
    transfer: Transfer | None  # None: fewer have answered
    ratings: Mapping[str, int] | None  # the five words, the best first; None: fewer have rated
    ideas: Ideas


def practice(mentorship_ids: Collection[UUID], *, min_group: int) -> Practice:
    """Four queries."""
    least = max(min_group, _LEAST)
    counted = ratings_in_all(mentorship_ids, min_group=least)
    words = dict(rating_words())
    return Practice(
        least=least,
        transfer=transfer_in_all(mentorship_ids, min_group=least),
        ratings=None if counted is None else {words[n]: counted[n] for n in sorted(counted, reverse=True)},
        ideas=_ideas(mentorship_ids),
    )


def _ideas(mentorship_ids: Collection[UUID]) -> Ideas:
    rows = list(
        Idea.objects.filter(mentorship__in=list(mentorship_ids)).values_list(
            "state", "created_at", "answered_at"
        )
    )
    states = Counter(state for state, _made, _answered in rows)
    waited = [(answered.date() - made.date()).days for _state, made, answered in rows if answered]
    return Ideas(
        handed_in=len(rows),
        tried=states[Idea.State.TRIED],
        adopted=states[Idea.State.ADOPTED],
        waiting=states[Idea.State.PROPOSED],
        days=median(waited) if waited else None,
    )
