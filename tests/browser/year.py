"""A year told in seconds: the product runs in this process, its clock is moved by hand, its daily jobs run in
the order of the schedule, and its mail goes through a real mail server to whoever reads it here.

Every mail is met by a scanner before its reader: each link is asked for, signed in as nobody, and nothing in
the database may change by that.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from email.message import EmailMessage
from email.utils import parsedate_to_datetime
from types import SimpleNamespace
from typing import Any
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo

import icalendar
import vobject
from django.conf import settings
from django.db import connection
from django.test import Client
from django.utils.module_loading import import_string
from playwright.sync_api import Browser, Page

from lotsa.domain.notifications.actions import send_messages, write_messages
from lotsa.domain.people.models import Person
from lotsa.kit import clock
from tests.browser.product import Postbox, calendar_in, links_in, text_of, waited_for
from tests.cast import client_of

ZONE = ZoneInfo("Europe/Stockholm")
POST_AT = (time(7, 0), time(12, 0), time(17, 0))
PHONE = {"width": 360, "height": 740}


@dataclass
class Year:
    address: str
    browser: Browser
    traveller: Any  # what time_machine gave
    postbox: Postbox
    people: dict[str, Person]
    scripts: bool
    wrong: list[str] = field(default_factory=list)  # what pages said on their console, or stuck out
    _pages: dict[str, Page] = field(default_factory=dict)
    _read: set[int] = field(default_factory=set)
    _scanned: int = 0
    _nobody: Client = field(default_factory=Client)
    scanned_links: set[str] = field(default_factory=set)

    # time

    @property
    def today(self) -> date:
        return clock.now().astimezone(ZONE).date()

    def to(self, day: str, at: str = "09:00") -> None:
        """Lives through every day up to then: its jobs, each at its hour, and its mail."""
        self.deliver()
        until = datetime.combine(date.fromisoformat(day), time.fromisoformat(at), ZONE)
        assert clock.now() < until, "time goes one way"
        for moment, act in _agenda(self.today, until, self.deliver):
            if clock.now() < moment <= until:
                self.traveller.move_to(moment)
                act()
        self.traveller.move_to(until)
        self.deliver()

    # mail

    def deliver(self) -> None:
        write_messages()
        send_messages()
        self._scan()

    def mail(self, who: str, about: str) -> EmailMessage:
        """The newest mail to somebody with these words in it that has not been read yet."""
        self.deliver()
        address = self.people[who].email
        assert address
        found = [mail for mail in self.postbox.to(address, about) if id(mail) not in self._read]
        heard = [str(mail["Subject"]) for mail in self.postbox.to(address)][-5:]
        assert found, f"{who} got no mail with {about!r}; the last were {heard}"
        self._read |= {id(mail) for mail in found}
        return found[-1]

    def mails_between(self, first: str, last: str) -> list[str]:
        mails = ((f"{sent(mail):%Y-%m-%d}", mail) for mail in self.postbox.mails)
        return [f"{day} {mail['To']}: {mail['Subject']}" for day, mail in mails if first <= day <= last]

    def _scan(self) -> None:
        for mail in self.postbox.mails[self._scanned :]:
            before = _changes()
            for link in links_in(mail):
                if link.startswith(self.address) and link not in self.scanned_links:
                    self.scanned_links.add(link)
                    statuses = [self._asked_for(link, method) for method in ("head", "get")]
                    assert max(statuses) < 500, (link, statuses)
            assert _changes() == before, f"a scanner changed something: {mail['Subject']}"
        self._scanned = len(self.postbox.mails)

    def _asked_for(self, link: str, method: str) -> int:
        """By whoever has the address and nothing else."""
        self._nobody.cookies.clear()
        path = urlsplit(link)._replace(scheme="", netloc="").geturl()
        return int(getattr(self._nobody, method)(path).status_code)

    # pages

    def somebody(self) -> Page:
        """A phone on which nobody is signed in."""
        context = self.browser.new_context(
            locale="sv-SE", viewport=PHONE, java_script_enabled=self.scripts, reduced_motion="reduce"
        )
        context.set_default_timeout(20_000)
        page = context.new_page()
        page.on("pageerror", lambda error: self.wrong.append(f"{page.url}: {error}"))
        return page

    def link(self, who: str, about: str, path: str) -> Page:
        """Opens the link with this path of the newest mail about something, signed in as nobody."""
        return self.follow(self.mail(who, about), path)

    def follow(self, mail: EmailMessage, path: str) -> Page:
        page = self.somebody()
        self._goto(page, self.address_in(mail, path))
        return page

    def address_in(self, mail: EmailMessage, path: str) -> str:
        link = next((each for each in links_in(mail) if path in each), None)
        assert link, f"no link with {path} in {mail['Subject']}: {links_in(mail)}"
        return link

    def open(self, who: str, path: str) -> Page:
        """A page on somebody's own phone; who has been signed out meanwhile signs in by mail first."""
        page = self._pages.get(who) or self._pages.setdefault(who, self.somebody())
        self._goto(page, path)
        if "/login/" in page.url:
            self._sign_in(who, page)
            self._goto(page, path)
        return page

    def _sign_in(self, who: str, page: Page) -> None:
        address = self.people[who].email
        assert address
        before = len(self.postbox.to(address, "/l/"))
        press(page, "form[action='/login/'] .btn", email=address)
        waited_for(lambda: len(self.postbox.to(address, "/l/")) > before, "a sign-in mail")
        self._scan()
        mail = self.postbox.to(address, "/l/")[-1]
        self._goto(page, next(link for link in links_in(mail) if "/l/" in link))
        press(page, "main form .btn")

    def _goto(self, page: Page, path: str) -> None:
        answer = page.goto(path if path.startswith("http") else self.address + path)
        assert answer, path
        assert answer.status < 400, f"{path}: {answer.status}"
        if wide := page.evaluate(
            "document.documentElement.scrollWidth - document.documentElement.clientWidth"
        ):
            self.wrong.append(f"{page.url}: {wide} px wider than the phone")

    def close(self) -> None:
        for context in self.browser.contexts:
            context.close()


