"""The top menu: what each role finds there. At most six places for coordinators, four for participants."""

from dataclasses import dataclass
from typing import Any

from django.urls import ResolverMatch
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from lotsa.domain.people.viewer import Viewer
from lotsa.web.shell.page import reverse_or


@dataclass(frozen=True)
class Place:
    label: Any
    url_name: str
    section: str  # what the pages under this place are known by: a URL namespace, unless `_UNDER` says else

    @property
    def url(self) -> str:
        return reverse_or(self.url_name)


TODAY = Place(pgettext_lazy("menu", "Today"), "home:today", "home")
PROGRAMMES = Place(_("Programmes"), "programmes:index", "programmes")
PEOPLE = Place(_("People"), "people:index", "people")
COMPETENCES = Place(_("Competences"), "competences:map", "competences")
PLANS = Place(_("Plans"), "development:plans", "development")
REPORTS = Place(_("Reports"), "outcomes:index", "outcomes")
MEETINGS = Place(_("Meetings"), "meetings:index", "meetings")
MY_PLAN = Place(_("My plan"), "development:mine", "development")
MY_PAIR = Place(_("My pair"), "mentorship:mine", "mentorship")
GUIDES = Place(_("Guides"), "learning:index", "learning")
TEAM = Place(_("My team"), "home:team", "team")
OVERVIEW = Place(_("Overview"), "outcomes:index", "outcomes")
NEEDS = Place(_("Needs"), "competences:needs", "competences")
SETTINGS = Place(_("Settings"), "settings:index", "settings")
WHO_KNOWS = Place(_("Who knows what"), "network:index", "network")
IDEAS = Place(_("Ideas"), "recognition:ideas", "recognition")
STORIES = Place(_("Stories"), "recognition:stories", "recognition")

# The first role that fits decides; somebody with several roles reaches the rest from Today.
MENUS: tuple[tuple[str, tuple[Place, ...]], ...] = (
    ("coordinator", (TODAY, PROGRAMMES, PEOPLE, COMPETENCES, PLANS, REPORTS)),
    ("administrator", (TODAY, PEOPLE, SETTINGS)),
    ("leadership", (OVERVIEW, PROGRAMMES, NEEDS, GUIDES)),
    ("manager", (TODAY, TEAM, MEETINGS, MY_PLAN)),
    ("mentor", (TODAY, MEETINGS, MY_PAIR, GUIDES)),
    ("mentee", (TODAY, MEETINGS, MY_PAIR, MY_PLAN)),
    ("employee", (TODAY, MY_PLAN, GUIDES)),
)

# What everybody may go to, besides the menu.
MORE = (GUIDES, MY_PLAN, WHO_KNOWS, IDEAS, STORIES, PROGRAMMES)

# Pages that stand under the place of another section: the first of these that the viewer has in the menu.
_UNDER: dict[str, tuple[str, ...]] = {
    "home:team": ("team",),
    "mentorship": ("mentorship", "programmes"),
    "threads": ("mentorship",),
    "threads:news": ("programmes", "mentorship"),
    "threads:new": ("programmes",),
    "journal": ("mentorship",),
    "privacy:notes": ("mentorship",),
    "recognition:thanks": ("mentorship",),
    "recognition:pair_ideas": ("mentorship",),
    "recognition:pair_story": ("mentorship",),
    "development": ("development", "mentorship"),
    "learning:training": ("programmes",),
    "learning:exemption": ("programmes",),
    "matching": ("programmes",),
    "network:ties": ("outcomes",),
}


def section_of(match: ResolverMatch | None, menu: list[Place]) -> str:
    """Under which place of the menu a page stands; under none, where it is reached from elsewhere."""
    if match is None or not match.namespaces:
        return ""
    own = match.namespaces[0]
    candidates = _UNDER.get(match.view_name) or _UNDER.get(own) or (own,)
    return next((each for each in candidates if any(place.section == each for place in menu)), "")


def more_for(viewer: Viewer | None) -> list[Place]:
    """The quiet places: open to everybody, on Today and at the foot of every page."""
    menu = menu_for(viewer)
    return [place for place in MORE if place.url and place not in menu] if viewer else []


def menu_for(viewer: Viewer | None) -> list[Place]:
    """The places this viewer sees; places whose page does not exist (yet) are left out."""
    if viewer is None:
        return []
    for role, places in MENUS:
        if viewer.has(role):
            return [place for place in places if place.url]
    return []


def extra_for(viewer: Viewer | None) -> list[Place]:
    """Places that stand beside the name rather than in the menu."""
    if viewer is None or not viewer.has("administrator") or not SETTINGS.url:
        return []
    return [] if SETTINGS in menu_for(viewer) else [SETTINGS]
