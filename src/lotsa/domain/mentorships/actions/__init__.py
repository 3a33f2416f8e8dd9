from lotsa.domain.mentorships.actions.agreements import sign_agreement
from lotsa.domain.mentorships.actions.beginnings import begin_mentorship
from lotsa.domain.mentorships.actions.endings import end_mentorship, reopen_mentorship
from lotsa.domain.mentorships.actions.pauses import pause_mentorship, resume_mentorship
from lotsa.domain.mentorships.actions.talks import ask_to_talk, mark_talked, mark_untalked, note_down

__all__ = [
    "ask_to_talk",
    "begin_mentorship",
    "end_mentorship",
    "mark_talked",
    "mark_untalked",
    "note_down",
    "pause_mentorship",
    "reopen_mentorship",
    "resume_mentorship",
    "sign_agreement",
]
