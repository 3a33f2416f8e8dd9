from lotsa.domain.mentorships.actions.agreements import sign_agreement, write_agreement
from lotsa.domain.mentorships.actions.beginnings import begin_mentorship
from lotsa.domain.mentorships.actions.by_hand import begin_by_hand, end_single_meeting
from lotsa.domain.mentorships.actions.closings import answer_fit, extend_mentorship, write_closing
from lotsa.domain.mentorships.actions.endings import draft_ending, end_mentorship, reopen_mentorship
from lotsa.domain.mentorships.actions.expectations import NEVER_SEEN, answer_expectations
from lotsa.domain.mentorships.actions.leaving import come_back, leave_circle
from lotsa.domain.mentorships.actions.pauses import move_pause, pause_mentorship, resume_mentorship
from lotsa.domain.mentorships.actions.phases import follow_phases
from lotsa.domain.mentorships.actions.reminders import remind_all_unsigned, remind_unsigned
from lotsa.domain.mentorships.actions.switches import (
    ask_switch,
    draft_switch,
    handle_switch,
    tell_of_ending,
    unhandle_switch,
    wish_for,
    withdraw_switch,
)
from lotsa.domain.mentorships.actions.talks import ask_to_talk, mark_talked, mark_untalked, note_down

__all__ = [
    "NEVER_SEEN",
    "answer_expectations",
    "answer_fit",
    "ask_switch",
    "ask_to_talk",
    "begin_by_hand",
    "begin_mentorship",
    "come_back",
    "draft_ending",
    "draft_switch",
    "end_mentorship",
    "end_single_meeting",
    "extend_mentorship",
    "follow_phases",
    "handle_switch",
    "leave_circle",
    "mark_talked",
    "mark_untalked",
    "move_pause",
    "note_down",
    "pause_mentorship",
    "remind_all_unsigned",
    "remind_unsigned",
    "reopen_mentorship",
    "resume_mentorship",
    "sign_agreement",
    "tell_of_ending",
    "unhandle_switch",
    "wish_for",
    "withdraw_switch",
    "write_agreement",
    "write_closing",
]
