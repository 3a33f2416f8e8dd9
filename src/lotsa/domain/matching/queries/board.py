"""The matching board of one programme, as its coordinator sees it."""

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from django.utils.translation import gettext as _

from lotsa.domain.matching import access, wording
from lotsa.domain.matching.models import MatchRun, Proposal
from lotsa.domain.matching.queries import profiles
from lotsa.domain.matching.queries.inputs import Inputs, inputs_of, rules_of, weights_of
from lotsa.domain.matching.queries.unmatched import LeftOver, left_over, wants
from lotsa.domain.people.rules import demand
from lotsa.domain.people.viewer import Viewer
from lotsa.domain.programmes.models import Enrolment, Programme
from lotsa.engine.matching import rule_shares, shown

EXPLAINED = 5  # so many people without a proposal are explained at once
P = Proposal.State
SORTS = ("weakest", "name", "department")


@dataclass(frozen=True)
class PairLine:
    proposal: Proposal
    mentee: Enrolment
    mentor: Enrolment
    number: int
    fit: str
    fit_word: str
    why: str
    place: int
    places: int


@dataclass(frozen=True)
class MentorLine:
    mentor: Enrolment
    taken: int


@dataclass(frozen=True)
class Count:
    name: str
    mentees: int
    without: int


@dataclass(frozen=True)
class Board:
    programme: Programme
    run: MatchRun | None
    pairs: Sequence[PairLine]
    left_over: Sequence[LeftOver]
    more_left_over: int
    waiting: Sequence[Proposal]  # published, not answered by both
    answered: Sequence[Proposal]  # accepted or declined
    mentors: Sequence[MentorLine]
    untrained: Sequence[Enrolment]  # mentors left out until they have taken the training
    groups: Sequence[Count]  # by site, counts only
    mentees: int
    places: int
    taken: int
    locked: int
    strongest_rule: str  # what removes most possible pairs, when nobody can be matched
    sort: str

    @property
    def rules_changed(self) -> bool:
        """Whether weights or rules are others than those of the last run."""
        now = (weights_of(self.programme), list(rules_of(self.programme)))
        return self.run is not None and (self.run.weights, self.run.hard_rules) != now

    @property
    def sent(self) -> Sequence[Proposal]:
        """Those that wait for an answer first."""
        return [*self.waiting, *self.answered]

    @property
    def not_left(self) -> Sequence[Proposal]:
        """Published, but the mails have not left yet: this can be undone."""
        return [proposal for proposal in self.waiting if not proposal.has_left]

    @property
    def has_both_sides(self) -> bool:
        return bool((self.mentees or self.waiting) and self.mentors)

    @property
    def matched(self) -> int:
        return len(self.pairs)


def board(viewer: Viewer, programme: Programme, *, sort: str = "weakest", everybody: bool = False) -> Board:
    demand(access.BOARD, viewer, "see_score", programme)
    inputs = inputs_of(programme)
    run = access.runs_of(viewer, programme).first()
    free = [mentee for mentee in inputs.mentees if inputs.row[mentee.pk] not in inputs.mates]
    explained = _left_over(inputs, free, everybody) if free and (run or inputs.on_board) else []
    held = Counter(inputs.taken) + Counter(p.mentor_id for p in inputs.on_board)
    sent = list(
        access.visible_to(viewer)
        .filter(programme=programme, state__in=(P.PUBLISHED, P.ACCEPTED, P.DECLINED))
        .select_related(None)  # of hundreds only who, what they answered and until when
        .select_related("mentee__person", "mentor__person")
        .defer("facts", "parts")
        .order_by("mentee__person__sort_key")
    )
    return Board(
        programme=programme,
        run=run,
        pairs=_sorted(_pair_lines(inputs), sort),
        left_over=explained,
        more_left_over=len(free) - EXPLAINED if not everybody and len(free) > EXPLAINED else 0,
        waiting=[proposal for proposal in sent if proposal.state == P.PUBLISHED],
        answered=[proposal for proposal in sent if proposal.state != P.PUBLISHED],
        mentors=[MentorLine(mentor, held[mentor.pk]) for mentor in inputs.mentors],
        untrained=inputs.untrained,
        groups=_groups(inputs),
        mentees=len(inputs.mentees),
        places=sum(mentor.places for mentor in inputs.mentors),
        taken=sum(held[mentor.pk] for mentor in inputs.mentors),
        locked=len(inputs.locked),
        strongest_rule=_strongest_rule(inputs) if not inputs.on_board else "",
        sort=sort if sort in SORTS else SORTS[0],
    )


def _left_over(inputs: Inputs, free: list[Enrolment], everybody: bool) -> list[LeftOver]:
    problem = inputs.problem()
    profiles.name_competences(free)
    return [
        left_over(inputs, problem, mentee)
        if everybody or place < EXPLAINED
        else LeftOver(mentee, wants(mentee))
        for place, mentee in enumerate(free)
    ]


def _pair_lines(inputs: Inputs) -> list[PairLine]:
    house = inputs.programme.organisation
    place: dict[UUID, int] = defaultdict(int, inputs.taken)
    lines = []
    for proposal in sorted(inputs.on_board, key=lambda p: inputs.row[p.mentee_id]):
        mentee = inputs.mentees[inputs.row[proposal.mentee_id]]
        mentor = inputs.mentors[inputs.col[proposal.mentor_id]]
        place[mentor.pk] += 1
        fit = wording.fit(proposal.score, house)
        lines.append(
            PairLine(
                proposal=proposal,
                mentee=mentee,
                mentor=mentor,
                number=shown(proposal.score),
                fit=fit,
                fit_word=wording.fit_word(proposal.score, house),
                why=wording.line(proposal.facts, weak=fit == "weak"),
                place=place[mentor.pk],
                places=mentor.places,
            )
        )
    return lines


def _sorted(lines: list[PairLine], sort: str) -> list[PairLine]:
    """The lines come by name; sorting is stable."""
    if sort == "name":
        return lines
    if sort == "department":
        return sorted(
            lines, key=lambda line: line.mentee.person.unit.sort_key if line.mentee.person.unit else "~"
        )
    return sorted(lines, key=lambda line: line.proposal.score)


def _groups(inputs: Inputs) -> list[Count]:
    """How many mentees of each site are there and how many are left over: counts, no names."""
    everybody: Counter[str] = Counter()
    without: Counter[str] = Counter()
    for i, mentee in enumerate(inputs.mentees):
        name = mentee.person.site.name if mentee.person.site else _("No site given")
        everybody[name] += 1
        without[name] += i not in inputs.mates
    return [Count(name, n, without[name]) for name, n in sorted(everybody.items())]


def _strongest_rule(inputs: Inputs) -> str:
    possible = len(inputs.mentees) * len(inputs.mentors)
    shares = {r: n for r, n in rule_shares(inputs.removed).items() if r not in ("self", "veto", "excluded")}
    rule, count = next(iter(shares.items()), ("", 0))
    if not count:
        return ""
    return _("“%(rule)s” removes %(share)s %% of the possible pairs.") % {
        "rule": wording.rule_name(rule),
        "share": round(100 * count / possible),
    }
