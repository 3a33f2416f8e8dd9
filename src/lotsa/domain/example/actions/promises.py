"""What the example's pairs have agreed on and expect of each other."""

from dataclasses import dataclass, field
from datetime import datetime, time
from typing import Any
from zoneinfo import ZoneInfo

from lotsa.domain.mentorships.agreement import first_words
from lotsa.domain.mentorships.models import Acceptance, Agreement, Expectations, Membership, Mentorship

_MENTEE = {"form": ["walk", "video"], "style": "questions", "directness": "4", "contact": "mail"}
_MENTOR = {"form": ["onsite", "video"], "style": "mix", "directness": "4", "contact": "mail"}
_RHYTHM = {7: "w1", 14: "w2", 21: "w2", 28: "w4", 30: "w4"}


@dataclass
class Promises:
    agreements: list[Agreement] = field(default_factory=list)
    acceptances: list[Acceptance] = field(default_factory=list)
    expectations: list[Expectations] = field(default_factory=list)

    def add(self, mentorship: Mentorship, members: list[Membership]) -> None:
        """A pair that has signed has also said what it expects; the others have it before them."""
        began = datetime.combine(mentorship.starts_on, time(9), ZoneInfo(mentorship.organisation.zone))
        words = first_words(mentorship)
        version = Agreement(mentorship=mentorship, number=1, words=words, created_at=began)
        self.agreements.append(version)
        if mentorship.agreement_signed_on is None:
            return
        for member in members:
            yes = Acceptance(agreement=version, member=member, on=mentorship.agreement_signed_on)
            self.acceptances.append(yes)
            answers = _answers(mentorship, member)
            row = Expectations(mentorship=mentorship, person=member.person, answers=answers)
            self.expectations.append(row)

    def write(self) -> None:
        Agreement.objects.bulk_create(self.agreements)
        Acceptance.objects.bulk_create(self.acceptances)
        Expectations.objects.bulk_create(self.expectations)


def _answers(mentorship: Mentorship, member: Membership) -> dict[str, Any]:
    """Two of the seven choices differ, so that there is something to begin with."""
    mentee, enrolment = member.side == Membership.Side.MENTEE, member.enrolment
    why = (enrolment.goal_text if mentee else enrolment.motivation) if enrolment else ""
    answers: dict[str, Any] = {
        "frequency": _RHYTHM.get(mentorship.cadence_days, "w2"),
        "length": "m45" if mentee else "m30",
        "prepare": "line",
        **(_MENTEE if mentee else _MENTOR),
    }
    return {"why": why[:1000], **answers} if why else answers
