from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models

from lotsa.domain.people.models import Organisation, Person
from lotsa.kit.rows import Row


class TimeBudget(Row):
    """What a meeting takes besides its minutes, and a mentor's time is worth. Without a row: the usual."""

    organisation = models.OneToOneField(Organisation, on_delete=models.CASCADE, related_name="time_budget")
    preparation_minutes = models.PositiveSmallIntegerField(default=15)
    relief_per_month = models.PositiveIntegerField(null=True, blank=True)  # in the organisation's currency
    hours_per_month = models.PositiveSmallIntegerField(default=4)  # more than that is said to the coordinator

    def __str__(self) -> str:
        return f"{self.preparation_minutes} min, {self.hours_per_month} h"


class TimeAnswer(Row):
    """ "The time for mentoring fits within my work", 1 to 5, by a mentor who chose to answer. Its writer sees
    it again; everybody else only the middle of at least `min_group` mentors."""

    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="time_answers")
    month = models.DateField()  # the first of the month, so that an answer is changed, not doubled
    value = models.PositiveSmallIntegerField(validators=[MinValueValidator(1), MaxValueValidator(5)])

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["person", "month"], name="time_answer_once_a_month"),
            models.CheckConstraint(condition=models.Q(value__range=(1, 5)), name="time_answer_1_to_5"),
        ]

    def __str__(self) -> str:
        return f"{self.month:%Y-%m}"
