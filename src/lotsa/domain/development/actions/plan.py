from datetime import date

from django.db import transaction
from django.utils.translation import gettext as _

from lotsa.domain.activity.actions import record
from lotsa.domain.development.models import Goal, PlanItem
from lotsa.domain.mentorships.models import Mentorship
from lotsa.domain.people.models import Person
from lotsa.domain.people.viewer import Viewer
from lotsa.kit import clock
from lotsa.kit.careful import save_if_unchanged
from lotsa.kit.refused import Refused

_LONGEST = 300


@transaction.atomic
def add_plan_item(
    person: Person,
    text: str,
    *,
    by: Viewer,
    mentorship: Mentorship | None = None,
    due_on: date | None = None,
    kind: str = "activity",
    goal: Goal | None = None,
) -> PlanItem:
    """Something the person means to do. Who may add to whose plan is the caller's to decide."""
    item = PlanItem.objects.create(
        organisation_id=person.organisation_id,
        owner=person,
        kind=_kind(kind),
        text=_text(text),
        due_on=due_on,
        mentorship=mentorship,
        goal=goal,
    )
    _tell("plan_item.added", item, by)
    return item


@transaction.atomic
def edit_plan_item(
    item: PlanItem, *, by: Viewer, text: str, due_on: date | None, kind: str, version: int | None = None
) -> None:
    save_if_unchanged(item, version=version, text=_text(text), due_on=due_on, kind=_kind(kind))
    _tell("plan_item.edited", item, by)


@transaction.atomic
def set_plan_item(item: PlanItem, state: str, *, by: Viewer) -> None:
    """Planned, started, done or dropped; each can be taken back by setting another."""
    if state not in PlanItem.State.values:
        raise Refused(_("Choose how it stands."), field="state")
    if state == item.state:
        return
    done = clock.today(by.organisation.zone) if state == PlanItem.State.DONE else None
    save_if_unchanged(item, version=None, state=state, done_on=done)
    _tell("plan_item.set", item, by, state=state)


def _text(text: str) -> str:
    words = text.strip()
    if not words:
        raise Refused(_("Write what you want to do."), field="text")
    if len(words) > _LONGEST:
        raise Refused(
            _("Write at most %(n)s characters, then it is read at a glance.") % {"n": _LONGEST}, field="text"
        )
    return words


def _kind(kind: str) -> str:
    if kind not in PlanItem.Kind.values:
        raise Refused(_("Choose what kind it is."), field="kind")
    return kind


def _tell(verb: str, item: PlanItem, by: Viewer, **facts: str) -> None:
    record(item.organisation_id, verb, item, by=by.id, concerns=[item.owner_id], facts=facts)
