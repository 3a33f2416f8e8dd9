from lotsa.domain.meetings.models.meeting import Form, Meeting, MeetingProposal, TimeOption
from lotsa.domain.meetings.models.notes import NextStep, PrivateNote, Topic
from lotsa.domain.meetings.models.rating import MeetingRating
from lotsa.domain.meetings.models.readiness import Readiness
from lotsa.domain.meetings.models.reminder import Reminder

__all__ = [
    "Form",
    "Meeting",
    "MeetingProposal",
    "MeetingRating",
    "NextStep",
    "PrivateNote",
    "Readiness",
    "Reminder",
    "TimeOption",
    "Topic",
]
