"""The end of a mentorship as its members write it, with the next step in their own plan."""

from typing import Any

from django.db import transaction

from lotsa.domain.development.actions.plan import add_plan_item
from lotsa.domain.mentorships.actions import write_closing
from lotsa.domain.mentorships.models import ClosingAnswer, Mentorship
from lotsa.domain.mentorships.queries import closing_state
from lotsa.domain.people.viewer import Viewer


@transaction.atomic
def close_with_words(
    mentorship: Mentorship, *, by: Viewer, version: int | None = None, **words: Any
) -> ClosingAnswer:
    """A next step goes into the plan when it is new; the same words saved again add nothing."""
    before = closing_state(by, mentorship).mine
    earlier = before.next_step if before else ""
    answer = write_closing(mentorship, by=by, version=version, **words)
    if answer.next_step and answer.next_step != earlier:
        add_plan_item(by.person, answer.next_step, by=by, mentorship=mentorship)
    return answer
