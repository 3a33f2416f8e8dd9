"""What the guides' pages say first."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from lotsa.domain.learning.library import Module
from lotsa.domain.learning.queries import Shelf

HEADINGS: dict[str, Any] = {
    "mentor": gettext_lazy("Mentor training"),
    "mentee": gettext_lazy("For mentees"),
    "manager": gettext_lazy("For line managers"),
    "coordinator": gettext_lazy("For coordinators"),
}


@dataclass(frozen=True)
class News:
    heading: str
    lead: str
    next: Module | None = None
    begun: bool = False


def of_shelves(shelves: Sequence[Shelf]) -> News:
    """The first of one's own shelves that has something left decides."""
    mine = [shelf for shelf in shelves if shelf.is_mine]
    if not mine:
        return News(
            _("What mentors and mentees learn here"),
            _("Everybody may read everything. Nothing is said to one side behind the back of the other."),
        )
    left = next((shelf for shelf in mine if shelf.next), None)
    if left is None:
        return News(
            _("You have finished what is meant for you"),
            _("Everything stays here, to read again when you need it."),
        )
    total = len(left.guides)
    if left.finished:
        heading = ngettext("%(done)s of %(n)s part finished", "%(done)s of %(n)s parts finished", total) % {
            "done": left.finished,
            "n": total,
        }
    elif total == 1:
        heading = left.next.title if left.next else ""
    else:
        heading = ngettext("%(n)s short part for you", "%(n)s short parts for you", total) % {"n": total}
    return News(heading, _lead(left), left.next, bool(left.finished))


def _lead(shelf: Shelf) -> str:
    assert shelf.next is not None
    minutes = shelf.next.minutes
    if len(shelf.guides) == 1:  # its title is the heading
        return ngettext(
            "A guide for you. It takes %(n)s minute.", "A guide for you. It takes %(n)s minutes.", minutes
        ) % {"n": minutes}
    text = ngettext(
        "Next: %(title)s. It takes %(n)s minute.", "Next: %(title)s. It takes %(n)s minutes.", minutes
    )
    return text % {"title": shelf.next.title, "n": minutes}
