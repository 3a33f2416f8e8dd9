"""The shipped example goals, as they stand in content/."""

from pathlib import Path
from typing import Any

from lotsa.kit.content import load

_CONTENT = Path(__file__).parent / "content" / "goals.yaml"


def example_goals() -> dict[str, dict[str, Any]]:
    return {goal["key"]: goal for goal in load(_CONTENT)["example_goals"]}
