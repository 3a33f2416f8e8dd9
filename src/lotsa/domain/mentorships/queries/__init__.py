from lotsa.domain.mentorships.queries.agreements import AgreementState, agreement_state
from lotsa.domain.mentorships.queries.lists import my_mentorships, outcomes, pairs_by_id, pairs_of
from lotsa.domain.mentorships.queries.members import Members, PairLine, in_words, line_of, members_of
from lotsa.domain.mentorships.queries.signals import my_note, open_talks

__all__ = [
    "AgreementState",
    "Members",
    "PairLine",
    "agreement_state",
    "in_words",
    "line_of",
    "members_of",
    "my_mentorships",
    "my_note",
    "open_talks",
    "outcomes",
    "pairs_by_id",
    "pairs_of",
]
