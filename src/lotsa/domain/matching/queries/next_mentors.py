"""Who could be the next mentor of one mentee, with the places there are now. Every other pair stands: whoever
has a mentor keeps her, and a draft on the board keeps its place."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from lotsa.domain.matching import wording
from lotsa.domain.matching.models import Proposal
from lotsa.domain.matching.queries import profiles
from lotsa.domain.matching.queries.inputs import Inputs, rules_of, weights_of
from lotsa.domain.matching.queries.unmatched import left_over
from lotsa.domain.mentorships import access as mentorships
from lotsa.domain.mentorships.models import Membership, Mentorship
from lotsa.domain.people.rules import demand
from lotsa.domain.people.viewer import Viewer
from lotsa.domain.programmes.models import Enrolment, Programme
from lotsa.domain.programmes.queries import untrained
from lotsa.engine.matching import RULES, shown

MOST = 6
S = Enrolment.State


@dataclass(frozen=True)
class NextMentor:
    """`reasons` are written to the mentee: no numbers and nothing of what the mentor has wished."""

    mentor: Enrolment
    score: int
    number: int
    fit_word: str
    line: str
    reasons: tuple[str, ...]


@dataclass(frozen=True)
class NextMentors:
    mentee: Enrolment
    mentors: tuple[NextMentor, ...]
    why_none: str = ""
    removed: str = ""  # by which rules, in numbers; for a coordinator
    is_second_best: bool = False  # nobody with a place teaches what is wanted; these suit in other ways

    @property
    def names(self) -> str:
        return ", ".join(each.mentor.person.name for each in self.mentors)

    def of(self, pk: str) -> NextMentor | None:
        return next((each for each in self.mentors if str(each.mentor.pk) == pk), None)


def inputs_for(programme: Programme, mentees: Sequence[Enrolment]) -> Inputs:
    """As for a match of these mentees alone, with all other pairs standing. Nobody gets a mentor again whom
    they have had, whatever the programme's rules say: that is what they are leaving."""
    _mentees, everybody = profiles.enrolments(programme)
    left_out = untrained(programme, everybody)
    mentors = [mentor for mentor in everybody if mentor.pk not in left_out]
    taken = profiles.taken_places(programme)
    drafts = Proposal.objects.filter(programme=programme, state=Proposal.State.STAGED)
    for mentor in drafts.exclude(mentee__in=mentees).values_list("mentor_id", flat=True):
        taken[mentor] = taken.get(mentor, 0) + 1
    chosen = {*rules_of(programme), "previous_pair"}
    return Inputs(
        programme=programme,
        mentees=list(mentees),
        mentors=mentors,
        weights=weights_of(programme),
        rules=tuple(rule for rule in RULES if rule in chosen),
        taken=taken,
        staged=[],
        untrained=[mentor for mentor in everybody if mentor.pk in left_out],
    )


def mentee_of(mentorship: Mentorship) -> Enrolment | None:
    """The one who is to have a new mentor; in a circle there is no such one."""
    rows = Membership.objects.filter(
        mentorship=mentorship, side=Membership.Side.MENTEE, enrolment__isnull=False
    ).select_related("enrolment__person__organisation", "enrolment__programme")
    found = [row.enrolment for row in rows if row.enrolment is not None]
    return found[0] if len(found) == 1 else None


def next_mentors(viewer: Viewer, mentorship: Mentorship) -> NextMentors | None:
    """For the mentee herself, and for a coordinator."""
    mentee = mentee_of(mentorship)
    if mentee is None:
        return None
    if mentee.person_id != viewer.id:
        demand(mentorships.RULES, viewer, "end", mentorship)
    return next_of(mentorship.programme, mentee)


def next_of(programme: Programme, mentee: Enrolment) -> NextMentors:
    inputs = inputs_for(programme, [mentee])
    if not inputs.mentors:
        return _none(inputs, mentee)
    problem = inputs.problem()
    score = inputs.scores.total[0]
    places = [j for j in range(len(inputs.mentors)) if problem.mentor_cap[j] > 0]
    places.sort(key=lambda j: (-int(score[j]), inputs.mentors[j].person.sort_key))
    open_to = [j for j in places if problem.eligible[0, j]]
    if open_to:
        return NextMentors(mentee, tuple(described(inputs, 0, j) for j in open_to[:MOST]))
    rest = [j for j in places if not protecting(inputs, j)]
    found = tuple(described(inputs, 0, j) for j in rest[:MOST])
    return replace(_none(inputs, mentee), mentors=found, is_second_best=bool(found))


def protecting(inputs: Inputs, mentor: int) -> list[str]:
    """The rules that a pair breaks and that nobody may break. Half-way through a programme a place with
    somebody who teaches something else may be better than none: that is for people to decide."""
    return [rule for rule in inputs.broken(0, mentor) if rule != "can_teach"]


def described(inputs: Inputs, row: int, col: int) -> NextMentor:
    worth = inputs.worth(row, col)
    mentee, mentor = inputs.mentees[row], inputs.mentors[col]
    proposal = Proposal(programme=inputs.programme, mentee=mentee, mentor=mentor, **worth)
    return NextMentor(
        mentor=mentor,
        score=proposal.score,
        number=shown(proposal.score),
        fit_word=wording.fit_word(proposal.score, inputs.programme.organisation),
        line=wording.line(proposal.facts),
        reasons=tuple(wording.reasons(proposal, "mentee")),
    )


def _none(inputs: Inputs, mentee: Enrolment) -> NextMentors:
    profiles.name_competences([mentee])
    reason = left_over(inputs, inputs.problem(), mentee)
    return NextMentors(mentee, (), reason.why, reason.removed)
