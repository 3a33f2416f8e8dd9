from collections.abc import Iterable, Mapping

from django.db import transaction
from django.utils.translation import gettext as _

from lotsa.domain.activity.actions import record
from lotsa.domain.learning.library import Module, items
from lotsa.domain.learning.models import Rating, ReadinessPoint, SelfAssessment
from lotsa.domain.people.viewer import Viewer
from lotsa.kit.refused import Refused


def _refuse_unanswered(kind: str, answers: Mapping[str, int]) -> None:
    for item in items(kind):
        if answers.get(item.key) not in range(1, 6):
            raise Refused(_("Choose an answer from 1 to 5."), field=item.key)


@transaction.atomic
def rate(module: Module, *, by: Viewer, useful: int, ready: int) -> None:
    """What the person thought of one part; a new answer replaces the old one."""
    answers = {"useful": useful, "ready": ready}
    _refuse_unanswered("rating", answers)
    row, _new = Rating.objects.update_or_create(
        person=by.person,
        module=module.key,
        defaults=answers,
        create_defaults={**answers, "organisation": by.organisation},
    )
    record(by.organisation.pk, "training.rated", row, by=by.id)


@transaction.atomic
def assess(moment: str, *, by: Viewer, answers: Mapping[str, int]) -> None:
    """How the mentor sees her own listening, asking and adapting, at one of the two moments."""
    if moment not in SelfAssessment.Moment.values:
        raise Refused(_("Choose whether this is before or after the training."), field="moment")
    _refuse_unanswered("assessment", answers)
    known = {item.key: answers[item.key] for item in items("assessment")}
    row, _new = SelfAssessment.objects.update_or_create(
        person=by.person,
        moment=moment,
        defaults=known,
        create_defaults={**known, "organisation": by.organisation},
    )
    record(by.organisation.pk, "training.self_assessed", row, by=by.id)


@transaction.atomic
def say_ready(points: Iterable[str], *, by: Viewer) -> None:
    """The points of the readiness list that the mentor says yes to; the others are taken back."""
    known = {item.key for item in items("readiness")}
    chosen = set(points) & known
    rows = ReadinessPoint.objects.filter(person=by.person)
    there = set(rows.values_list("point", flat=True))
    rows.exclude(point__in=chosen).delete()
    ReadinessPoint.objects.bulk_create(
        ReadinessPoint(person=by.person, point=point) for point in sorted(chosen - there)
    )
    if chosen != there:
        facts = {"points": sorted(chosen)}
        record(by.organisation.pk, "mentor.readiness_said", by.person, by=by.id, facts=facts)
