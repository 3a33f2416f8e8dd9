from lotsa.domain.followup.actions.many import (
    forget_many,
    recall_letters,
    remind_of_agreements,
    remind_of_training,
    rest_many,
    try_with_many,
    wake_many,
    write_letters,
)
from lotsa.domain.followup.actions.remedies import close_remedy, forget_remedy, reopen_remedy, try_remedy
from lotsa.domain.followup.actions.rest import dismiss, snooze, wake
from lotsa.domain.followup.actions.silence import tell_all_of_silence, tell_of_silence
from lotsa.domain.followup.actions.time import answer_time, set_time_budget
from lotsa.domain.followup.actions.weekly import sum_up_every_week, sum_up_week

__all__ = [
    "answer_time",
    "close_remedy",
    "dismiss",
    "forget_many",
    "forget_remedy",
    "recall_letters",
    "remind_of_agreements",
    "remind_of_training",
    "reopen_remedy",
    "rest_many",
    "set_time_budget",
    "snooze",
    "sum_up_every_week",
    "sum_up_week",
    "tell_all_of_silence",
    "tell_of_silence",
    "try_remedy",
    "try_with_many",
    "wake",
    "wake_many",
    "write_letters",
]
