"""What somebody has written in several lines: tidied, and refused with a sentence when it is endless."""

from django.utils.translation import gettext as _

from lotsa.kit.dates import number
from lotsa.kit.refused import Refused


def lines(text: str, *, field: str, most: int, needed: bool = True) -> str:
    """Without the line breaks of old machines and without blanks round it; at most `most` characters."""
    text = text.replace("\r\n", "\n").strip()
    if needed and not text:
        raise Refused(_("Write a few words first."), field=field)
    if len(text) > most:
        facts = {"most": number(most), "over": number(len(text) - most)}
        raise Refused(
            _("Write at most %(most)s characters. Yours are %(over)s too many.") % facts, field=field
        )
    return text
