from lotsa.domain.mentorships.queries.agreements import (
    AgreementState,
    agreement_page,
    agreement_state,
    agreement_states,
    newest_words,
    text_for,
)
from lotsa.domain.mentorships.queries.choices import Choices, choices_for
from lotsa.domain.mentorships.queries.closings import (
    ClosingState,
    become_mentors,
    closing_state,
    may_take_back,
    my_fit,
    who_are_suited,
)
from lotsa.domain.mentorships.queries.expectations import (
    expectations_page,
    my_expectations,
    my_questions,
    needs_expectations,
)
from lotsa.domain.mentorships.queries.lists import my_mentorships, outcomes, pairs_by_id, pairs_of
from lotsa.domain.mentorships.queries.members import (
    Members,
    PairLine,
    in_few_words,
    in_words,
    line_of,
    members_of,
)
from lotsa.domain.mentorships.queries.signals import my_note, open_talks
from lotsa.domain.mentorships.queries.switches import (
    Asked,
    asked_of,
    ending_draft,
    extensions_of,
    my_handled_switch,
    my_switch,
    open_switches,
    switches_asked,
)

__all__ = [
    "AgreementState",
    "Asked",
    "Choices",
    "ClosingState",
    "Members",
    "PairLine",
    "agreement_page",
    "agreement_state",
    "agreement_states",
    "asked_of",
    "become_mentors",
    "choices_for",
    "closing_state",
    "ending_draft",
    "expectations_page",
    "extensions_of",
    "in_few_words",
    "in_words",
    "line_of",
    "may_take_back",
    "members_of",
    "my_expectations",
    "my_fit",
    "my_handled_switch",
    "my_mentorships",
    "my_note",
    "my_questions",
    "my_switch",
    "needs_expectations",
    "newest_words",
    "open_switches",
    "open_talks",
    "outcomes",
    "pairs_by_id",
    "pairs_of",
    "switches_asked",
    "text_for",
    "who_are_suited",
]
