"""What each role finds without being told where it is."""

import re
from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.test import Client

from lotsa.kit import clock
from lotsa.web.shell.pair_pages import pages_of
from tests.cast import Cast
from tests.domain.mentorships.pairs import a_pair, a_programme

Browser = Callable[[Any], Client]
ROLES = ("coordinator", "mentor", "mentee", "manager", "leader", "administrator", "employee")


def marked(text: str) -> list[str]:
    """The addresses of the main menu that say "you are here", once each."""
    menu = text[text.index('<nav class="nav"') : text.index("</nav>")]
    return re.findall(r'href="([^"]+)" aria-current', menu)


@pytest.mark.parametrize("role", ROLES)
def test_every_role_finds_the_quiet_places_on_today(cast: Cast, client_of: Browser, role: str) -> None:
    a_pair(cast)
    text = client_of(getattr(cast, role)).get("/").text
    wanted = {"/guides/", "/network/", "/ideas/", "/stories/", "/plan/", "/programmes/"}
    assert wanted - set(re.findall(r'href="([^"]+)"', text)) == set()


def test_the_quiet_places_stand_at_the_foot_of_other_pages_without_those_of_the_menu(
    cast: Cast, client_of: Browser
) -> None:
    a_pair(cast)
    text = client_of(cast.mentor).get("/meetings/").text
    foot = text[text.index('<footer class="foot">') :]
    assert re.findall(r'href="(/(?:guides|network|ideas|stories|plan|programmes)/)"', foot) == [
        "/plan/",
        "/network/",
        "/ideas/",
        "/stories/",
        "/programmes/",
    ]


def test_one_place_in_the_menu_is_marked_also_for_pages_of_other_sections(
    cast: Cast, client_of: Browser
) -> None:
    pair = a_pair(cast)
    news = f"/programmes/{pair.programme_id}/news/"
    cases = [
        (cast.mentee, f"/pairs/{pair.pk}/messages/", ["/pair/"]),
        (cast.mentee, news, ["/pair/"]),
        (cast.mentee, "/network/", []),
        (cast.coordinator, f"/pairs/{pair.pk}/", ["/programmes/"]),
        (cast.coordinator, news, ["/programmes/"]),
        (cast.coordinator, "/network/ties/", ["/reports/"]),
        (cast.manager, "/team/", ["/team/"]),
        (cast.manager, "/", ["/"]),
    ]
    found = [marked(client_of(who).get(path).text) for who, path, _places in cases]
    assert found == [places for _who, _path, places in cases]


@pytest.mark.parametrize(
    ("gone", "state", "more"),
    [
        (10, "active", []),
        (60, "active", ["story"]),
        (80, "winding_down", ["closing", "story"]),
        (101, "closed", ["closing", "notes", "story"]),
    ],
)
def test_pages_of_a_pair_come_when_they_mean_something(
    cast: Cast, gone: int, state: str, more: list[str]
) -> None:
    begun = clock.today() - timedelta(days=gone)
    pair = a_pair(cast, programme=a_programme(cast))
    pair.starts_on, pair.planned_end_on, pair.state = begun, begun + timedelta(days=100), state
    always = ["pair", "messages", "reflections", "agreement", "expectations", "ideas", "thanks"]
    assert sorted(each.key for each in pages_of(pair)) == sorted([*always, *more])


def test_a_single_talk_has_neither_expectations_nor_a_story(cast: Cast) -> None:
    pair = a_pair(cast)
    pair.single_meeting = True
    assert [each.key for each in pages_of(pair)] == [
        "pair",
        "messages",
        "reflections",
        "agreement",
        "ideas",
        "thanks",
    ]


@pytest.mark.parametrize(("state", "shown"), [("matching", False), ("running", True)])
def test_a_programme_leads_to_its_report_once_there_is_one(
    cast: Cast, client_of: Browser, state: str, shown: bool
) -> None:
    programme = a_programme(cast, state=state)
    address = f'href="/reports/{programme.pk}/"'
    page = f"/programmes/{programme.pk}/"
    assert (address in client_of(cast.coordinator).get(page).text) is shown
    assert (address in client_of(cast.leader).get(page).text) is shown
