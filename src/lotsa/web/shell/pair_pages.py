"""The pages of one pair, which lie in several sections. Those whose section does not exist are left out."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.urls import NoReverseMatch, reverse
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from lotsa.domain.mentorships.models import Mentorship
from lotsa.domain.mentorships.phases import share_gone
from lotsa.kit import clock


@dataclass(frozen=True)
class PageOf:
    key: str
    label: str
    url: str


def pages_of(mentorship: Mentorship) -> list[PageOf]:
    """Those that mean something now: a story takes half the time together, a last meeting takes an end."""
    found = []
    for key, label, name in _in_order(mentorship):
        try:
            found.append(PageOf(key, label, reverse(name, args=[mentorship.pk])))
        except NoReverseMatch:
            continue
    return found


def _in_order(mentorship: Mentorship) -> Iterator[tuple[str, str, str]]:
    lasting = not mentorship.single_meeting
    yield "pair", _("Overview"), "mentorship:pair"
    yield "messages", _("Messages"), "threads:thread"
    yield "reflections", _("Reflections"), "journal:index"
    yield "agreement", pgettext("page of a pair", "Agreement"), "mentorship:agreement"
    if lasting:
        yield "expectations", _("Expectations"), "mentorship:expectations"
    if mentorship.state == "winding_down" or not mentorship.is_open:
        yield "closing", pgettext("page of a pair", "Closing"), "mentorship:closing"
    if not mentorship.is_open:
        yield "notes", _("Notes"), "privacy:notes"
    yield "ideas", _("Ideas"), "recognition:pair_ideas"
    yield "thanks", pgettext("page of a pair", "Thanks"), "recognition:thanks"
    if lasting and (not mentorship.is_open or share_gone(mentorship, clock.today()) >= 0.5):
        yield "story", pgettext("page of a pair", "Story"), "recognition:pair_story"
