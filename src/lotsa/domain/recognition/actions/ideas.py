from datetime import timedelta
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from lotsa.domain.activity.actions import record
from lotsa.domain.mentorships.models import Membership, Mentorship
from lotsa.domain.people.viewer import Viewer
from lotsa.domain.recognition.models import Idea
from lotsa.kit import clock
from lotsa.kit.careful import save_if_unchanged
from lotsa.kit.refused import Refused
from lotsa.kit.writing import lines

_SAME = timedelta(minutes=2)  # a button pressed twice


@transaction.atomic
def propose_idea(
    mentorship: Mentorship, *, by: Viewer, title: str, text: str = "", show_names: bool = False
) -> Idea:
    title = lines(title, field="title", most=120)
    text = lines(text, field="text", most=4_000, needed=False)
    same = Idea.objects.filter(mentorship=mentorship, proposed_by=by.person, title=title, text=text)
    again = same.filter(created_at__gt=clock.now() - _SAME).first()
    if again is not None:
        return again
    idea = Idea.objects.create(
        organisation=by.organisation,
        mentorship=mentorship,
        proposed_by=by.person,
        title=title,
        text=text,
        show_names=show_names,
    )
    record(by.organisation.pk, "idea.proposed", idea, by=by.id, concerns=_members(idea))
    return idea


@transaction.atomic
def answer_idea(idea: Idea, *, by: Viewer, state: str, answer: str, version: int | None) -> None:
    """Tried, adopted or not now: always with words, since an idea without an answer is what discourages."""
    if state not in {Idea.State.TRIED, Idea.State.ADOPTED, Idea.State.DECLINED}:
        raise Refused(_("Choose what happens with the idea."), field="state")
    answer = lines(answer, field="answer", most=4_000)
    save_if_unchanged(
        idea,
        version=version,
        state=state,
        answer=answer,
        answered_by=by.person,
        answered_at=idea.answered_at or clock.now(),
    )
    record(by.organisation.pk, "idea.answered", idea, by=by.id, concerns=_members(idea))


def _members(idea: Idea) -> list[UUID]:
    rows = Membership.objects.filter(mentorship=idea.mentorship_id, person__left_on__isnull=True)
    return list(rows.values_list("person_id", flat=True))
