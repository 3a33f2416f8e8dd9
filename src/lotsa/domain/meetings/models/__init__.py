from lotsa.domain.meetings.models.meeting import Form, Meeting, MeetingProposal, TimeOption
from lotsa.domain.meetings.models.notes import NextStep, PrivateNote, Topic
from lotsa.domain.meetings.models.reminder import Reminder

__all__ = ["Form", "Meeting", "MeetingProposal", "NextStep", "PrivateNote", "Reminder", "TimeOption", "Topic"]
