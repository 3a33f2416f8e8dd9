"""What a goal's page shows beside the goal itself."""

from typing import Any

from lotsa.domain.development import queries
from lotsa.domain.development.hints import hints_of
from lotsa.domain.people.viewer import Viewer
from lotsa.kit import clock
from lotsa.web.development.forms import FIELD_OF_LEVEL, AcceptanceForm, RevisionForm
from lotsa.web.shell import charts
from lotsa.web.shell.request import Request


def goal_page(viewer: Viewer, card: Any, form: Any) -> dict[str, Any]:
    goal = card.goal
    question = queries.confidence_question() if card.is_mine else ""
    # Hints are for those who can still change the words before the work starts.
    hints = hints_of(goal) if goal.is_open and not card.check_ins else []
    return {
        "card": card,
        "form": form,
        "acceptance": AcceptanceForm(question=question, version=goal.version) if card.may_accept else None,
        "hints": hints,
        "picture": _picture(card),
    }


def _picture(card: Any) -> Any:
    if not card.check_ins:
        return ""
    goal = card.goal
    points = [(point.on, point.level) for point in card.check_ins]
    return charts.level_steps(
        points,
        names=queries.level_names(),
        start=min(goal.written_on, points[0][0]),
        end=goal.due_on,
        today=clock.today(),
    )


def revision_form(request: Request, card: Any) -> RevisionForm:
    goal = card.goal
    initial = {name: getattr(goal, name) for name in ("text", "measure", "due_on", "support")}
    initial |= {name: goal.levels.get(level, "") for level, name in FIELD_OF_LEVEL.items()}
    data = request.POST or None
    return RevisionForm(data, initial=initial, version=goal.version, begun=bool(card.check_ins))
