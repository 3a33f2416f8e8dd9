"""States of programmes and of those who take part, as words with a kind."""

from datetime import datetime
from decimal import Decimal
from typing import Any

from django import template
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from lotsa.domain.programmes import queries
from lotsa.engine.calendar.wall_time import wall
from lotsa.web.programmes.checklist_words import OWNERS, month_words
from lotsa.web.programmes.forms import RHYTHMS, every_days, minutes
from lotsa.web.programmes.news import TAGS as PROGRAMME_TAGS
from lotsa.web.programmes.news import sides
from lotsa.web.programmes.people_read import TAGS as ENROLMENT_TAGS
from lotsa.web.shell import dates
from lotsa.web.shell.roles import WORDS as ROLE_WORDS
from lotsa.web.shell.templatetags.lotsa import person, tag

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


@register.simple_tag
def event_when(event: Any) -> str:
    """ "tis 2 feb kl. 13.00" on the wall where the event is."""
    return dates.day_time(_on_the_wall(event, event.starts_at))


@register.simple_tag
def wall_clock(event: Any, moment: datetime) -> str:
    return dates.clock_time(_on_the_wall(event, moment))


def _on_the_wall(event: Any, moment: datetime) -> datetime:
    # Without its zone: the clock where people meet, wherever the reader's own stands.
    return wall(moment, event.zone).replace(tzinfo=None)


@register.simple_tag
def guest_name(guest: Any) -> SafeString:
    return person(guest.person, guest.role, detail=str(guest_role(guest)))


@register.simple_tag
def guest_role(guest: Any) -> Any:
    words = {**ROLE_WORDS, "sponsor": pgettext("role", "sponsor"), "": _("no longer takes part")}
    return words[guest.role]


@register.simple_tag
def guest_said(guest: Any) -> Any:
    return guest.row.get_answer_display().lower()


@register.simple_tag
def guest_answer(guest: Any) -> SafeString:
    """How the invitation stands: not sent, left out, unanswered, yes or no."""
    if guest.is_told or guest.answer:
        kinds = {"yes": "ok", "no": "warn", "": "line"}
        return tag(guest.row.get_answer_display(), kinds[guest.answer])
    return tag(_("Left out") if guest.is_left_out else _("Not invited"), "line")


@register.simple_tag
def guest_attendance(guest: Any) -> SafeString:
    kinds = {"came": "ok", "told": "line", "absent": "warn", "": "line"}
    label = guest.row.get_attendance_display() if guest.row else _("Not noted")
    return tag(label, kinds[guest.attendance])


@register.simple_tag
def attendance_choices() -> list[tuple[str, Any]]:
    return queries.attendance_choices()


@register.simple_tag
def list_owner(owner: str) -> Any:
    return OWNERS[owner]


@register.simple_tag
def measuring_label(point: Any) -> str:
    """ "Goals, after 3 months" """
    return _("Goals: %(when)s") % {"when": month_words(point.months).lower()}


@register.simple_tag
def goal_line(goal: Any) -> str:
    """From where, to where, and the aim, in numbers; nothing where there are none."""
    if goal.result is not None:
        start = _figure(goal.baseline) if goal.baseline is not None else "–"
        return _("(%(start)s at the start, %(now)s now)") % {"start": start, "now": _figure(goal.result)}
    if goal.baseline is not None:
        return _("(%(start)s at the start)") % {"start": _figure(goal.baseline)}
    return ""


def _figure(value: Decimal) -> str:
    return dates.number(value.normalize())  # as many decimals as were written


@register.simple_tag
def pool_words(pool: Any) -> str:
    return sides(pool.mentees, pool.mentors)


@register.simple_tag
def my_answer(row: Any) -> SafeString:
    kinds = {"yes": "ok", "no": "line", "": "2"}
    return tag(row.get_answer_display() if row.answer else _("Can you come?"), kinds[row.answer])
