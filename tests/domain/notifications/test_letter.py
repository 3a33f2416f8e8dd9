from uuid import uuid4

import pytest

from lotsa.domain.notifications.letter import Link, Private, Shown, bullets, compose, put_in
from lotsa.domain.notifications.look import html_of
from lotsa.domain.notifications.templates import Template


def a_template(body: str, subject: str = "Om {name}") -> Template:
    return Template("test", {"subject": {"sv": subject, "en": subject}, "body": {"sv": body, "en": body}}, ())


def composed(body: str, **values: object) -> str:
    values = {"name": "Elin", "organisation_name": "X", "settings_link": Link("/u/", "Välj"), **values}
    letter = compose(a_template(body), values, language="sv", forms={})  # type: ignore[arg-type]  # as given
    return letter.text.split("\n\n-- \n")[0]


def test_values_are_filled_in_once_and_never_read_again() -> None:
    assert composed("Hej {name}", name="{organisation_name} \ue0000\ue001") == "Hej {organisation_name} 0"


def test_a_line_with_nothing_to_say_goes() -> None:
    assert (
        composed("Var: {place}\n{meeting_link}\nSlut", place="Fiket", meeting_link="") == "Var: Fiket\nSlut"
    )
    assert composed("Hej\n\n{personal_note}\n\nSlut", personal_note="") == "Hej\n\nSlut"


def test_private_words_that_are_missing_take_their_line_with_them() -> None:
    assert composed("Hej\n\nÄmne: {topics}\n\nSlut", topics=Private("")) == "Hej\n\nSlut"


def test_a_paragraph_whose_link_leads_nowhere_goes() -> None:
    assert (
        composed(
            "1. {time_1}\n{link_1}\n\n2. {time_2}\n{link_2}", time_1="nu", link_1="", time_2="", link_2=""
        )
        == ""
    )


def test_a_placeholder_nobody_fills_is_an_error() -> None:
    with pytest.raises(KeyError):
        composed("Hej {nobody}")


def test_links_are_kept_apart_from_the_text() -> None:
    row = uuid4()
    values = {
        "name": "Elin\r\nBcc: a@b.se",
        "link": Link("/p/{token}/", "Öppna", "answer_proposal", row),
        "notes": Private("– hemligt"),
        "organisation_name": "X",
        "settings_link": Link("/u/", "Välj"),
    }
    letter = compose(a_template("{notes}\n\nTryck:\n{link}"), values, language="sv", forms={})
    assert letter.subject == "Om Elin Bcc: a@b.se"
    assert "hemligt" not in letter.text
    assert [insert.get("verb") for insert in letter.inserts] == [None, "answer_proposal", ""]
    shown = [Shown(words="…"), Shown(address="https://x.se/p/1/"), Shown(words="[länk]")]
    assert put_in(letter.text, shown).startswith("…\n\nTryck:\nhttps://x.se/p/1/\n\n-- \n")


def test_bullets_keep_each_item_on_one_line() -> None:
    assert bullets(["ett\ntvå", "tre"]) == "– ett två\n– tre"


def test_html_escapes_what_people_wrote() -> None:
    html = html_of('<b>"', "Hej <script>\n\n– a & b\n– c", [], language="sv")
    assert "<script>" not in html
    assert "<h1>&lt;b&gt;&quot;</h1>" in html
    assert "<p>Hej &lt;script&gt;</p>" in html
    assert "<ul><li>a &amp; b</li><li>c</li></ul>" in html


def test_a_short_lead_in_becomes_the_button() -> None:
    shown = [
        Shown(address="https://x.se/1", label="Öppna förslaget"),
        Shown(address="https://x.se/2", label="Svara"),
    ]
    long = "Berätta vad du kan hjälpa till med, senast i mars:"
    text = f"Ja, vi sågs:\n\ue0000\ue001\n\n{long}\n\ue0001\ue001"
    html = html_of("S", text, shown, language="sv")
    assert '<a href="https://x.se/1">Ja, vi sågs</a>' in html
    assert f"<p>{long}</p>" in html
    assert '<a href="https://x.se/2">Svara</a>' in html


def test_private_words_that_are_a_list_are_drawn_as_one() -> None:
    html = html_of(
        "S", "Listan:\n\ue0000\ue001", [Shown(words="– ett\n– två", is_private=True)], language="sv"
    )
    assert "<p>Listan:</p>\n<ul><li>ett</li><li>två</li></ul>" in html


def test_no_address_means_no_link() -> None:
    html = html_of("S", "Se\n\ue0000\ue001", [Shown(words="[länk]", label="Öppna")], language="sv")
    assert "href" not in html.split("</style>")[1]
    assert "<span>Öppna</span>" in html
