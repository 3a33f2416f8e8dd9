from django.db import models

from lotsa.domain.mentorships.models import Mentorship
from lotsa.domain.people.models import Person
from lotsa.kit.rows import Row


class Readiness(Row):
    """What one of a pair has ticked of the list for meeting at a distance; each ticks their own."""

    mentorship = models.ForeignKey(Mentorship, on_delete=models.CASCADE, related_name="readiness")
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="+")
    ticked = models.JSONField(default=list)  # ids of the items of `agreement.yaml`

    class Meta:
        constraints = [models.UniqueConstraint(fields=["mentorship", "person"], name="readiness_once")]

    def __str__(self) -> str:
        return f"{len(self.ticked)} ticked"
