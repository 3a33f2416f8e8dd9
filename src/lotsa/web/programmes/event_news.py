"""What the page of a shared event says first, to its coordinator and to everybody else."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.urls import reverse
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from lotsa.domain.people.viewer import Viewer
from lotsa.domain.programmes import access
from lotsa.domain.programmes.agendas import GROUPS
from lotsa.domain.programmes.queries import EventPage
from lotsa.web.programmes.event_forms import GROUP_WORDS
from lotsa.web.shell import dates


@dataclass(frozen=True)
class EventNews:
    heading: str
    label: str = ""  # of the next action
    url: str = ""


def of(told: EventPage, today: date) -> EventNews:
    event = told.event
    if event.is_off:
        return EventNews(_("%(event)s is called off") % {"event": event.label})
    if told.may_edit and event.is_gathering:
        return _to_coordinator(told, today)
    if event.held:
        return EventNews(_("%(event)s has been held") % {"event": event.label})
    return EventNews(_("%(event)s on %(day)s") % {"event": event.label, "day": dates.day(event.on)})


def _to_coordinator(told: EventPage, today: date) -> EventNews:
    event, counts = told.event, told.counts
    if event.held or event.on < today:
        return _afterwards(told)
    invite = reverse("programmes:event_invite", args=[event.pk])
    named = {"event": event.label}
    if event.invited_at is None:
        return EventNews(_("%(event)s: nobody is invited yet") % named, _("Invite people"), invite)
    heading = _answers(told)
    if event.on == today:
        return EventNews(heading, _("Note who came"), _attendance(event))
    if counts.new:
        label = ngettext("Invite %(n)s more", "Invite %(n)s more", counts.new) % {"n": counts.new}
        return EventNews(heading, label, invite)
    return EventNews(heading)


def _answers(told: EventPage) -> str:
    counts, named = told.counts, {"event": told.event.label}
    if counts.told and not counts.yes and not counts.no:
        heading = ngettext(
            "%(event)s: %(told)s invited, who has not answered yet",
            "%(event)s: %(told)s invited, nobody has answered yet",
            counts.told,
        )
        return heading % {"told": counts.told, **named}
    return _("%(event)s: %(yes)s of %(told)s can come") % {"yes": counts.yes, "told": counts.told, **named}


def _afterwards(told: EventPage) -> EventNews:
    event, counts = told.event, told.counts
    if not counts.noted:
        heading = _("%(event)s: who came?") % {"event": event.label}
        return EventNews(heading, _("Note who came"), _attendance(event))
    heading = _("%(event)s: %(came)s came") % {
        "came": ngettext("%(n)s person", "%(n)s people", counts.came) % {"n": counts.came},
        "event": event.label,
    }
    if counts.missed_untold:
        missed = reverse("programmes:event_missed", args=[event.pk])
        return EventNews(heading, _("Send it to those who missed it"), missed)
    return EventNews(heading)


def _attendance(event: Any) -> str:
    return reverse("programmes:event_attendance", args=[event.pk])


def groups(event: Any) -> str:
    words = [str(GROUP_WORDS[group]) for group in GROUPS if getattr(event, f"for_{group}")]
    return capfirst(", ".join(words).lower())


def opens(viewer: Viewer, event: Any) -> bool:
    """Whether the programme's own page is there for the viewer: a line manager who was invited has none."""
    return access.visible_to(viewer).filter(pk=event.programme_id).exists()
