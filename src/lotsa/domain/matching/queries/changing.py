"""Another mentor for one mentee: the choices, and what each would do to everybody, before it is done."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.utils.translation import gettext as _

from lotsa.domain.activity.models import Event
from lotsa.domain.matching import access, wording
from lotsa.domain.matching.models import Proposal
from lotsa.domain.matching.queries.inputs import Inputs, inputs_of
from lotsa.domain.people.models import Person
from lotsa.domain.people.rules import demand
from lotsa.domain.people.viewer import Viewer
from lotsa.domain.programmes.models import Enrolment
from lotsa.engine.matching import Change, WhatIf, alternatives, part_lines, shown, what_if
from lotsa.kit.swedish import search_key

FOUND = 20


@dataclass(frozen=True)
class PartRow:
    name: str
    points: int
    weight: int
    stated: bool


@dataclass(frozen=True)
class Option:
    """One other mentor. `told`: the change in a sentence; empty with `why_not` when it cannot be."""

    mentor: Enrolment
    number: int
    fit_word: str
    told: str = ""
    also: str = ""
    why_not: str = ""


@dataclass(frozen=True)
class Trial:
    """The mentor being tried: as a swap, and as a new proposal for everybody not locked if that is better."""

    option: Option
    everybody: str = ""


@dataclass(frozen=True)
class ChangePage:
    proposal: Proposal
    number: int
    fit_word: str
    parts: Sequence[PartRow]
    why: str
    options: Sequence[Option]
    trial: Trial | None
    found: Sequence[Option] | None
    others: Sequence[Proposal]  # drafts to swap mentors with


def change_page(
    viewer: Viewer, proposal: Proposal, *, trying: UUID | None = None, search: str | None = None
) -> ChangePage:
    demand(access.BOARD, viewer, "change", proposal)
    inputs = inputs_of(proposal.programme)
    house = proposal.programme.organisation
    row, col = inputs.row.get(proposal.mentee_id), inputs.col.get(proposal.mentor_id)
    page = {
        "proposal": proposal,
        "number": shown(proposal.score),
        "fit_word": wording.fit_word(proposal.score, house),
        "why": wording.line(proposal.facts, weak=True),
    }
    if row is None or col is None:  # somebody has left since the proposal was made
        return ChangePage(**page, parts=[], options=[], trial=None, found=None, others=[])  # type: ignore[arg-type]
    asked = inputs.col.get(trying) if trying else None
    return ChangePage(
        **page,  # type: ignore[arg-type]  # the names and types of the dict above
        parts=[
            PartRow(wording.part_name(line.name), line.points, line.weight, line.stated)
            for line in part_lines(inputs.scores, inputs.weights, row, col)
        ],
        options=_options(inputs, row, asked),
        trial=_trial(inputs, row, asked) if asked is not None else None,
        found=_found(inputs, row, col, search) if search is not None else None,
        others=_swappable(inputs, row, col),
    )


@dataclass(frozen=True)
class LastChange:
    who: str
    at: datetime


def last_change(viewer: Viewer, proposal: Proposal) -> LastChange | None:
    """Who changed a draft last, for somebody who was about to."""
    demand(access.BOARD, viewer, "change", proposal)
    event = Event.objects.filter(object_id=proposal.pk).order_by("-sequence").first()
    if event is None or event.actor_id is None:
        return None
    who = Person.objects.filter(pk=event.actor_id, organisation=viewer.organisation).first()
    return LastChange(who.name if who else "", event.at)


def _unlocked(inputs: Inputs, row: int) -> set[int]:
    """Locked pairs stand, except the one that is being changed."""
    return inputs.locked - {row}


def _options(inputs: Inputs, row: int, asked: int | None) -> list[Option]:
    found = alternatives(
        inputs.problem(), inputs.options(keep=True), inputs.mates, row, locked=_unlocked(inputs, row), most=4
    )
    return [option_of(inputs, row, j, outcome) for j, outcome in found if j != asked][:3]


def outcome_of(inputs: Inputs, row: int, col: int, *, everybody: bool) -> WhatIf | None:
    """The change as the engine sees it; the pair being changed may itself be locked."""
    return what_if(
        inputs.problem(),
        inputs.options(keep=True),
        inputs.mates,
        row,
        col,
        locked=_unlocked(inputs, row),
        everybody=everybody,
    )


def _trial(inputs: Inputs, row: int, col: int) -> Trial:
    swap = outcome_of(inputs, row, col, everybody=False)
    option = option_of(inputs, row, col, swap)
    again = outcome_of(inputs, row, col, everybody=True)
    better = again and (swap is None or (again.matched, again.total) > (swap.matched, swap.total))
    return Trial(option, told(inputs, again) if again and better else "")


def option_of(inputs: Inputs, row: int, col: int, outcome: WhatIf | None) -> Option:
    house, mentor = inputs.programme.organisation, inputs.mentors[col]
    score = int(inputs.scores.total[row, col])
    worth = (mentor, shown(score), wording.fit_word(score, house))
    if outcome is None:
        why = wording.why_not(inputs.broken(row, col)) or _("Locked pairs hold every place there.")
        return Option(*worth, why_not=why)
    return Option(*worth, told=told(inputs, outcome), also=also(inputs, outcome))


def told(inputs: Inputs, outcome: WhatIf) -> str:
    """ "Elin 71 → 66. Maja 64 → 67. Total −2." """
    changes = [outcome.mine, *outcome.others]
    sentences = [_moved(inputs, change) for change in changes[:4]]
    if len(changes) > 4:
        sentences.append(_("%(n)s more change.") % {"n": len(changes) - 4})
    if len(changes) == 1:
        sentences.append(_("Nobody else changes."))
    # Of the numbers shown, so that a reader who adds them up gets the same.
    total = sum(shown(change.score_after) - shown(change.score_before) for change in changes)
    return " ".join([*sentences, _("Total %(change)s.") % {"change": signed(total)}])


def signed(number: int) -> str:
    return f"+{number}" if number > 0 else f"\u2212{-number}" if number else "±0"


def _moved(inputs: Inputs, change: Change) -> str:
    values = {
        "name": inputs.mentees[change.mentee].person.given_name,
        "before": shown(change.score_before),
        "after": shown(change.score_after),
    }
    if change.after is None:
        return _("%(name)s is left without a proposal.") % values
    if change.before is None:
        return _("%(name)s gets a proposal: %(after)s.") % values
    return _("%(name)s %(before)s → %(after)s.") % values


def also(inputs: Inputs, outcome: WhatIf) -> str:
    """What becomes possible: "Frees a place with Göran. Nils could then be matched: Good 74." """
    if not outcome.could:
        return ""
    mentee, mentor, score = outcome.could[0]
    return _("Frees a place with %(mentor)s. %(mentee)s could then be matched: %(fit)s.") % {
        "mentor": inputs.mentors[mentor].person.given_name,
        "mentee": inputs.mentees[mentee].person.given_name,
        "fit": wording.fit_and_number(score, inputs.programme.organisation),
    }


def _swappable(inputs: Inputs, row: int, col: int) -> list[Proposal]:
    """Drafts whose mentee could have this mentor, and this mentee theirs."""
    return [
        other
        for other in inputs.on_board
        if inputs.col[other.mentor_id] != col
        and not inputs.broken(row, inputs.col[other.mentor_id])
        and not inputs.broken(inputs.row[other.mentee_id], col)
    ]


def _found(inputs: Inputs, row: int, col: int, search: str) -> list[Option]:
    """Any mentor by name, best first; those who cannot be proposed are shown with the reason."""
    words = search_key(search).split()
    hits = [
        j
        for j, mentor in enumerate(inputs.mentors)
        if j != col and all(word in mentor.person.search_key for word in words)
    ]
    hits.sort(key=lambda j: -int(inputs.scores.total[row, j]))
    return [option_of(inputs, row, j, outcome_of(inputs, row, j, everybody=False)) for j in hits[:FOUND]]
