from collections.abc import Mapping
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from lotsa.domain.activity.actions import record
from lotsa.domain.mentorships.expectations import LONGEST_ANSWER, MULTI, TEXT, Question
from lotsa.domain.mentorships.models import Expectations, Membership, Mentorship
from lotsa.domain.mentorships.queries.expectations import my_questions
from lotsa.domain.people.viewer import Viewer
from lotsa.kit.careful import save_if_unchanged
from lotsa.kit.refused import Refused

NEVER_SEEN = 0  # no row has this version


@transaction.atomic
def answer_expectations(
    mentorship: Mentorship, answers: Mapping[str, Any], *, by: Viewer, version: int
) -> Expectations:
    """One's own answers; any question may be left out. `version` is what the writer had before them,
    NEVER_SEEN for a first answer."""
    if not mentorship.is_open:
        raise Refused(_("This mentorship has already ended."))
    given = {
        question.key: answer
        for question in my_questions(by, mentorship)
        if (answer := _checked(question, answers.get(question.key)))
    }
    if not given:
        raise Refused(_("Answer at least one question. One line is enough."))
    row, new = Expectations.objects.get_or_create(
        mentorship=mentorship, person=by.person, defaults={"answers": given}
    )
    if not new and row.answers != given:
        save_if_unchanged(row, version=version, answers=given)
    members = Membership.objects.filter(mentorship=mentorship).exclude(person=by.person)
    record(
        mentorship.organisation_id,
        "expectations.answered" if new else "expectations.changed",
        mentorship,
        by=by.id,
        concerns=list(members.values_list("person_id", flat=True)),
    )
    return row


def _checked(question: Question, answer: Any) -> Any:
    if question.kind == TEXT:
        text = str(answer or "").strip()
        if len(text) > LONGEST_ANSWER:
            sentence = _("Write at most %(most)s characters.") % {"most": LONGEST_ANSWER}
            raise Refused(sentence, field=question.key)
        return text
    chosen = [str(each) for each in answer or ()] if question.kind == MULTI else [str(answer or "")]
    known = dict(question.options)
    if any(each and each not in known for each in chosen):
        raise Refused(_("Choose one of the answers."), field=question.key)
    return sorted(filter(None, chosen)) if question.kind == MULTI else chosen[0]
