"""What templates say often. Loaded everywhere by settings; a lone template may `{% load lotsa %}`."""

from datetime import date, datetime
from decimal import Decimal
from typing import Any

from django import template
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from lotsa.web.shell import charts, dates, icons
from lotsa.web.shell.banner import undo_of as undo_address
from lotsa.web.shell.levels import LEVELS
from lotsa.web.shell.pair_pages import pages_of
from lotsa.web.shell.programme_pages import programme_pages_of
from lotsa.web.shell.roles import BADGES, WORDS

register = template.Library()
NONE = "–"


@register.filter
def day(value: date | datetime | None) -> str:
    return dates.day(value) if value else NONE


@register.filter
def long_day(value: date | datetime | None) -> str:
    return dates.long_day(value) if value else NONE


@register.filter
def day_time(value: datetime | None) -> str:
    return dates.day_time(value) if value else NONE


@register.filter
def clock_time(value: datetime | None) -> str:
    return dates.clock_time(value) if value else NONE


@register.filter
def week(value: date | int | None) -> str:
    return dates.week(value) if value else NONE


@register.filter
def ago_weeks(value: date | datetime | None) -> str:
    return dates.weeks_ago(value) if value else _("not yet")


@register.filter
def number(value: float | Decimal | None, decimals: int | None = None) -> str:
    return NONE if value is None else dates.number(value, decimals)


@register.filter
def undo_of(message: Any) -> str:
    return undo_address(message)


@register.simple_tag
def icon(name: str) -> SafeString:
    return icons.icon(name)


@register.simple_tag
def badge(role: str) -> SafeString:
    """Letter and shape of a role: M in a square for mentors, A in a circle for mentees; else nothing."""
    if role not in BADGES:
        return SafeString()
    css, letter = BADGES[role]
    return format_html('<span class="{}" aria-hidden="true">{}</span>', css, letter)


@register.simple_tag
def person(somebody: Any, role: str = "", detail: str | None = None, url: str = "") -> SafeString:
    """Badge, name and one quiet line (their title, unless `detail` says otherwise)."""
    line = somebody.title if detail is None else detail
    name: Any = somebody.name
    return format_html(
        '<span class="who">{}<span>{}{}{}</span></span>',
        badge(role),
        format_html('<a href="{}"><b>{}</b></a>', url, name) if url else format_html("<b>{}</b>", name),
        format_html(' <span class="vh">{}</span>', WORDS[role]) if role in WORDS else "",
        format_html("<small>{}</small>", line) if line else "",
    )


@register.simple_tag
def tag(text: Any, kind: str = "") -> SafeString:
    """A status word. `kind`: 1 (under way), 2 (needs you), ok, warn, err, line (not yet); none = neutral."""
    return format_html('<span class="tag{}">{}</span>', f" tag-{kind}" if kind else "", text)


@register.simple_tag
def level(value: int | None) -> SafeString:
    """A competence level with its word: "3 Does independently"."""
    if value is None:
        return format_html('<span class="muted">{}</span>', _("not stated"))
    return format_html('<span class="level"><b>{}</b> {}</span>', value, LEVELS[value])


@register.simple_tag
def sees(*roles: str, text: str = "", but: str = "") -> SafeString:
    """Says who reads a text, under its field: `{% sees "mentee" "mentor" %}` or with own words in `text`."""
    line = text or _sees_line(roles)
    badges = format_html_join("", "{}", ((badge(role),) for role in roles if role in BADGES))
    return format_html(
        '<p class="sees">{}<span>{}{}</span></p>',
        format_html('<span class="roles">{}</span>', badges) if badges else "",
        line,
        f" {but}" if but else "",
    )


def _sees_line(roles: tuple[str, ...]) -> str:
    sentences = {
        frozenset(): _("Only you see this. In Lotsa nobody else can open it."),
        frozenset({"mentee", "mentor"}): _(
            "Only those in the mentorship see this. Coordinators, managers and administrators do not see "
            "it in Lotsa."
        ),
        frozenset({"mentor"}): _("You and your mentor see this."),
        frozenset({"mentee"}): _("You and your mentee see this."),
        frozenset({"coordinator"}): _("You and the coordinator see this."),
        frozenset({"manager"}): _("You and your line manager see this."),
        frozenset({"mentee", "mentor", "coordinator"}): _("Those in the pair and the coordinator see this."),
        frozenset({"mentee", "mentor", "manager"}): _("Those in the pair and the line manager see this."),
        frozenset({"coordinator", "administrator"}): _("Only coordinators and administrators see this."),
    }
    chosen = sentences.get(frozenset(roles))
    if chosen is None:
        raise template.TemplateSyntaxError(f"no sentence says who {', '.join(roles)} are; give text=")
    return chosen


@register.simple_tag
def crumbs(*trail: str) -> SafeString:
    """`{% crumbs "People" people_url "Elin" elin_url %}`: the way back, ending above this page."""
    steps = [(trail[i + 1], trail[i]) for i in range(0, len(trail), 2)]
    return format_html(
        '<nav class="crumbs" aria-label="{}"><ol>{}</ol></nav>',
        _("You are here"),
        format_html_join("", '<li><a href="{}">{}</a></li>', steps),
    )


@register.inclusion_tag("shell/pair_tabs.html")
def pair_tabs(mentorship: Any, here: str) -> dict[str, Any]:
    """`{% pair_tabs mentorship "messages" %}`: the pair's pages beside each other, above the heading."""
    return {"pages": pages_of(mentorship), "here": here}


@register.inclusion_tag("shell/programme_tabs.html", takes_context=True)
def programme_tabs(context: dict[str, Any], programme: Any, here: str) -> dict[str, Any]:
    """The programme's pages beside each other, below the heading. Only coordinators have more than one."""
    viewer = context.get("viewer")
    pages = programme_pages_of(programme) if viewer and viewer.has("coordinator") else []
    return {"pages": pages, "here": here}


@register.simple_tag
def weeks(count: int) -> str:
    return ngettext("%(n)s week", "%(n)s weeks", count) % {"n": count}


@register.simple_tag
def people_count(count: int) -> str:
    return ngettext("%(n)s person", "%(n)s people", count) % {"n": count}


@register.simple_tag
def bar(value: float, maximum: float) -> SafeString:
    return charts.bar(value, maximum)


@register.simple_tag
def places(taken: int, total: int) -> SafeString:
    return charts.places(taken, total)
