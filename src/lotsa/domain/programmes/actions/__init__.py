from lotsa.domain.programmes.actions.answers import (
    Interest,
    join,
    may_answer,
    save_answers,
    save_interest,
    set_sought,
    set_vetoes,
    set_wishes,
)
from lotsa.domain.programmes.actions.enrolments import (
    approve_applications,
    enrol,
    enrol_all,
    resume,
    set_enrolment_state,
    set_places,
)
from lotsa.domain.programmes.actions.imported import enrol_imported
from lotsa.domain.programmes.actions.invitations import invite, remind
from lotsa.domain.programmes.actions.programmes import (
    change_programme,
    create_programme,
    set_goal,
    set_needs,
    set_rules,
)
from lotsa.domain.programmes.actions.purpose import Purpose, state_purpose, wanted
from lotsa.domain.programmes.actions.rounds import copy_programme
from lotsa.domain.programmes.actions.states import change_event, hold_event, launch, move_programme
from lotsa.domain.programmes.actions.training import remind_before_start, remind_untrained

__all__ = [
    "Interest",
    "Purpose",
    "approve_applications",
    "change_event",
    "change_programme",
    "copy_programme",
    "create_programme",
    "enrol",
    "enrol_all",
    "enrol_imported",
    "hold_event",
    "invite",
    "join",
    "launch",
    "may_answer",
    "move_programme",
    "remind",
    "remind_before_start",
    "remind_untrained",
    "resume",
    "save_answers",
    "save_interest",
    "set_enrolment_state",
    "set_goal",
    "set_needs",
    "set_places",
    "set_rules",
    "set_sought",
    "set_vetoes",
    "set_wishes",
    "state_purpose",
    "wanted",
]
