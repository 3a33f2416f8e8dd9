from uuid import UUID

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils.translation import gettext_lazy as _

from lotsa.domain.people.rules import Rules, coordinator, fetch, who
from lotsa.domain.people.viewer import Viewer
from lotsa.domain.programmes.access.programmes import OUT
from lotsa.domain.programmes.models import Attendee, Enrolment, Programme, ProgrammeEvent


def _asked(viewer: Viewer) -> QuerySet[ProgrammeEvent]:
    """Events that are for a group the viewer is in, or that the viewer has been told of."""

    def takes_part(side: str) -> Exists:
        rows = Enrolment.objects.filter(programme=OuterRef("programme"), person=viewer.person, side=side)
        return Exists(rows.exclude(state__in=OUT))

    told = Attendee.objects.filter(event=OuterRef("pk"), person=viewer.person, invited_at__isnull=False)
    return ProgrammeEvent.objects.filter(programme__organisation=viewer.organisation).filter(
        Exists(told)
        | Q(takes_part("mentor"), for_mentors=True)
        | Q(takes_part("mentee"), for_mentees=True)
        | Q(programme__sponsor=viewer.person, for_sponsor=True)
    )


def _is_asked(viewer: Viewer, event: ProgrammeEvent) -> bool:
    shown = event.programme.state != Programme.State.DRAFT
    return shown and _asked(viewer).filter(pk=event.pk).exists()


def _may_come(viewer: Viewer, event: ProgrammeEvent) -> bool:
    return event.is_gathering and not event.is_off and _is_asked(viewer, event)


guests = (
    who("mentor", "when invited", _is_asked)
    | who("mentee", "when invited", lambda viewer, event: False)  # the same test; rows of their own
    | who("manager", "when invited", lambda viewer, event: False)
)
management = who(
    "leadership",
    "all",
    lambda viewer, event: (
        event.programme.state != Programme.State.DRAFT
        and (viewer.has("leadership") or event.programme.sponsor_id == viewer.id)
    ),
)
EVENTS = Rules(
    _("Shared events: where and when, agenda and materials"),
    {
        "see": guests | management | coordinator,
        "answer": who("employee", "when invited", _may_come),
        "edit": coordinator,
    },
)


def events_visible_to(viewer: Viewer) -> QuerySet[ProgrammeEvent]:
    """A coordinator and the management see every event; others those they are asked to."""
    events = ProgrammeEvent.objects.filter(programme__organisation=viewer.organisation).select_related(
        "programme", "programme__organisation", "programme__coordinator", "programme__sponsor"
    )
    if viewer.has("coordinator"):
        return events
    events = events.exclude(programme__state=Programme.State.DRAFT)
    if viewer.has("leadership"):
        return events
    return events.filter(Q(pk__in=_asked(viewer).values("pk")) | Q(programme__sponsor=viewer.person))


def event_for(viewer: Viewer, pk: UUID | str, *, to: str = "see") -> ProgrammeEvent:
    return fetch(events_visible_to(viewer), EVENTS, viewer, pk, to=to)


def may_at(viewer: Viewer, verb: str, event: ProgrammeEvent) -> bool:
    return EVENTS.may(viewer, verb, event)
