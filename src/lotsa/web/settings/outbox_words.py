"""What the outbox says first: the one thing that matters about the mail right now."""

from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from lotsa.domain.notifications import queries


@dataclass(frozen=True)
class Tab:
    state: str
    label: str
    count: int
    is_here: bool


def tabs(box: queries.Outbox, state: str) -> list[Tab]:
    found = [
        Tab(value, label, box.counts.get(value, 0), value == state)
        for value, label in queries.state_choices()
    ]
    shown = [tab for tab in found if tab.count or tab.is_here]
    return [Tab("", _("All mails"), box.total, state == ""), *shown]


def heading(box: queries.Outbox) -> str:
    if box.failed:
        text = ngettext("%(n)s mail could not be sent", "%(n)s mails could not be sent", box.failed)
        return text % {"n": box.failed}
    if not box.total:
        return _("No mails yet")
    if not box.can_send:
        return _("Mails are shown here only")
    waiting = box.counts.get("waiting", 0)
    if waiting:
        return ngettext("%(n)s mail is waiting", "%(n)s mails are waiting", waiting) % {"n": waiting}
    return _("Every mail has left")


def lead(box: queries.Outbox) -> str:
    if box.can_send:
        return _("What Lotsa has written to people, and whether it left.")
    return _("No mail leaves this server. Here you see what people would have been sent.")
