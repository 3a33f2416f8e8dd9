"""Nine months of two pairs and one switch, as people live them: by mail and on a phone of 360 px.

Milo with Alma from kick-off to certificate; Nora begins with Måns and goes on with Åsa. The calendar runs
over Easter, summer time, Ascension, Midsummer, the holiday weeks, and half a year on, when notes are deleted.
"""

import io
import re
from datetime import date
from itertools import pairwise
from typing import Any

import pypdf
import pytest
from playwright.sync_api import Page, expect

from lotsa.domain.mentorships.models import Mentorship
from lotsa.domain.notifications.models import Message
from lotsa.domain.programmes.models import Programme
from lotsa.kit import clock
from tests.browser.bakery import begin
from tests.browser.year import ZONE, Year, event_in, press, sent, text_of, words_for

pytestmark = pytest.mark.browser

# Words that stand in one place each, to be looked for everywhere else.
SHARED, PRIVATE = "smygkanel", "hemligdeg"  # notes of Milo's meeting
NORA_SHARED, NORA_PRIVATE = "saffransviskning", "kardemummatanke"
LETTER, ANSWER = "frågebulle", "svarsbulle"  # the thread of Milo and Alma
REFLECTION, KEPT = "delfunderingen", "gömfunderingen"
REASON = "kemikrocken"  # why Nora wants somebody else

FORM = "main form.form .btn, main form.mt-l .btn"  # the first button of the page's own form


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("year", [True, False], ids=["scripts", "no-scripts"], indirect=True)
def test_nine_months(year: Year) -> None:
    programme, milos, noras = begin(year.people)
    pair, former = f"/pairs/{milos.pk}/", f"/pairs/{noras.pk}/"

    kick_off(year, programme)
    year.to("2027-02-02")
    get_to_know(year, pair)
    sign(year, pair, "milo", "alma")
    find_a_time(year, pair)
    begin_with_mans(year, former)
    year.to("2027-02-12", "12:30")
    confirm_by_mail(year)
    book(year, "milo", pair, "2027-02-24", "13:00")
    set_a_goal(year, pair)
    year.to("2027-02-24", "15:00")
    press(
        year.link("nora", "/h/", "/h/"), "main button[value=no]"
    )  # what was booked with Måns came to nothing
    close_with_notes(year, pair)
    year.to("2027-03-12", "15:00")
    try_at_work(year, pair)
    write_letters(year, pair)
    book_the_rhythm(year, pair)

    year.to("2027-03-24")
    ask_for_somebody_else(year, former)
    new = end_and_go_on(year, former)
    sign(year, new, "nora", "åsa")
    goals_follow_and_notes_do_not(year, new)

    year.to("2027-06-17")
    reflect_halfway(year, pair)
    hand_in_an_idea(year, pair)
    year.to("2027-08-09", "06:00")
    quiet_weeks_are_quiet(year, "2027-07-12", "2027-08-08")
    year.to("2027-09-21")
    notes_are_deleted(year, noras, "måns", "2027-09-20", NORA_SHARED)

    year.to("2027-10-12")
    tell_a_story(year, pair)
    year.to("2027-10-28")
    say_how_it_ended(year, pair)
    year.to("2027-11-01")
    get_a_certificate(year, pair)
    coordinator_has_seen_no_contents(year)
    year.to("2028-04-27")
    notes_are_deleted(year, milos, "milo", "2028-04-26", SHARED)

    every_mail_was_in_order(year)
    assert year.wrong == []


def kick_off(year: Year, programme: Programme) -> None:
    """Invited by the coordinator, with the event in the mail; Milo answers from there."""
    event = programme.events.get(kind="kickoff")
    press(year.open("kaj", f"/events/{event.pk}/invitations/"), FORM)
    mail = year.mail("milo", "/e/")
    invited = event_in(mail)
    assert (invited.method, invited.start.date(), invited.sequence) == ("REQUEST", event.on, 0)
    press(year.follow(mail, "/e/"), "main button[name=comes][value=yes]")
    assert event.attendees.get(person=year.people["milo"]).answer == "yes"


