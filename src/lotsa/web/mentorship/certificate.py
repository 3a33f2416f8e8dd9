"""The certificate on paper, set by typst as a tagged PDF."""

import json
from pathlib import Path
from typing import Any

import typst
from django.utils.formats import date_format
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _

from lotsa.domain.mentorships.ending_words import certificate_text
from lotsa.domain.outcomes.certificates import Certificate
from lotsa.kit import clock
from lotsa.web.shell import dates, wording

_SHEET = Path(__file__).parent / "typst" / "certificate.typ"
QUARTER = 15


def as_pdf(certificate: Certificate, organisation: Any) -> bytes:
    """Tagged (PDF/UA-1), fonts embedded. The data go in as JSON, so no text can act as markup."""
    data = json.dumps(wording.put_everywhere(_data(certificate, organisation), organisation.adept_forms))
    made: bytes = typst.compile(str(_SHEET), sys_inputs={"data": data}, pdf_standards="ua-1")
    return made


def _data(certificate: Certificate, organisation: Any) -> dict[str, Any]:
    words = certificate_text(
        certificate.side,
        person_name=certificate.person_name,
        programme_name=certificate.programme_name,
        organisation_name=certificate.organisation_name,
        start_date=date_format(certificate.starts_on, "j F Y"),
        end_date=date_format(certificate.ends_on, "j F Y"),
        meetings_text=ngettext("%(n)s meeting", "%(n)s meetings", certificate.meetings)
        % {"n": certificate.meetings},
        hours_text=_hours(certificate.minutes),
        modules_done=certificate.modules_done,
        modules_total=certificate.modules_total,
    )
    sign = certificate_text(
        "sign",
        issued_date=date_format(clock.today(organisation.zone), "j F Y"),
        signer_name=certificate.signer_name,
        signer_role=_("coordinator of the programme"),
    )
    return {
        "lang": (get_language() or "sv")[:2],
        "organisation": certificate.organisation_name,
        "title": certificate_text("title"),
        "name": certificate.person_name,
        "paragraphs": [part for part in words.split("\n") if part.strip()],
        "sign": [line for line in sign.split("\n") if line.strip(" ,")],
        "note": certificate_text("note"),
    }


def _hours(minutes: int) -> str:
    """To the nearest quarter: "about 6.5 hours"."""
    hours = round(minutes / QUARTER) * QUARTER / 60
    return ngettext("%(n)s hour", "%(n)s hours", 1 if hours == 1 else 2) % {"n": dates.number(hours)}
