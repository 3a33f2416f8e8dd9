"""Earlier match runs, and what differs between two of them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from lotsa.domain.matching import access
from lotsa.domain.matching.models import MatchRun
from lotsa.domain.people.rules import demand
from lotsa.domain.people.viewer import Viewer
from lotsa.domain.programmes.models import Enrolment, Programme
from lotsa.engine.matching import shown


@dataclass(frozen=True)
class Difference:
    """A mentee whose mentor is another in the later run; None for nobody."""

    mentee: Enrolment
    before: Enrolment | None
    after: Enrolment | None
    number_before: int | None
    number_after: int | None


@dataclass(frozen=True)
class RunsPage:
    runs: Sequence[MatchRun]
    later: MatchRun | None
    earlier: MatchRun | None
    differences: Sequence[Difference]
    same: int


def runs_page(viewer: Viewer, programme: Programme, *, number: int | None = None) -> RunsPage:
    """The run asked for (else the last) beside the one before it."""
    demand(access.BOARD, viewer, "see_score", programme)
    runs = list(access.runs_of(viewer, programme))
    later = next((run for run in runs if run.number == number), runs[0] if runs else None)
    earlier = next((run for run in runs if later and run.number < later.number), None)
    if later is None or earlier is None:
        return RunsPage(runs, later, None, [], 0)
    old, new = _pairs(earlier), _pairs(later)
    people = {
        str(row.pk): row for row in Enrolment.objects.filter(programme=programme).select_related("person")
    }
    differences = [
        Difference(
            people[mentee],
            people.get(old.get(mentee, ("", 0))[0]),
            people.get(new.get(mentee, ("", 0))[0]),
            shown(old[mentee][1]) if mentee in old else None,
            shown(new[mentee][1]) if mentee in new else None,
        )
        for mentee in {*old, *new}
        if mentee in people and old.get(mentee, ("",))[0] != new.get(mentee, ("",))[0]
    ]
    differences.sort(key=lambda difference: difference.mentee.person.sort_key)
    same = sum(old[mentee][0] == new[mentee][0] for mentee in set(old) & set(new))
    return RunsPage(runs, later, earlier, differences, same)


def _pairs(run: MatchRun) -> dict[str, tuple[str, int]]:
    facts: Mapping[str, Any] = run.facts
    return {mentee: (mentor, score) for mentee, mentor, score in facts.get("pairs", ())}