def _changes() -> int:
    """How many rows have been written since the test began; the server shares this connection."""
    return int(connection.connection.total_changes)


def _agenda(first: date, until: datetime, deliver: Callable[[], None]) -> Iterator[tuple[datetime, Any]]:
    schedules = settings.TASKS["default"]["OPTIONS"]["SCHEDULES"].values()
    jobs = [(at, import_string(each["task"]).func) for each in schedules if (at := _hour(each))]
    acts = sorted([*jobs, *((at, deliver) for at in POST_AT)], key=lambda each: each[0])
    for days in range((until.date() - first).days + 1):
        for at, act in acts:
            yield datetime.combine(first + timedelta(days=days), at, ZONE), act


def _hour(schedule: dict[str, Any]) -> time | None:
    if "cron" not in schedule:
        return None  # the mail, which goes out by itself here
    minute, hour, *rest = schedule["cron"].split()
    assert rest == ["*", "*", "*"], schedule
    return time(int(hour), int(minute))


def press(page: Page, button: str = "main form .btn", **typed: Any) -> Page:
    """Fills in what is given by name and presses a button; the answer must be a page, not a refusal."""
    for name, value in typed.items():
        _fill(page, name, value)
    with page.expect_navigation() as gone:
        page.locator(button).first.click()
    answer = gone.value
    if answer and answer.status >= 400:
        said = page.locator("main").inner_text()[:600]
        raise AssertionError(f"{page.url} answered {answer.status}: {said}")
    return page


def _fill(page: Page, name: str, value: Any) -> None:
    found = page.locator(f"main [name='{name}']")
    folded = page.locator(f"main details:not([open]):has([name='{name}'])")
    while folded.count():
        folded.first.locator("summary").first.click()
    kind = found.first.get_attribute("type")
    if kind == "radio" or (kind == "checkbox" and value is not True):
        for each in value if isinstance(value, list) else [value]:
            page.locator(f"main [name='{name}'][value='{each}']").check()
    elif kind == "checkbox":
        found.first.check()
    elif found.first.evaluate("each => each.tagName") == "SELECT":
        found.first.select_option(value)
    else:
        found.first.fill(value)


def sent(mail: EmailMessage) -> datetime:
    return parsedate_to_datetime(str(mail["Date"])).astimezone(ZONE)


def event_in(mail: EmailMessage) -> SimpleNamespace:
    """The one event of a mail's calendar, as two parsers agree on it."""
    raw = calendar_in(mail)
    part = next(part for part in mail.walk() if part.get_content_type() == "text/calendar")
    one, other = icalendar.Calendar.from_ical(raw), vobject.readOne(raw)
    (event,) = one.walk("VEVENT")
    read = SimpleNamespace(
        method=str(one["METHOD"]),
        uid=str(event["UID"]),
        sequence=int(event["SEQUENCE"]),
        start=event["DTSTART"].dt.astimezone(ZONE),
        status=str(event.get("STATUS", "")),
    )
    assert part.get_param("method") == read.method == other.method.value
    assert other.vevent.uid.value == read.uid
    assert int(other.vevent.sequence.value) == read.sequence
    assert other.vevent.dtstart.value.astimezone(ZONE) == read.start
    return read


def words_for(person: Person, start: str = "/") -> dict[str, str]:
    """Everything that somebody can read by following links, page by page: address → text."""
    client, seen, waiting = client_of(person), dict[str, str](), [start]
    while waiting:
        path = waiting.pop()
        if path in seen:
            continue
        answer = client.get(path)
        is_text = answer.headers.get("Content-Type", "").startswith("text/")
        seen[path] = answer.text if is_text and not answer.streaming else ""
        if answer.status_code in (301, 302, 303):
            waiting.append(answer.headers["Location"])
        for href in re.findall(r'href="([^"]+)"', seen[path]):
            target = urlsplit(href.replace("&amp;", "&"))
            if not target.netloc and target.path.startswith("/") and not target.path.startswith("/static/"):
                waiting.append(target.path)  # the query chooses among what the page shows
    return seen


__all__ = ["Year", "event_in", "press", "sent", "text_of", "words_for"]
