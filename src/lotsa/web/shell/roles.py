"""The words for roles, and how a role is drawn."""

from typing import Any

from django.utils.translation import pgettext_lazy

from lotsa.domain.people.viewer import Viewer

# Order: the first one a person has is the one said beside the name.
WORDS: dict[str, Any] = {
    "coordinator": pgettext_lazy("role", "coordinator"),
    "administrator": pgettext_lazy("role", "administrator"),
    "leadership": pgettext_lazy("role", "leadership"),
    "manager": pgettext_lazy("role", "line manager"),
    "mentor": pgettext_lazy("role", "mentor"),
    "mentee": pgettext_lazy("role", "mentee"),
    "employee": pgettext_lazy("role", "employee"),
}
# Letter and shape, never colour alone: mentor M in a square, mentee A (sv: adept) in a circle.
BADGES: dict[str, tuple[str, str]] = {"mentor": ("m", "M"), "mentee": ("a", "A")}


def main_role(viewer: Viewer) -> Any:
    return next((word for role, word in WORDS.items() if viewer.has(role)), "")
