from django.db import models
from django.utils.translation import gettext_lazy as _

from lotsa.domain.people.models import Organisation, Person
from lotsa.kit.rows import Row

MODULE_KEY = 60


class Completion(Row):
    """How far somebody has come in one part: since when, which steps of its exercise, finished when."""

    organisation = models.ForeignKey(Organisation, on_delete=models.CASCADE, related_name="completions")
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="completions")
    module = models.CharField(max_length=MODULE_KEY)
    steps_done = models.JSONField(default=list, blank=True)  # places of the exercise's steps, from 0
    finished_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["person", "module"], name="completion_once")]

    def __str__(self) -> str:
        return f"{self.person}: {self.module}"


class ExerciseNote(Row):
    """What somebody wrote for themselves in an exercise; sealed, and no query returns another's."""

    author = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="exercise_notes")
    module = models.CharField(max_length=MODULE_KEY)
    sealed = models.BinaryField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["author", "module"], name="exercise_note_once")]

    def __str__(self) -> str:
        return "exercise note"


class Rating(Row):
    """What somebody thought of one part, from 1 to 5. Only the person sees it; others see counts."""

    organisation = models.ForeignKey(Organisation, on_delete=models.CASCADE, related_name="training_ratings")
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="training_ratings")
    module = models.CharField(max_length=MODULE_KEY)
    useful = models.PositiveSmallIntegerField()
    ready = models.PositiveSmallIntegerField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["person", "module"], name="training_rating_once"),
            models.CheckConstraint(
                name="training_rating_1_to_5",
                condition=models.Q(useful__range=(1, 5), ready__range=(1, 5)),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.module}: {self.useful}, {self.ready}"


class SelfAssessment(Row):
    """A mentor's own estimate of listening, asking and adapting, before the training and after it."""

    class Moment(models.TextChoices):
        BEFORE = "before", _("Before the training")
        AFTER = "after", _("After the training")

    organisation = models.ForeignKey(Organisation, on_delete=models.CASCADE, related_name="self_assessments")
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="self_assessments")
    moment = models.CharField(max_length=6, choices=Moment.choices)
    listening = models.PositiveSmallIntegerField()
    asking = models.PositiveSmallIntegerField()
    adapting = models.PositiveSmallIntegerField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["person", "moment"], name="self_assessment_once"),
            models.CheckConstraint(
                name="self_assessment_1_to_5",
                condition=models.Q(listening__range=(1, 5), asking__range=(1, 5), adapting__range=(1, 5)),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.person}: {self.moment}"


class ReadinessPoint(Row):
    """One point of the mentor's readiness list that the mentor has said yes to, and when."""

    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="readiness_points")
    point = models.CharField(max_length=30)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["person", "point"], name="readiness_point_once")]

    def __str__(self) -> str:
        return f"{self.person}: {self.point}"


class Exemption(Row):
    """Somebody counted as trained without having read the parts: why, and who decided."""

    organisation = models.ForeignKey(Organisation, on_delete=models.CASCADE, related_name="exemptions")
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="training_exemptions")
    reason = models.CharField(max_length=200)
    given_by = models.ForeignKey(Person, on_delete=models.SET_NULL, null=True, related_name="+")
    lifted_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["person"], condition=models.Q(lifted_at__isnull=True), name="exemption_in_force_once"
            )
        ]

    def __str__(self) -> str:
        return f"{self.person}: {self.reason}"
