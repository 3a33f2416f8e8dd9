"""The shipped mails: complete in both languages, and nothing in them that nobody fills."""

import re

import pytest

from lotsa.domain.notifications.catalogue import MAILS
from lotsa.domain.notifications.letter import ADEPT_FORMS
from lotsa.domain.notifications.queries import sample
from lotsa.domain.notifications.templates import examples, footer, template, template_keys

_NAMES = re.compile(r"\{(\w+)\}")
_WORDS = {*ADEPT_FORMS, *(form.capitalize() for form in ADEPT_FORMS)}


def names_in(text: str) -> set[str]:
    return set(_NAMES.findall(text)) - _WORDS


@pytest.mark.parametrize("key", template_keys())
def test_template_has_the_same_placeholders_in_both_languages(key: str) -> None:
    mail = template(key)
    used = {language: names_in(mail.subject(language) + mail.body(language)) for language in ("sv", "en")}
    assert used == {"sv": set(mail.placeholders), "en": set(mail.placeholders)}


@pytest.mark.parametrize("key", template_keys())
def test_template_names_only_placeholders_that_are_described(key: str) -> None:
    assert set(template(key).placeholders) - set(examples("sv")) == set()


@pytest.mark.parametrize("key", template_keys())
def test_template_does_not_shout(key: str) -> None:
    mail = template(key)
    assert "!" not in "".join(mail.subject(each) + mail.body(each) for each in ("sv", "en"))


@pytest.mark.parametrize("language", ["sv", "en"])
@pytest.mark.parametrize("key", template_keys())
def test_every_mail_comes_out_whole(key: str, language: str) -> None:
    """With example values nothing is left over, in text or HTML, and it stays small."""
    mail = sample(key, language, {"adept": "mentorand"})
    for part in (mail.subject, mail.text, mail.html.split("</style>")[1]):
        assert (_NAMES.findall(part), "\ue000" in part, "$" in part) == ([], False, False)
    assert len(mail.html.encode()) < 30_000
    assert f'<html lang="{language}">' in mail.html
    assert mail.subject in mail.html.replace("&quot;", '"').replace("&#x27;", "'")


def test_every_mail_in_the_catalogue_has_a_template() -> None:
    assert {mail.template for mail in MAILS} - set(template_keys()) == set()


def test_no_mail_stands_twice_in_the_catalogue() -> None:
    assert len({mail.template for mail in MAILS}) == len(MAILS)


def test_footer_says_where_to_choose() -> None:
    assert "{settings_link}" in footer("sv")
    assert "{settings_link}" in footer("en")


def test_the_word_for_mentee_is_the_organisations() -> None:
    mail = sample("proposal_mentor", "sv", {"adept": "mentorand"})
    assert mail.subject == "Förslag: Elin Ström som din mentorand"


@pytest.mark.parametrize("key", ["invitation_mentor", "invitation_mentee", "interest_reminder"])
def test_whoever_is_merely_asked_is_not_told_that_they_take_part(key: str) -> None:
    foot = sample(key, "sv", {}, "Kanelbullen AB").text
    assert ("du är med i ett program" in foot, "Kanelbullen AB frågar om du vill" in foot) == (False, True)


def test_preview_greets_a_mentor_by_the_mentors_name() -> None:
    mail = sample("proposal_mentor", "sv", {})
    assert mail.text.startswith("Hej Göran,")
    assert "Elin Ström som din adept" in mail.subject


@pytest.mark.parametrize("key", template_keys())
def test_preview_says_dates_in_words(key: str) -> None:
    assert re.findall(r"\d{4}-\d\d-\d\d", sample(key, "sv", {}).text) == []
