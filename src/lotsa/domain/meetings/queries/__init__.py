from lotsa.domain.meetings.queries.lists import (
    MeetingLine,
    ProposalLine,
    line_of,
    meeting_booked_instead,
    my_proposals,
    next_meeting,
    open_proposals,
    past,
    proposal_line,
    to_close,
    upcoming,
)
from lotsa.domain.meetings.queries.marks import MeetingMark, cadence_of, meetings_of
from lotsa.domain.meetings.queries.sheet import (
    Sheet,
    meeting_sheet,
    my_open_steps,
    shared_steps,
    shared_topics,
)
from lotsa.domain.meetings.queries.times import Usual, good_times_for, next_times, rhythm_for, usual_times

__all__ = [
    "MeetingLine",
    "MeetingMark",
    "ProposalLine",
    "Sheet",
    "Usual",
    "cadence_of",
    "good_times_for",
    "line_of",
    "meeting_booked_instead",
    "meeting_sheet",
    "meetings_of",
    "my_open_steps",
    "my_proposals",
    "next_meeting",
    "next_times",
    "open_proposals",
    "past",
    "proposal_line",
    "rhythm_for",
    "shared_steps",
    "shared_topics",
    "to_close",
    "upcoming",
    "usual_times",
]
