from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import timedelta

from django.utils.translation import gettext as _

from lotsa.domain.followup import access
from lotsa.domain.followup.models import Remedy
from lotsa.domain.followup.queries.items import REMEDY, WorkItem
from lotsa.domain.followup.remedies import RemedyText, advice_on_order, playbook, suggested, title_of
from lotsa.domain.followup.sentences import date_words
from lotsa.domain.mentorships.models import Mentorship
from lotsa.domain.mentorships.queries import members_of
from lotsa.domain.people.viewer import Viewer
from lotsa.kit import clock

FOLLOW_UP_DAYS = 14


@dataclass(frozen=True)
class Tried:
    """Something tried with the pair, as its coordinators see it."""

    row: Remedy
    title: str

    @property
    def by(self) -> str:
        return self.row.begun_by.given_name if self.row.begun_by else ""


@dataclass(frozen=True)
class RemedyPart:
    suggested: Sequence[RemedyText]
    others: Sequence[RemedyText]
    under_way: Sequence[Tried]
    earlier: Sequence[Tried]
    order: str
    follow_up_on: str  # the day proposed, as a date field wants it
    outcomes: Sequence[tuple[str, str]]


def remedy_part(viewer: Viewer, mentorship: Mentorship, rules: Sequence[str]) -> RemedyPart:
    """One query. What is under way already is not suggested once more."""
    rows = [
        Tried(row, title_of(row.which))
        for row in access.remedies_visible_to(viewer).filter(mentorship=mentorship)
    ]
    under_way = [each for each in rows if each.row.closed_on is None]
    taken = {each.row.which for each in under_way}
    first = [text for text in suggested(rules) if text.id not in taken]
    shown = taken | {text.id for text in first}
    day = clock.today(viewer.organisation.zone) + timedelta(days=FOLLOW_UP_DAYS)
    return RemedyPart(
        suggested=first,
        others=[text for text in playbook().values() if text.id not in shown],
        under_way=under_way,
        earlier=[each for each in reversed(rows) if each.row.closed_on],
        order=advice_on_order(),
        follow_up_on=day.isoformat(),
        outcomes=[(each.value, str(each.label)) for each in Remedy.Outcome],
    )


def remedies_due(viewer: Viewer) -> Iterator[WorkItem]:
    """Whose day of follow-up has come. Two queries."""
    today = clock.today(viewer.organisation.zone)
    rows = list(
        access.remedies_visible_to(viewer)
        .filter(closed_on__isnull=True, follow_up_on__lte=today)
        .exclude(mentorship__state=Mentorship.State.CLOSED)
    )
    members = members_of([row.mentorship_id for row in rows]) if rows else {}
    for row in rows:
        facts = {"names": members[row.mentorship_id].given_names, "what": title_of(row.which).lower()}
        yield WorkItem(
            key=f"remedy:{row.pk}:{row.follow_up_on.isoformat()}",
            weight=REMEDY,
            title=_("How did it go with %(names)s?") % facts,
            text=_("Tried since %(day)s: %(what)s.") % {**facts, "day": date_words(row.begun_on)},
            place="pair",
            place_id=row.mentorship_id,
            order=row.follow_up_on.toordinal(),
        )
