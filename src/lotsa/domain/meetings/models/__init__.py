from lotsa.domain.meetings.models.meeting import Meeting, MeetingProposal, TimeOption
from lotsa.domain.meetings.models.notes import NextStep, PrivateNote, Topic

__all__ = ["Meeting", "MeetingProposal", "NextStep", "PrivateNote", "TimeOption", "Topic"]
