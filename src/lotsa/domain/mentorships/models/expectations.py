from django.db import models

from lotsa.domain.mentorships.models.mentorship import Mentorship
from lotsa.domain.people.models import Person
from lotsa.kit.rows import Row


class Expectations(Row):
    """What one member expects. The others read it once they have answered themselves."""

    mentorship = models.ForeignKey(Mentorship, on_delete=models.CASCADE, related_name="expectations")
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="expectations")
    answers = models.JSONField(default=dict)  # {id of the question: text, choice or list of choices}

    class Meta:
        constraints = [models.UniqueConstraint(fields=["mentorship", "person"], name="expectations_once")]

    def __str__(self) -> str:
        return "expectations"
