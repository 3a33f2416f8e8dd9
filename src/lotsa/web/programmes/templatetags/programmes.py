"""States of programmes and of those who take part, as words with a kind."""

from typing import Any

from django import template
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from lotsa.web.programmes.forms import RHYTHMS, every_days, minutes
from lotsa.web.programmes.news import TAGS as PROGRAMME_TAGS
from lotsa.web.programmes.people_read import TAGS as ENROLMENT_TAGS
from lotsa.web.shell.templatetags.lotsa import tag

register = template.Library()


@register.simple_tag
def programme_state(programme: Any) -> SafeString:
    return tag(programme.get_state_display(), PROGRAMME_TAGS[programme.state])


@register.simple_tag
def rhythm(programme: Any) -> str:
    """ "Every second week, 30 minutes" """
    days, length = programme.cadence_days, programme.meeting_minutes
    often = str(dict(RHYTHMS).get(days) or every_days(days))
    return _("%(often)s, %(minutes)s") % {"often": often, "minutes": minutes(length)}


@register.simple_tag
def enrolment_state(enrolment: Any) -> SafeString:
    return tag(enrolment.get_state_display(), ENROLMENT_TAGS[enrolment.state])
