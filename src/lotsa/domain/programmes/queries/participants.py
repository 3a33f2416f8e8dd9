from collections.abc import Iterable
from dataclasses import dataclass, field
from uuid import UUID

from django.db.models import Count, Q, QuerySet, Sum

from lotsa.domain.people.viewer import Viewer
from lotsa.domain.programmes import access
from lotsa.domain.programmes.models import Enrolment, Programme

S = Enrolment.State
IN_POOL = (S.APPROVED, S.MATCHED)
OUT = (S.DECLINED, S.WITHDRAWN)


@dataclass(frozen=True)
class Pool:
    """Who can be matched (or is already): approved mentees and mentors, and the mentors' places."""

    mentees: int = 0
    mentors: int = 0
    places: int = 0
    invited: int = 0
    applied: int = 0
    waitlisted: int = 0

    @property
    def is_ready(self) -> bool:
        return bool(self.mentees and self.mentors)

    @property
    def places_short(self) -> int:
        return max(self.mentees - self.places, 0)


def pools(programme_ids: Iterable[UUID]) -> dict[UUID, Pool]:
    """One query, however many programmes."""
    rows = (
        Enrolment.objects.filter(programme__in=list(programme_ids))
        .order_by()
        .values("programme_id")
        .annotate(
            mentees=Count("pk", filter=Q(side="mentee", state__in=IN_POOL)),
            mentors=Count("pk", filter=Q(side="mentor", state__in=IN_POOL)),
            places=Sum("places", filter=Q(side="mentor", state__in=IN_POOL), default=0),
            invited=Count("pk", filter=Q(state=S.INVITED)),
            applied=Count("pk", filter=Q(state=S.APPLIED)),
            waitlisted=Count("pk", filter=Q(state=S.WAITLISTED)),
        )
    )
    return {
        row["programme_id"]: Pool(
            mentees=row["mentees"],
            mentors=row["mentors"],
            places=row["places"],
            invited=row["invited"],
            applied=row["applied"],
            waitlisted=row["waitlisted"],
        )
        for row in rows
    }


def pool(programme: Programme) -> Pool:
    return pools([programme.pk]).get(programme.pk, Pool())


@dataclass(frozen=True)
class Participants:
    mentees: list[Enrolment] = field(default_factory=list)
    mentors: list[Enrolment] = field(default_factory=list)
    totals: dict[str, int] = field(default_factory=dict)  # side -> how many there are
    pool: Pool = field(default_factory=Pool)


def participants(viewer: Viewer, programme: Programme, *, most: int | None = None) -> Participants:
    """Both sides by name, with their competences; for the coordinator. No wishes and no vetoes. At most
    `most` of a side are read."""
    enrolled = access.enrolments_visible_to(viewer).filter(programme=programme)
    totals = dict(enrolled.order_by().values_list("side").annotate(Count("pk")))
    rows = (
        enrolled.select_related(None)  # the programme is known, and need not come with every row
        .select_related("person__unit", "person__site")
        .prefetch_related("competences__competence")
        .order_by("person__sort_key")
    )
    sides = {side: list(rows.filter(side=side)[:most]) for side in Enrolment.Side.values}
    for row in (*sides["mentee"], *sides["mentor"]):
        row.programme = programme
    return Participants(
        mentees=sides["mentee"],
        mentors=sides["mentor"],
        totals=totals,
        pool=pool(programme),
    )


def enrolment_of(viewer: Viewer, programme: Programme, side: str) -> Enrolment | None:
    return (
        access.enrolments_visible_to(viewer)
        .filter(programme=programme, side=side, person=viewer.person)
        .first()
    )


def remindable(programme: Programme) -> QuerySet[Enrolment]:
    """Invited, told so, and not heard from."""
    return Enrolment.objects.filter(
        programme=programme, state=S.INVITED, invited_at__isnull=False
    ).select_related("person", "programme")