def get_to_know(year: Year, pair: str) -> None:
    """Both say what they expect, and only then see what the other has said."""
    page = press(year.open("milo", f"{pair}expectations/"), why="Jag vill våga mer.", frequency="w2")
    expect(page.locator("main")).not_to_contain_text("Jag vill ge vidare.")
    page = year.open("alma", f"{pair}expectations/")
    expect(page.locator("main")).not_to_contain_text("Jag vill våga mer.")
    press(page, why="Jag vill ge vidare.", frequency="w4")
    expect(page.locator("main")).to_contain_text("Jag vill våga mer.")
    expect(page.locator("main .tag-2").first).to_contain_text("skiljer")  # in how often


def sign(year: Year, pair: str, *members: str) -> None:
    for who in members:
        press(year.open(who, f"{pair}agreement/"), FORM)
    expect(year.open(members[0], f"{pair}agreement/").locator("h1")).to_contain_text("Ni kom överens")


def find_a_time(year: Year, pair: str) -> None:
    """Three times, one taken from the mail; then moved, cancelled, and found again."""
    press(year.open("milo", f"{pair}times/"), day_1="2027-02-09", clock_1="15:00")
    press(year.link("alma", "/m/", "/m/"), "main button[name=option]:has-text('9 feb')")
    booked, milos = (event_in(year.mail(who, "Bokat")) for who in ("alma", "milo"))
    assert booked == milos
    assert (booked.method, f"{booked.start:%Y-%m-%d %H:%M}") == ("REQUEST", "2027-02-09 15:00")

    move = year.open("milo", "/meetings/").locator("main a[href$='/move/']").first.get_attribute("href")
    assert move
    press(year.open("milo", move), FORM, day="2027-02-10", clock="10:00")
    moved = event_in(year.mail("alma", "Flyttat"))
    assert (moved.method, moved.uid, f"{moved.start:%d %H}") == ("REQUEST", booked.uid, "10 10")

    press(year.open("alma", move), "main form[action$='/cancel/'] .btn")
    off = event_in(year.mail("milo", "nställt"))
    assert (off.method, off.uid, off.status) == ("CANCEL", booked.uid, "CANCELLED")
    assert booked.sequence < moved.sequence < off.sequence

    press(year.open("milo", f"{pair}times/"), day_1="2027-02-11", clock_1="14:00")
    press(year.link("alma", "/m/", "/m/"), "main button[name=option]:has-text('11 feb')")
    assert event_in(year.mail("milo", "Bokat")).uid != booked.uid


def book(year: Year, who: str, pair: str, day: str, at: str) -> None:
    press(year.open(who, f"{pair}booking/"), FORM, day=day, clock=at)


def begin_with_mans(year: Year, pair: str) -> None:
    """Nora's first pair: a promise, a meeting with notes, a goal."""
    sign(year, pair, "nora", "måns")
    book(year, "nora", pair, "2027-02-03", "10:00")
    year.to("2027-02-03", "11:00")
    close(year, "nora", pair, shared_notes=f"Vi pratade om {NORA_SHARED}.", private_note=NORA_PRIVATE)
    write_goal(year, "nora", pair, "Jag leder morgonmötet själv.")
    accept_goal(year, "måns")


def close(year: Year, who: str, pair: str, **typed: Any) -> Page:
    """Closes the meeting that waits for it, on its page."""
    link = year.open(who, "/meetings/").locator("main a[href$='#close']").first.get_attribute("href")
    assert link
    return press(year.open(who, link), "main button[name=do][value=close]", **typed)


def confirm_by_mail(year: Year) -> None:
    press(year.link("alma", "/h/", "/h/"), "main button[value=yes]")
    expect(year.open("milo", "/meetings/").locator("main")).to_contain_text("hållet")


