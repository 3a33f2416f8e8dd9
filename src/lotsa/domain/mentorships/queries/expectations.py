"""What a pair expects of each other: one's own answers, and side by side once one has answered oneself."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from lotsa.domain.mentorships.expectations import MULTI, Question, likeness, questions
from lotsa.domain.mentorships.models import Expectations, Membership, Mentorship
from lotsa.domain.mentorships.queries.members import line_of
from lotsa.domain.people.models import Person
from lotsa.domain.people.viewer import Viewer

_ORDER = ("differ", "words", "near", "same", "one")  # begin where they differ


@dataclass(frozen=True)
class Said:
    person: Person
    side: str
    question: str  # as this side was asked it
    words: str  # empty: did not say


@dataclass(frozen=True)
class Compared:
    key: str
    likeness: str  # "same", "near", "differ", "words", or "one": fewer than two have said
    said: tuple[Said, ...]
    shared: str = ""  # what all have in common, when the answers are several choices


@dataclass(frozen=True)
class ExpectationsPage:
    questions: Sequence[Question]  # as the viewer is asked them
    mine: Expectations | None
    waiting_for: tuple[Person, ...]  # others who have not answered
    compared: Sequence[Compared]  # empty until the viewer and somebody else have answered

    @property
    def differing(self) -> int:
        return sum(each.likeness == "differ" for each in self.compared)

    @property
    def comparable(self) -> int:
        return sum(each.likeness in ("same", "near", "differ") for each in self.compared)


def my_expectations(viewer: Viewer, mentorship: Mentorship) -> Expectations | None:
    return Expectations.objects.filter(mentorship=mentorship, person=viewer.person).first()


def side_of(viewer: Viewer, mentorship: Mentorship) -> str:
    return next((m.side for m in mentorship.memberships.all() if m.person_id == viewer.id), "")


def my_questions(viewer: Viewer, mentorship: Mentorship) -> list[Question]:
    return questions(side_of(viewer, mentorship))


def expectations_page(viewer: Viewer, mentorship: Mentorship) -> ExpectationsPage:
    """Nobody reads another's answers before having given their own."""
    answered = {row.person_id: row for row in Expectations.objects.filter(mentorship=mentorship)}
    mine = answered.get(viewer.id)
    members = {m.person_id: m for m in mentorship.memberships.all()}
    people = line_of(mentorship).members.everybody
    told = [(members[p.pk], answered[p.pk].answers) for p in people if p.pk in answered]
    return ExpectationsPage(
        questions=my_questions(viewer, mentorship),
        mine=mine,
        waiting_for=tuple(
            p for p in people if p.pk not in answered and p.pk != viewer.id and p.left_on is None
        ),
        compared=_compare(told) if mine and len(told) > 1 else (),
    )


def _compare(told: list[tuple[Membership, dict[str, Any]]]) -> list[Compared]:
    asked = {side: questions(side) for side in {member.side for member, _answers in told}}
    rows = []
    for place, usual in enumerate(questions("mentee")):
        given = [answers[usual.key] for _member, answers in told if answers.get(usual.key)]
        if not given:
            continue
        said = tuple(_said(member, answers, asked[member.side][place]) for member, answers in told)
        kind = likeness(usual.kind, given) if len(given) > 1 else "one"
        rows.append(Compared(usual.key, kind, said, _shared(usual, given) if kind == "near" else ""))
    return sorted(rows, key=lambda row: _ORDER.index(row.likeness))


def _said(member: Membership, answers: dict[str, Any], question: Question) -> Said:
    answer = answers.get(question.key)
    words = question.words(answer) if answer else ""
    return Said(member.person, member.side, question.label, words)


def _shared(question: Question, given: list[Any]) -> str:
    return question.words(set.intersection(*map(set, given))) if question.kind == MULTI else ""


def needs_expectations(viewer: Viewer, mentorship: Mentorship) -> bool:
    """Worth asking for first of all: the viewer is in it and has said nothing yet."""
    return (
        mentorship.is_open
        and not mentorship.single_meeting
        and bool(side_of(viewer, mentorship))
        and my_expectations(viewer, mentorship) is None
    )
