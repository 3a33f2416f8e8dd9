"""Everything a match of one programme is computed from, and the pairs as they stand on the board."""

from dataclasses import dataclass
from functools import cached_property
from hashlib import sha256
from typing import Any
from uuid import UUID

import numpy as np
from numpy.typing import NDArray

from lotsa.domain.competences.models import Competence
from lotsa.domain.matching.models import Proposal
from lotsa.domain.matching.queries import profiles
from lotsa.domain.programmes.models import Enrolment, Programme
from lotsa.domain.programmes.queries import untrained
from lotsa.domain.programmes.templates import ALWAYS
from lotsa.engine.matching import (
    DEFAULT_WEIGHTS,
    RULES,
    MenteeProfile,
    MentorProfile,
    Options,
    Problem,
    Reason,
    Scores,
    eligible,
    hard_rules,
    pair_reasons,
    part_lines,
    score_parts,
)

# These stand whatever the programme's rules say.
FIXED = ("self", *ALWAYS, "excluded")
LOOSENABLE = ("reporting_chain", "common_language", "can_teach", "role_checklist", "previous_pair")
# Which of two almost equal proposals: the one that moves fewer people. In hundredths of a point, per pair.
KEEP_BONUS = 300


def rules_of(programme: Programme) -> tuple[str, ...]:
    """The rules in force, in the engine's order. A programme that has never named any has the usual ones."""
    chosen = programme.hard_rules or (*ALWAYS, "reporting_chain", "common_language", "can_teach")
    return tuple(rule for rule in RULES if rule in FIXED or rule in chosen)


def weights_of(programme: Programme) -> dict[str, int]:
    return dict(programme.weights or DEFAULT_WEIGHTS)


def seed_of(programme: Programme) -> int:
    """Fixed for a programme, so that the same answers always give the same proposal."""
    return int.from_bytes(sha256(programme.pk.bytes).digest()[:7])