def write_goal(year: Year, who: str, pair: str, text: str) -> None:
    """One question a page; nobody else sees it before it is proposed."""
    page = press(year.open(who, f"{pair}goals/new/"), FORM, text=text)
    press(page, FORM, measure="Antal möten utan hjälp")
    press(page, FORM, due_on="2027-08-31")
    press(page, FORM, now="Jag lyssnar.", planned="Jag leder tre möten.", better="Jag leder alla möten.")
    expect(page.locator("h1")).to_contain_text(text)


def accept_goal(year: Year, who: str) -> None:
    link = year.address_in(year.mail(who, "ditt ja till ett mål"), "/goals/")
    page = press(year.open(who, link), "main form[action$='/acceptance/'] .btn")
    expect(page.locator("main form[action$='/acceptance/']")).to_have_count(0)


def set_a_goal(year: Year, pair: str) -> None:
    write_goal(year, "milo", pair, "Jag säger vad jag tycker på ledningsmötet.")
    accept_goal(year, "alma")
    page = year.open("alma", pair)
    expect(page.locator("main")).to_contain_text("Jag säger vad jag tycker på ledningsmötet.")


def close_with_notes(year: Year, pair: str) -> None:
    page = close(
        year,
        "milo",
        pair,
        shared_notes=f"Vi övade på {SHARED}.",
        private_note=f"Jag är rädd för {PRIVATE}.",
        next_step="Säga emot en gång",
    )
    expect(page.locator("main")).to_contain_text("nästa är bokat")
    assert event_in(year.mail("alma", "Bokat")).start.date() > year.today
    link = year.open("alma", "/meetings/").locator("main a[href*='/meetings/']:has-text('24 feb')").first
    page = year.open("alma", str(link.get_attribute("href")))
    expect(page.locator("main")).to_contain_text("Säga emot en gång")
    assert SHARED in page.content()
    assert PRIVATE not in page.content()


def try_at_work(year: Year, pair: str) -> None:
    """The next meeting begins with what was tried; the goal is spoken of in it."""
    link = year.open("milo", "/meetings/").locator("main a[href$='#close']").first.get_attribute("href")
    meeting = str(link).removesuffix("#close")
    page = year.open("milo", meeting)
    goals = page.locator("#goals details").first
    if goals.get_attribute("open") is None:
        goals.locator("summary").first.click()
    goals.locator("input[name=level]").nth(1).check()
    goals.locator("textarea").fill("En gång hittills")
    goals.locator("button").click()
    expect(page.locator("#goals")).to_contain_text("12 mar")
    page = year.open("milo", meeting)
    page.locator("main input[name^=tried_][value=yes]").check()
    page.locator("main input[name^=how_]").fill("Det gick bra")
    press(page, "main button[name=do][value=close]", next_at="", next_step="Säga emot två gånger")
    assert "/times/" in page.url  # to propose times, as was chosen
    expect(year.open("alma", pair).locator("main")).to_contain_text("Säga emot två gånger")


def write_letters(year: Year, pair: str) -> None:
    press(year.open("milo", f"{pair}messages/"), FORM, text=f"Hur bakar man en {LETTER}?")
    page = year.link("alma", LETTER, "/r/")
    expect(page.locator("main")).not_to_contain_text(LETTER)  # a link shows nothing that was written
    press(page, FORM, text=f"Som en {ANSWER}.")
    assert ANSWER in text_of(year.mail("milo", ANSWER))
    expect(year.open("milo", f"{pair}messages/").locator("main")).to_contain_text(ANSWER)


def book_the_rhythm(year: Year, pair: str) -> None:
    """Every meeting until the end in one press, none of them on a day off or in the holiday weeks."""
    press(year.open("milo", f"{pair}rhythm/"), FORM)
    ahead = Mentorship.objects.get(pk=pair.split("/")[2]).meetings.filter(starts_at__gt=clock.now())
    times = [each.starts_at.astimezone(ZONE) for each in ahead.exclude(state="cancelled")]
    days = [each.date() for each in times]
    assert len(days) >= 10
    assert [day for day in days if day.weekday() > 4 or 28 <= day.isocalendar().week <= 31] == []
    assert not {date(2027, 3, 26), date(2027, 3, 29), date(2027, 5, 6), date(2027, 6, 25)} & set(days)
    assert (
        len({each.time() for each in times}) == 1
    )  # by the clock on the wall, before and after summer time begins


