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
from lotsa.domain.programmes.actions.attendance import (
    answer_event,
    invite_newcomers,
    invite_to_event,
    note_attendance,
    tell_absent,
)
from lotsa.domain.programmes.actions.checklists import remind_sponsors, say_as_sponsor, settle, settle_old
from lotsa.domain.programmes.actions.enrolments import (
    approve_applications,
    enrol,
    enrol_all,
    resume,
    set_enrolment_state,
    set_places,
)
from lotsa.domain.programmes.actions.events import (
    add_event,
    change_event,
    hold_event,
    remove_event,
    set_agenda,
    set_materials,
)
from lotsa.domain.programmes.actions.imported import enrol_imported
from lotsa.domain.programmes.actions.invitations import invite, remind
from lotsa.domain.programmes.actions.measuring import change_dates, measure, measure_all
from lotsa.domain.programmes.actions.programmes import (
    change_programme,
    create_programme,
    set_goal,
    set_needs,
    set_rules,
)
from lotsa.domain.programmes.actions.purpose import Purpose, state_purpose, wanted
from lotsa.domain.programmes.actions.rounds import copy_programme
from lotsa.domain.programmes.actions.states import launch, move_programme
from lotsa.domain.programmes.actions.training import remind_before_start, remind_untrained

__all__ = [
    "Interest",
    "Purpose",
    "add_event",
    "answer_event",
    "approve_applications",
    "change_dates",
    "change_event",
    "change_programme",
    "copy_programme",
    "create_programme",
    "enrol",
    "enrol_all",
    "enrol_imported",
    "hold_event",
    "invite",
    "invite_newcomers",
    "invite_to_event",
    "join",
    "launch",
    "may_answer",
    "measure",
    "measure_all",
    "move_programme",
    "note_attendance",
    "remind",
    "remind_before_start",
    "remind_sponsors",
    "remind_untrained",
    "remove_event",
    "resume",
    "save_answers",
    "save_interest",
    "say_as_sponsor",
    "set_agenda",
    "set_enrolment_state",
    "set_goal",
    "set_materials",
    "set_needs",
    "set_places",
    "set_rules",
    "set_sought",
    "set_vetoes",
    "set_wishes",
    "settle",
    "settle_old",
    "state_purpose",
    "tell_absent",
    "wanted",
]
