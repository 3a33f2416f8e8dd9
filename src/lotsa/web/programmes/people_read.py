"""From the lines a coordinator wrote to people, and what each person may be asked to become."""

from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from lotsa.domain.people.viewer import Viewer
from lotsa.domain.programmes import actions, queries
from lotsa.kit.refused import Refused

# State -> kind of tag, as in templatetags.lotsa.tag.
TAGS = {
    "invited": "line",
    "applied": "2",
    "approved": "1",
    "waitlisted": "warn",
    "declined": "line",
    "matched": "ok",
    "paused": "warn",
    "completed": "ok",
    "withdrawn": "line",
}


@dataclass(frozen=True)
class Choice:
    to: str
    label: str


def choices(state: str) -> list[Choice]:
    """What a coordinator can do with somebody in that state; the likeliest first."""
    approve = Choice("approved", pgettext("enrolment", "Approve"))
    wait = Choice("waitlisted", _("Waiting list"))
    decline = Choice("declined", pgettext("enrolment", "Decline"))
    pause = Choice("paused", pgettext("enrolment", "Pause"))
    withdraw = Choice("withdrawn", _("Take out"))
    found = {
        "invited": [approve, withdraw],
        "applied": [approve, wait, decline],
        "approved": [wait, pause, withdraw],
        "waitlisted": [approve, withdraw],
        "matched": [pause],
        "paused": [Choice("resume", _("Resume")), withdraw],
        "declined": [approve],
        "withdrawn": [approve],
    }
    return found.get(state, [])


def add(viewer: Viewer, programme: Any, data: dict[str, Any]) -> tuple[int, list[str]]:
    """Adds those named. Returns how many, and those of them who have no address for a mail."""
    named = queries.read_names(viewer, data["names"])
    if named.unknown:
        raise Refused(
            _("Nobody here is called: %(names)s. Check the spelling, or import them first.")
            % {"names": ", ".join(named.unknown)},
            field="names",
        )
    if named.unclear:
        raise Refused(
            _("Several people have the same name. Write the e-mail for: %(names)s.")
            % {"names": ", ".join(named.unclear)},
            field="names",
        )
    chosen = dict(queries.everybody_in(viewer, data["unit"]) if data["unit"] else [])
    chosen |= dict(named.people)  # places that were written win
    if not chosen:
        raise Refused(_("Write at least one name, or choose a department."), field="names")
    if data["how"] == "invite":
        made = actions.invite(programme, list(chosen), data["side"], by=viewer, places=chosen)
        return len(made), [row.person.name for row in made if not row.person.email]
    return len(actions.enrol_all(programme, chosen.items(), data["side"], by=viewer)), []
