from django.db import models

from lotsa.domain.people.models import Person
from lotsa.kit.rows import Row


class Snooze(Row):
    """Something on a coordinator's worklist that rests until a day ("vila 2 veckor") or is not a problem."""

    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="snoozes")
    about = models.CharField(max_length=120)  # rule and row id, as the worklist names it
    until = models.DateField(null=True, blank=True)  # null: not a problem

    class Meta:
        constraints = [models.UniqueConstraint(fields=["person", "about"], name="snooze_once")]

    def __str__(self) -> str:
        return self.about
