from datetime import timedelta

from django.db import transaction
from django.utils.translation import gettext as _

from lotsa.domain.activity.actions import record
from lotsa.domain.activity.models import Event
from lotsa.domain.people.viewer import Viewer
from lotsa.domain.programmes import access
from lotsa.domain.programmes.checklists import STAGES, programme_items, sponsor_items
from lotsa.domain.programmes.models import ChecklistMark, Programme
from lotsa.domain.programmes.queries.checklists import programme_checklist, sponsor_checklist
from lotsa.kit import clock
from lotsa.kit.careful import save_if_unchanged
from lotsa.kit.refused import Refused

St = Programme.State
_UNDER_WAY = (St.ENROLMENT, St.MATCHING, St.KICKOFF, St.RUNNING, St.EVALUATION)
_TO_THANK = timedelta(days=14)


@transaction.atomic
def settle(programme: Programme, item: str, state: str, *, by: Viewer) -> None:
    """Done, not relevant, or ("") open again. A sponsor settles the own list, a coordinator both."""
    sponsors = {each.key for each in sponsor_items()}
    known = sponsors | {each.key for each in programme_items(programme.template)}
    if item not in known or state not in ("", *ChecklistMark.State.values):
        raise Refused(_("Choose a line of the list."))
    if item not in sponsors and not access.may(by, "edit", programme):
        raise Refused(_("Only a coordinator can settle that line."))
    marks = programme.checklist_marks.filter(item=item)
    if not state:
        marks.delete()
    elif marks.exclude(state=state).exists() or not marks.exists():
        marks.delete()
        ChecklistMark.objects.create(
            programme=programme, item=item, state=ChecklistMark.State(state), by=by.person
        )
    record(
        programme.organisation_id,
        "checklist.settled",
        programme,
        by=by.id,
        facts={"item": item, "state": state},
    )


@transaction.atomic
def settle_old(programme: Programme, *, by: Viewer) -> int:
    """What was left open long ago counts as done: for programmes that began before anybody ticked."""
    lists = [sponsor_checklist(programme)]
    if access.may(by, "edit", programme):
        lists.append(programme_checklist(programme))
    old = [line.item.key for found in lists for line in found.old]
    for item in old:
        settle(programme, item, ChecklistMark.State.DONE, by=by)
    return len(old)


@transaction.atomic
def say_as_sponsor(programme: Programme, words: str, *, by: Viewer, version: int | None) -> None:
    """What stands on the programme's page in the sponsor's name."""
    save_if_unchanged(programme, version=version, sponsor_message=words.strip())
    facts = {"fields": ["sponsor_message"]}
    record(programme.organisation_id, "programme.changed", programme, by=by.id, facts=facts)


@transaction.atomic
def remind_sponsors() -> int:
    """Once a day: tells a sponsor what is due in a stage of the own list, once per stage and programme; and
    near the end to thank people. The events themselves remember what has been said."""
    programmes = Programme.objects.filter(
        state__in=_UNDER_WAY, sponsor__isnull=False, sponsor__left_on__isnull=True
    ).select_related("organisation", "sponsor")
    return sum(_remind(programme) for programme in programmes)


def _remind(programme: Programme) -> int:
    said = set(
        Event.objects.filter(verb="sponsor.reminded", object_id=programme.pk).values_list(
            "facts__what", flat=True
        )
    )
    found = sponsor_checklist(programme)
    count = 0
    for stage in STAGES:
        due = [line.item.key for line in found.due if line.item.part == stage and not line.is_long_past]
        if due and stage not in said:
            _tell(programme, stage, due)
            count += 1
    if programme.ends_on - _TO_THANK <= clock.today(programme.organisation.zone) and "thank" not in said:
        _tell(programme, "thank", [])
        count += 1
    return count


def _tell(programme: Programme, what: str, items: list[str]) -> None:
    assert programme.sponsor_id is not None
    record(
        programme.organisation_id,
        "sponsor.reminded",
        programme,
        by=None,
        concerns=[programme.sponsor_id],
        facts={"what": what, "items": items},
    )
