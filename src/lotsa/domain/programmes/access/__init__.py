from lotsa.domain.programmes.access.events import (
    EVENTS,
    event_for,
    events_visible_to,
    may_at,
)
from lotsa.domain.programmes.access.programmes import (
    ENROLMENTS,
    RULES,
    demand_programmes,
    enrolment_for,
    enrolment_of_link,
    enrolments_visible_to,
    event_of,
    may,
    may_with,
    programme_for,
    visible_to,
)

__all__ = [
    "ENROLMENTS",
    "EVENTS",
    "RULES",
    "demand_programmes",
    "enrolment_for",
    "enrolment_of_link",
    "enrolments_visible_to",
    "event_for",
    "event_of",
    "events_visible_to",
    "may",
    "may_at",
    "may_with",
    "programme_for",
    "visible_to",
]
