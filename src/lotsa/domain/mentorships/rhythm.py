"""How often people meet, as people say it."""

from django.utils.translation import gettext as _


def cadence_words(days: int) -> str:
    """ "every two weeks"."""
    if days == 7:
        return _("every week")
    if days == 14:
        return _("every two weeks")
    if days in (28, 30, 31):
        return _("once a month")
    if days % 7 == 0:
        return _("every %(n)s weeks") % {"n": days // 7}
    return _("every %(n)s days") % {"n": days}
