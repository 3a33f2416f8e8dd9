"""From a spreadsheet to a pair that has met, as people live it: real processes, real mail, a real browser.

Anna sets Lotsa up, imports 60 people, makes a programme, matches and publishes. Elin and Göran say yes from
their mails, find a time, meet, agree on a goal. Anna reads the report. In both languages, scripts on and off.
"""

import re
from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import icalendar
import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from tests.browser.product import Product, calendar_in, links_in, text_of

pytestmark = pytest.mark.browser
FILE = Path(__file__).parents[2] / "src/lotsa/domain/intake/content/golden_path.xlsx"
ZONE = ZoneInfo("Europe/Stockholm")
ELIN, GORAN = "elin.wikstrom@bjorkvik.example", "goran.hagg@bjorkvik.example"
# What is looked for in mails, by language.
WORDS = {
    "sv": {"proposal": "Förslag", "pair": "ett par", "booked": "Bokat", "met": "hållet", "held": "17 av 18"},
    "en": {"proposal": "Proposal", "pair": "a pair", "booked": "Booked", "met": "held", "held": "17 of 18"},
}


class Story:
    """One telling: the product, the browser, the language and whether pages may run scripts."""

    def __init__(self, product: Product, browser: Browser, language: str, *, scripts: bool) -> None:
        self.product, self.browser, self.language, self.scripts = product, browser, language, scripts
        self.words = WORDS[language]

    def somebody(self, width: int = 1280) -> Page:
        """A browser of somebody's own; nobody is signed in there."""
        context: BrowserContext = self.browser.new_context(
            locale={"sv": "sv-SE", "en": "en-GB"}[self.language],
            viewport={"width": width, "height": 800},
            java_script_enabled=self.scripts,
        )
        return context.new_page()

    def set_up(self) -> Page:
        page = self.somebody()
        page.goto(self.product.set_up_link())
        page.fill("[name=organisation]", "Björkvik Teknik AB")
        page.fill("[name=name]", "Anna Björklund")
        page.fill("[name=email]", "anna.bjorklund@bjorkvik.example")
        page.locator("form:has([name=token]) button").click()
        expect(page).to_have_url(f"{self.product.address}/")
        expect(page.locator("html")).to_have_attribute("lang", self.language)
        return page

    def import_people(self, page: Page) -> None:
        page.goto(f"{self.product.address}/people/import/")
        page.set_input_files("input[type=file]", FILE)
        page.locator("form:has(input[type=file]) button").first.click()
        expect(page.locator("main")).to_contain_text("Personnr")  # refused, and said
        page.locator("main a.btn").click()
        page.locator("main form .btn").first.click()
        expect(page.locator("[type=email][name^=q-]")).to_have_count(2)  # two rows lack an address
        person = page.locator(
            "label.opt:has-text('Lars Persson') input, label:has-text('Lars Persson') input"
        )
        person.first.check()  # which of the two L. Persson
        page.locator("button[name=import]").click()
        expect(page).to_have_url(re.compile(r"/people/import/[0-9a-f-]+/$"))

    def make_programme(self, page: Page) -> str:
        """The wizard, page by page, taking what it suggests; gives the programme's address."""
        page.goto(f"{self.product.address}/programmes/new/")
        onwards = page.locator("main form .btn")
        onwards.first.click()
        page.wait_for_url("**/purpose/")
        if not page.locator("[name=needs]:checked").count():
            page.locator("[name=needs]").first.check()
        onwards.first.click()
        page.wait_for_url("**/dates/")
        onwards.first.click()
        page.wait_for_url("**/people/")
        onwards.first.click()
        page.wait_for_url("**/rules/")
        onwards.first.click()
        page.wait_for_url("**/check/")
        page.locator("button[name=to][value=matching]").click()
        page.wait_for_url("**/matching/")
        return page.url.removesuffix("matching/")

    def match_and_publish(self, page: Page, programme: str) -> None:
        page.locator("form[action$='/matching/run/'] button").first.click()
        expect(page.locator("h1")).to_contain_text(self.words["held"])
        expect(page.locator("main")).to_contain_text("Nils Åhman")  # left over, with a reason
        for _each in range(2):
            page.locator("main button[aria-pressed=false]").first.click()
            page.wait_for_load_state()
        expect(page.locator("main button[aria-pressed=true]")).to_have_count(2)
        page.goto(f"{programme}matching/publish/")
        assert self.product.postbox.to(ELIN) == []  # nothing has left before this button
        page.check("[name=when][value=now]")
        page.locator("form:has([name=when]) button").first.click()
        page.wait_for_url("**/matching/")

    def both_say_yes(self) -> str:
        """Both answer from their mails, signed in nowhere; gives the address of their pair."""
        for address, about in ((ELIN, "Göran"), (GORAN, "Elin")):
            page = self.somebody(360)
            mail = self.product.postbox.wait_for(address, f"{about}")
            assert self.words["proposal"] in str(mail["Subject"])
            page.goto(links_in(mail)[0])
            page.goto(links_in(mail)[0])  # a mail scanner was here first: looking changes nothing
            page.locator("main button[name=answer][value=yes]").click()
            page.wait_for_url("**/answered/")
        mail = self.product.postbox.wait_for(ELIN, self.words["pair"])
        return next(link for link in links_in(mail) if "/pairs/" in link)

    def sign_in(self, address: str) -> Page:
        page = self.somebody(360)
        page.goto(f"{self.product.address}/login/")
        page.fill("form[action='/login/'] [name=email]", address)
        page.locator("main form .btn").first.click()
        mail = self.product.postbox.wait_for(address, "/l/")
        page.goto(next(link for link in links_in(mail) if "/l/" in link))
        page.locator("main form .btn").first.click()
        page.wait_for_url(f"{self.product.address}/")
        return page

    def find_a_time(self, elin: Page, pair: str) -> None:
        """Elin proposes three times, the first of them today; Göran takes it from his mail."""
        elin.goto(f"{pair}times/")
        elin.fill("[name=day_1]", f"{datetime.now(ZONE):%Y-%m-%d}")
        elin.fill("[name=clock_1]", "23:58")
        elin.locator("main form .btn").first.click()
        mail = self.product.postbox.wait_for(GORAN, "/m/")
        goran = self.somebody(360)
        goran.goto(next(link for link in links_in(mail) if "/m/" in link))
        goran.locator("main button[name=option]").first.click()
        expect(goran.locator("h1")).to_contain_text("23")
        booked = self.product.postbox.wait_for(ELIN, self.words["booked"])
        event = icalendar.Calendar.from_ical(calendar_in(booked)).walk("VEVENT")[0]
        assert f"{event['DTSTART'].dt:%H:%M}" == "23:58"
        assert int(event["SEQUENCE"]) == 0

    def meet(self, elin: Page) -> None:
        elin.goto(f"{self.product.address}/meetings/")
        elin.locator("main a[href*='/meetings/']").first.click()
        elin.fill("[name=topic]", "Prissamtalet på Öland")
        elin.locator("button[name=do][value=topic]").click()
        expect(elin.locator("ul.topics")).to_contain_text("Prissamtalet på Öland")
        elin.fill("[name=shared_notes]", "Vi övade på att vänta tyst.")
        elin.locator("button[name=do][value=save]").click()
        elin.fill("[name=next_step]", "Vänta fem sekunder före svaret")
        elin.locator("button[name=do][value=close]").click()
        elin.wait_for_load_state()
        elin.goto(f"{self.product.address}/meetings/")
        expect(elin.locator("main")).to_contain_text(self.words["met"])
        assert self.product.postbox.wait_for(GORAN, self.words["booked"])  # closing booked the next one, too

    def agree(self, page: Page, pair: str) -> None:
        page.goto(f"{pair}agreement/")
        page.locator("main form .btn").click()
        page.wait_for_load_state()

    def set_a_goal(self, elin: Page, pair: str) -> None:
        elin.goto(f"{pair}goals/new/")
        questions: list[dict[str, str]] = [
            {"text": "Jag står kvar i ett prissamtal."},
            {"measure": "Antal samtal utan rabatt"},
            {"due_on": f"{datetime.now(ZONE) + timedelta(days=150):%Y-%m-%d}"},
            {
                "now": "Jag ger rabatt direkt.",
                "planned": "Två samtal utan rabatt.",
                "better": "Fyra samtal utan rabatt.",
            },
        ]
        for answers in questions:
            for name, text in answers.items():
                elin.fill(f"[name={name}]", text)
            elin.locator("main form .btn").first.click()
            elin.wait_for_load_state()
        elin.goto(pair)
        expect(elin.locator("main")).to_contain_text("Jag står kvar i ett prissamtal.")


@pytest.mark.parametrize("scripts", [True, False], ids=["scripts", "no-scripts"])
@pytest.mark.parametrize("language", ["sv", "en"])
def test_golden_path(
    language: str, scripts: bool, start_product: Callable[[], Product], chromium: Browser
) -> None:
    story = Story(start_product(), chromium, language, scripts=scripts)
    anna = story.set_up()
    story.import_people(anna)
    programme = story.make_programme(anna)
    story.match_and_publish(anna, programme)
    pair = story.both_say_yes()
    elin = story.sign_in(ELIN)
    story.agree(elin, pair)
    story.find_a_time(elin, pair)
    story.meet(elin)
    story.set_a_goal(elin, pair)
    story.agree(story.sign_in(GORAN), pair)

    anna.goto(pair)
    seen_by_anna = anna.locator("main").inner_text()
    assert "Vi övade på att vänta tyst." not in seen_by_anna
    assert "Prissamtalet" not in seen_by_anna

    anna.goto(programme.replace("/programmes/", "/reports/"))
    expect(anna.locator(".figs")).to_contain_text("1")
    expect(anna.locator("main")).to_contain_text("18")
    assert text_of(story.product.postbox.to(ELIN)[0])