@dataclass(frozen=True, eq=False)
class Inputs:
    programme: Programme
    mentees: list[Enrolment]
    mentors: list[Enrolment]
    weights: dict[str, int]
    rules: tuple[str, ...]
    taken: dict[UUID, int]
    staged: list[Proposal]
    untrained: list[Enrolment]  # mentors whom the programme leaves out until they have taken the training

    # Who suits whom is worked out when asked for: a board where everybody has a pair does not need it.

    @cached_property
    def _profiles(self) -> tuple[list[MenteeProfile], list[MentorProfile]]:
        profiles.read_answers([*self.mentees, *self.mentors])
        return profiles.profiles(self.programme, self.mentees, self.mentors)

    @property
    def mentee_profiles(self) -> list[MenteeProfile]:
        return self._profiles[0]

    @property
    def mentor_profiles(self) -> list[MentorProfile]:
        return self._profiles[1]

    @cached_property
    def scores(self) -> Scores:
        return score_parts(*self._profiles, self.weights)

    @cached_property
    def removed(self) -> dict[str, NDArray[np.bool_]]:
        return hard_rules(*self._profiles, profiles.relations(self.programme), self.rules)

    @cached_property
    def row(self) -> dict[UUID, int]:
        return {enrolment.pk: i for i, enrolment in enumerate(self.mentees)}

    @cached_property
    def col(self) -> dict[UUID, int]:
        return {enrolment.pk: j for j, enrolment in enumerate(self.mentors)}

    @cached_property
    def mates(self) -> dict[int, int]:
        """The pairs on the board, as row of the mentee -> column of the mentor."""
        return {self.row[p.mentee_id]: self.col[p.mentor_id] for p in self.on_board}

    @cached_property
    def on_board(self) -> list[Proposal]:
        """Drafts whose two people still take part."""
        return [p for p in self.staged if p.mentee_id in self.row and p.mentor_id in self.col]

    @cached_property
    def locked(self) -> set[int]:
        return {self.row[p.mentee_id] for p in self.on_board if p.locked}

    def problem(self) -> Problem:
        """Locked pairs stand. What a coordinator has put together by hand counts as allowed."""
        shape = (len(self.mentees), len(self.mentors))
        pinned = np.array([(i, self.mates[i]) for i in sorted(self.locked)], np.int64).reshape(-1, 2)
        allowed = eligible(self.removed, shape)
        allowed[pinned[:, 0], pinned[:, 1]] = True
        return Problem(
            score=self.scores.total.astype(np.int32),
            eligible=allowed,
            mentee_cap=np.ones(shape[0], np.int64),
            mentor_cap=np.array(
                [max(mentor.places - self.taken.get(mentor.pk, 0), 0) for mentor in self.mentors], np.int64
            ),
            mentee_id=tuple(str(mentee.pk) for mentee in self.mentees),
            mentor_id=tuple(str(mentor.pk) for mentor in self.mentors),
            pinned=pinned,
        )

    def options(self, *, keep: bool = False) -> Options:
        return Options(seed=seed_of(self.programme), keep_bonus=KEEP_BONUS if keep else 0)

    def reasons(self, mentee: int, mentor: int) -> tuple[Reason, ...]:
        lines = part_lines(self.scores, self.weights, mentee, mentor)
        return pair_reasons(self.mentee_profiles[mentee], self.mentor_profiles[mentor], lines)

    def broken(self, mentee: int, mentor: int) -> list[str]:
        """The rules that this pair breaks."""
        return [rule for rule, forbids in self.removed.items() if forbids[mentee, mentor]]

    def worth(self, mentee: int, mentor: int) -> dict[str, Any]:
        """What a proposal keeps of a pair's score: number, parts, and reasons as codes with values."""
        lines = part_lines(self.scores, self.weights, mentee, mentor)
        facts = [self._fact(reason, mentor) for reason in self.reasons(mentee, mentor)]
        broken = [
            {"part": "rules", "code": rule, "good": False, "worth": 10_000}
            for rule in self.broken(mentee, mentor)
            if rule in LOOSENABLE
        ]
        return {
            "score": int(self.scores.total[mentee, mentor]),
            "parts": {
                line.name: {
                    "value": line.value,
                    "stated": line.stated,
                    "weight": line.weight,
                    "points": line.points,
                }
                for line in lines
            },
            "facts": [*broken, *facts],
        }

    def _fact(self, reason: Reason, mentor: int) -> dict[str, Any]:
        values: dict[str, Any] = dict(reason.values)
        if "competence" in values:
            values["competence"] = self._labels[values["competence"]]
        if "site" in values:
            site = self.mentors[mentor].person.site
            values["site"] = site.name if site else ""
        return {
            "part": reason.part,
            "code": reason.code,
            "good": reason.good,
            "worth": reason.worth,
            **values,
        }

    @cached_property
    def _labels(self) -> dict[str, dict[str, str]]:
        """Competence -> its name in both languages, kept with the proposal so that mails need no lookup."""
        library = Competence.objects.filter(organisation=self.programme.organisation_id)
        return {
            str(pk): {"sv": swedish, "en": english}
            for pk, swedish, english in library.values_list("pk", "label_sv", "label_en")
        }


def inputs_of(programme: Programme) -> Inputs:
    """The same number of queries for 3 people and for 500."""
    mentees, everybody = profiles.enrolments(programme)
    left_out = untrained(programme, everybody)
    mentors = [mentor for mentor in everybody if mentor.pk not in left_out]
    staged = list(Proposal.objects.filter(programme=programme, state=Proposal.State.STAGED))
    known = {row.pk: row for row in (*mentees, *mentors)}
    for draft in staged:  # the same people, not read a second time
        if draft.mentee_id in known:
            draft.mentee = known[draft.mentee_id]
        if draft.mentor_id in known:
            draft.mentor = known[draft.mentor_id]
    return Inputs(
        programme=programme,
        mentees=mentees,
        mentors=mentors,
        weights=weights_of(programme),
        rules=rules_of(programme),
        taken=profiles.taken_places(programme),
        staged=staged,
        untrained=[mentor for mentor in everybody if mentor.pk in left_out],
    )
