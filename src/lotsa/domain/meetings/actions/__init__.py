from lotsa.domain.meetings.actions.booking import Room, book, book_rhythm, cancel, move, usual_room
from lotsa.domain.meetings.actions.closing import close, confirm_held
from lotsa.domain.meetings.actions.feed import grant_feed, revoke_feed
from lotsa.domain.meetings.actions.notes import write_private_note, write_shared_notes
from lotsa.domain.meetings.actions.page import Closing, Typed, write_page
from lotsa.domain.meetings.actions.proposals import propose_times, take_time, withdraw
from lotsa.domain.meetings.actions.reminders import forget_private_notes, remind
from lotsa.domain.meetings.actions.topics import (
    add_next_step,
    add_topic,
    take_suggestions,
    tick_step,
    tick_topic,
    tried_at_work,
)

__all__ = [
    "Closing",
    "Room",
    "Typed",
    "add_next_step",
    "add_topic",
    "book",
    "book_rhythm",
    "cancel",
    "close",
    "confirm_held",
    "forget_private_notes",
    "grant_feed",
    "move",
    "propose_times",
    "remind",
    "revoke_feed",
    "take_suggestions",
    "take_time",
    "tick_step",
    "tick_topic",
    "tried_at_work",
    "usual_room",
    "withdraw",
    "write_page",
    "write_private_note",
    "write_shared_notes",
]
