from lotsa.domain.meetings.actions.booking import book, cancel, move
from lotsa.domain.meetings.actions.closing import close, confirm_held, note_held
from lotsa.domain.meetings.actions.endings import (
    cancel_after,
    cancel_between,
    cancel_of_ended,
    end_with_meetings,
    leave_with_meetings,
    pause_with_meetings,
    sweep_ended,
)
from lotsa.domain.meetings.actions.feed import grant_feed, revoke_feed
from lotsa.domain.meetings.actions.habits import set_usual_times, tick_readiness
from lotsa.domain.meetings.actions.notes import (
    PageStale,
    write_notes,
    write_private_note,
    write_shared_notes,
)
from lotsa.domain.meetings.actions.page import Closing, Typed, write_page
from lotsa.domain.meetings.actions.proposals import Crossed, propose_times, take_time, withdraw
from lotsa.domain.meetings.actions.rating import rate_meeting
from lotsa.domain.meetings.actions.reminders import remind
from lotsa.domain.meetings.actions.rhythm import AT_ONCE, book_rhythm, invite_all_next, invite_next
from lotsa.domain.meetings.actions.rooms import Room, usual_room
from lotsa.domain.meetings.actions.topics import (
    add_next_step,
    add_topic,
    take_questions,
    take_suggestions,
    tick_step,
    tick_topic,
    tried_at_work,
)

__all__ = [
    "AT_ONCE",
    "Closing",
    "Crossed",
    "PageStale",
    "Room",
    "Typed",
    "add_next_step",
    "add_topic",
    "book",
    "book_rhythm",
    "cancel",
    "cancel_after",
    "cancel_between",
    "cancel_of_ended",
    "close",
    "confirm_held",
    "end_with_meetings",
    "grant_feed",
    "invite_all_next",
    "invite_next",
    "leave_with_meetings",
    "move",
    "note_held",
    "pause_with_meetings",
    "propose_times",
    "rate_meeting",
    "remind",
    "revoke_feed",
    "set_usual_times",
    "sweep_ended",
    "take_questions",
    "take_suggestions",
    "take_time",
    "tick_readiness",
    "tick_step",
    "tick_topic",
    "tried_at_work",
    "usual_room",
    "withdraw",
    "write_notes",
    "write_page",
    "write_private_note",
    "write_shared_notes",
]