def ask_for_somebody_else(year: Year, pair: str) -> None:
    """Three pages, no blame; the other party hears nothing yet."""
    year.mail("nora", "/fit/")
    heard = len(year.postbox.to(str(year.people["måns"].email)))
    page = press(year.open("nora", f"{pair}fit/"), "main button[value=change]")
    press(page, FORM, want="switch", reason="chemistry", text=f"Det är {REASON}.")
    press(page, FORM, way="message")
    press(page, FORM, then="chosen", mentors=True)
    expect(page.locator("body")).to_contain_text("får inget veta än")
    year.mail("nora", "önskan om byte")
    assert len(year.postbox.to(str(year.people["måns"].email))) == heard
    expect(year.open("måns", pair).locator("main")).not_to_contain_text(REASON)


def end_and_go_on(year: Year, pair: str) -> str:
    """The coordinator has talked with all three, and ends the one pair as the other begins."""
    link = year.address_in(year.mail("kaj", "önskemål om byte"), "/pairs/")
    expect(year.open("kaj", link).locator("main")).to_contain_text(REASON)
    page = press(year.open("kaj", f"{pair}ending/"), FORM, outcome="no_fault")
    press(page, FORM)
    assert page.locator("main input[name=then]:checked").get_attribute("value")
    expect(page.locator("main")).to_contain_text("Åsa Mentor")
    press(page, FORM, agreed=True)
    new = page.url.removeprefix(year.address)
    assert new != pair
    told = year.mail("måns", "avslutas")
    assert REASON not in text_of(told)
    year.mail("åsa", "Ni är ett par")
    return new


def goals_follow_and_notes_do_not(year: Year, pair: str) -> None:
    expect(year.open("nora", pair).locator("main")).to_contain_text("Jag leder morgonmötet själv.")
    page = year.open("åsa", pair)
    expect(page.locator("main")).to_contain_text("Jag leder morgonmötet själv.")
    hidden = (NORA_SHARED, NORA_PRIVATE, REASON, SHARED, LETTER)
    assert seen_by(year, "åsa", *hidden) == []


def reflect_halfway(year: Year, pair: str) -> None:
    year.mail("milo", "Halvvägs")
    for text in (KEPT, REFLECTION):
        press(year.open("milo", f"{pair}reflections/"), FORM, text=text)
    page = year.open("milo", f"{pair}reflections/")
    mine = page.locator(f"main details:has-text('{REFLECTION}')")
    mine.locator("summary").click()
    with page.expect_navigation():
        mine.locator("form[action$='/sharing/'] button").click()
    page = year.open("alma", f"{pair}reflections/")
    expect(page.locator("main")).to_contain_text(REFLECTION)
    assert KEPT not in page.content()


def hand_in_an_idea(year: Year, pair: str) -> None:
    press(year.open("milo", f"{pair}ideas/"), FORM, title="Bulle på fredag", text="Alla blir gladare.")
    page = year.open("kaj", "/ideas/")
    idea = page.locator("main a:has-text('Bulle på fredag')").first.get_attribute("href")
    press(year.open("kaj", str(idea)), FORM, state="tried", answer="Vi provar i juni.")
    year.open("milo", year.address_in(year.mail("milo", "Bulle på fredag"), "/ideas/"))
    expect(year.open("milo", str(idea)).locator("main")).to_contain_text("Vi provar i juni.")


def quiet_weeks_are_quiet(year: Year, first: str, last: str) -> None:
    """Nothing comes that nobody asked for: only what belongs to the meeting Milo booked for 11 August."""
    mails = year.mails_between(first, last)
    assert len(mails) == 2  # one to each
    assert [mail for mail in mails if "ons 11 aug kl. 13.00: möte med" not in mail] == []


