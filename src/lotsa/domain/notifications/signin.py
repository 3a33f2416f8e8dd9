"""The sign-in mail, written but not kept: it goes out past the outbox."""

from dataclasses import dataclass

from django.utils import translation
from django.utils.translation import gettext as _

from lotsa.domain.notifications.letter import Link, Shown, compose, put_in
from lotsa.domain.notifications.look import html_of
from lotsa.domain.notifications.templates import template
from lotsa.domain.people.models import Person


@dataclass(frozen=True)
class Written:
    language: str
    subject: str
    text: str
    html: str


def signin_mail(
    person: Person | None, *, address: str, code: str, valid_minutes: int, code_minutes: int
) -> Written:
    language = person.language if person else "sv"
    with translation.override(language):
        label = _("Open the page")
        letter = compose(
            template("signin_link"),
            {
                "first_name": person.given_name if person else "",
                "valid_minutes": str(valid_minutes),
                "link": Link(address, label),
                "code": f"{code[:3]} {code[3:]}",
                "code_minutes": str(code_minutes),
            },
            language=language,
            forms=person.organisation.adept_forms if person else {},
        )
        shown = [Shown(address=address, label=label) for _insert in letter.inserts]
        html = html_of(letter.subject, letter.text, shown, language=language)
    return Written(language, letter.subject, put_in(letter.text, shown), html)
