from django.db import models

from lotsa.domain.mentorships.models import Mentorship
from lotsa.kit.rows import Row


class Reminder(Row):
    """That a pair has been reminded of something: the natural key that keeps a job, run twice or in two
    places at once, from reminding twice."""

    class Kind(models.TextChoices):
        COMING = "coming"
        UNCONFIRMED = "unconfirmed"

    mentorship = models.ForeignKey(Mentorship, on_delete=models.CASCADE, related_name="reminders")
    kind = models.CharField(max_length=12, choices=Kind.choices)
    # the meeting, and for `coming` the time it was to begin: a moved meeting is reminded of anew
    about = models.CharField(max_length=80)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["mentorship", "kind", "about"], name="reminder_once")]

    def __str__(self) -> str:
        return f"{self.kind} {self.about}"