def tell_a_story(year: Year, pair: str) -> None:
    """Written by one, read and agreed to by both, the other from the mail."""
    year.mail("alma", "Slut")
    page = press(
        year.open("milo", f"{pair}story/"), FORM, title="Från tyst till trygg", situation="Jag var tyst."
    )
    press(page, "main form[action$='/asking/'] .btn")
    press(year.link("alma", "Från tyst till trygg", "/c/"), "main form .btn")
    story = page.url.removeprefix(year.address)
    press(year.open("kaj", story), "main form[action$='/publication/'] .btn")
    expect(year.open("nora", "/stories/").locator("main")).to_contain_text("Från tyst till trygg")


def say_how_it_ended(year: Year, pair: str) -> None:
    words = {"got": "Mod.", "lessons": "Fråga först.", "next_step": "Leda ett möte", "met_on": "2027-10-28"}
    for who in ("milo", "alma"):
        page = press(year.open(who, f"{pair}closing/"), FORM, stays_in_touch="yes", **words)
    expect(page.locator("main")).to_contain_text("Vem hör av sig")
    press(year.open("milo", f"{pair}thanks/"), FORM, text="Tack för att du frågade.")
    assert "Tack för att du frågade." in text_of(year.mail("alma", "Tack för att du frågade."))


def get_a_certificate(year: Year, pair: str) -> None:
    year.mail("milo", "intyg")
    year.mail("milo", "Tack för att du var med")
    page = year.open("milo", pair)
    made = page.context.request.get(f"{year.address}{pair}certificate.pdf")
    assert (made.status, made.headers["content-type"]) == (200, "application/pdf")
    text = "".join(each.extract_text() for each in pypdf.PdfReader(io.BytesIO(made.body())).pages)
    assert "Milo Adept" in text
    assert "Bullskolan" in text


def coordinator_has_seen_no_contents(year: Year) -> None:
    hidden = (SHARED, PRIVATE, NORA_SHARED, NORA_PRIVATE, LETTER, ANSWER, REFLECTION, KEPT)
    assert seen_by(year, "kaj", *hidden) == []


def seen_by(year: Year, who: str, *words: str) -> list[tuple[str, str]]:
    pages = words_for(year.people[who])
    assert len(pages) > 20
    return [(path, word) for path, text in pages.items() for word in words if word in text]


def notes_are_deleted(year: Year, pair: Mentorship, who: str, day: str, word: str) -> None:
    """Announced two weeks before, and gone when the day has come; the meetings themselves stand."""
    announced = year.mail(who, "anteckningar tas bort")
    assert (date.fromisoformat(day) - sent(announced).date()).days >= 13
    assert pair.meetings.filter(state="held").exists()
    assert not pair.meetings.filter(shared_notes__contains=word).exists()
    assert not pair.private_notes.exists()
    page = year.open(who, f"/pairs/{pair.pk}/notes/")
    assert word not in page.content()


def every_mail_was_in_order(year: Year) -> None:
    own = {who: str(each.email) for who, each in year.people.items()}
    between = {
        LETTER: {own["alma"]},
        ANSWER: {own["milo"]},
    }
    nobody = (REASON, SHARED, PRIVATE, NORA_SHARED, NORA_PRIVATE, REFLECTION, KEPT)
    between |= {word: set() for word in nobody}
    for mail in year.postbox.mails:
        html = mail.get_body(("html",))
        assert html, mail["Subject"]
        whole = f"{mail['Subject']}\n{text_of(mail)}\n{html.get_content()}"
        assert text_of(mail).strip()
        assert re.findall(r"\{[a-zåäö_]+\}", whole) == [], mail["Subject"]
        said = [word for word, to in between.items() if word in whole and str(mail["To"]) not in to]
        assert said == [], (mail["To"], mail["Subject"])
    assert len(year.scanned_links) > 200
    unasked = Message.objects.filter(is_reminder=True, state=Message.State.SENT).order_by("sent_at")
    for who in year.people.values():
        times = [each.sent_at.astimezone(ZONE).replace(tzinfo=None) for each in unasked.filter(recipient=who)]
        assert [pair for pair in pairwise(times) if (pair[1] - pair[0]).total_seconds() < 6.99 * 86400] == []
