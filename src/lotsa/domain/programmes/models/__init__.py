from lotsa.domain.programmes.models.enrolment import Enrolment, SoughtCompetence, Veto, Wish
from lotsa.domain.programmes.models.programme import (
    Programme,
    ProgrammeEvent,
    ProgrammeGoal,
    ProgrammeNeed,
)

__all__ = [
    "Enrolment",
    "Programme",
    "ProgrammeEvent",
    "ProgrammeGoal",
    "ProgrammeNeed",
    "SoughtCompetence",
    "Veto",
    "Wish",
]
