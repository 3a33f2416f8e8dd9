from lotsa.domain.mentorships.models.agreement import Acceptance, Agreement
from lotsa.domain.mentorships.models.closing import (
    ClosingAnswer,
    EndingDraft,
    Extension,
    FitAnswer,
    PhaseMark,
)
from lotsa.domain.mentorships.models.expectations import Expectations
from lotsa.domain.mentorships.models.mentorship import MENTORED, MENTORING, Membership, Mentorship
from lotsa.domain.mentorships.models.signals import CoordinatorNote, TalkRequest
from lotsa.domain.mentorships.models.switch import SwitchRequest, SwitchWish

__all__ = [
    "MENTORED",
    "MENTORING",
    "Acceptance",
    "Agreement",
    "ClosingAnswer",
    "CoordinatorNote",
    "EndingDraft",
    "Expectations",
    "Extension",
    "FitAnswer",
    "Membership",
    "Mentorship",
    "PhaseMark",
    "SwitchRequest",
    "SwitchWish",
    "TalkRequest",
]
