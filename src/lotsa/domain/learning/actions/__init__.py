from lotsa.domain.learning.actions.exemptions import exempt, lift_exemption
from lotsa.domain.learning.actions.progress import finish, forget_notes, reopen, work_on
from lotsa.domain.learning.actions.self_view import assess, rate, say_ready

__all__ = [
    "assess",
    "exempt",
    "finish",
    "forget_notes",
    "lift_exemption",
    "rate",
    "reopen",
    "say_ready",
    "work_on",
]
