"""The programme's timeline: shared events, the quiet weeks, and where we are."""

from datetime import date

from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import ngettext, pgettext

from lotsa.domain.programmes.queries import ProgrammePage
from lotsa.web.shell.charts.timeline import Pause, Stop, timeline

# The other dates stand in the list below: the picture would be too crowded.
_SHOWN = ("kickoff", "midway", "closing_event", "closing")


def of(told: ProgrammePage, today: date) -> SafeString:
    programme = told.programme
    stops = [Stop(event.on, event.label) for event in told.events if event.kind in _SHOWN]
    days = {stop.day for stop in stops}
    if programme.enrolment_closes_on and programme.enrolment_closes_on < programme.starts_on:
        stops.append(Stop(programme.enrolment_closes_on, _("Last day to sign up")))
    if programme.starts_on not in days and not any(event.kind == "kickoff" for event in told.events):
        stops.append(Stop(programme.starts_on, _("Start")))
    taken = {stop.day for stop in stops} | {programme.starts_on, programme.ends_on}
    stops += [
        Stop(
            point.on,
            ngettext("Goals, %(n)s month", "Goals, %(n)s months", point.months) % {"n": point.months},
        )
        for point in told.measuring
        if point.months and point.on not in taken and point.on <= programme.ends_on
    ]
    stops.append(Stop(programme.ends_on, pgettext("timeline", "End")))
    pauses = [Pause(first, last, _("Quiet weeks")) for first, last in told.quiet]
    if len(stops) < 2:
        return SafeString()
    return timeline(stops, today=today, title=_("The programme’s timeline"), pauses=pauses)
