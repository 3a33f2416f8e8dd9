from lotsa.domain.programmes.models.enrolment import Enrolment, SoughtCompetence, Veto, Wish
from lotsa.domain.programmes.models.event import Attendee, ChecklistMark, ProgrammeEvent
from lotsa.domain.programmes.models.improvement import Improvement
from lotsa.domain.programmes.models.programme import Measurement, Programme, ProgrammeGoal, ProgrammeNeed

__all__ = [
    "Attendee",
    "ChecklistMark",
    "Enrolment",
    "Improvement",
    "Measurement",
    "Programme",
    "ProgrammeEvent",
    "ProgrammeGoal",
    "ProgrammeNeed",
    "SoughtCompetence",
    "Veto",
    "Wish",
]
