"""Where an act leads. A page that does not exist leads nowhere, and the act is then shown without a link."""

from typing import Any
from urllib.parse import quote

from django.urls import NoReverseMatch, reverse
from django.utils.translation import gettext_lazy as _

from lotsa.domain.followup.queries import WorkItem

_PLACES: dict[str, tuple[str, Any]] = {
    "pair": ("mentorship:pair", _("Open the pair")),
    "programme": ("programmes:programme", _("Open the programme")),
    "board": ("matching:board", _("Open the matching")),
    "import": ("people:imported", _("Look at the rows")),
    "outbox": ("settings:outbox", _("Open the outbox")),
    "followup": ("home:followup", _("Show them")),
    "hours": ("home:hours", _("Look at the hours")),
    "ideas": ("recognition:ideas", _("Answer")),
    "stories": ("recognition:stories", _("Read and publish")),
}


def address(name: str, pk: Any = None) -> str:
    try:
        return reverse(name, kwargs={"pk": pk} if pk is not None else {})
    except NoReverseMatch:
        return ""


def place_of(item: WorkItem) -> tuple[str, Any]:
    """Address and words of the page a work item is about."""
    if item.place not in _PLACES:
        return "", ""
    name, label = _PLACES[item.place]
    url = address(name, item.place_id)
    return f"{url}?{item.query}" if url and item.query else url, label


def letter_to(item: WorkItem) -> str:
    """A letter in the coordinator's own mail program, begun with kind words."""
    if not item.write_to:
        return ""
    people = ",".join(quote(each, safe="@") for each in item.write_to)
    return f"mailto:{people}?subject={quote(str(_('Your meetings')))}&body={quote(item.words)}"
