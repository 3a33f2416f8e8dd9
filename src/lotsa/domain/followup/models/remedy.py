from django.db import models
from django.utils.translation import gettext_lazy as _

from lotsa.domain.mentorships.models import Mentorship
from lotsa.domain.people.models import Person
from lotsa.kit.rows import Row


class Remedy(Row):
    """A coordinator tries something with a pair, and asks on a day how it went. No free text: why a pair
    struggles is theirs to tell."""

    class Outcome(models.TextChoices):
        HELPED = "helped", _("It helped")
        NOT = "not", _("It did not help")
        UNCLEAR = "unclear", _("Hard to say")

    mentorship = models.ForeignKey(Mentorship, on_delete=models.CASCADE, related_name="remedies")
    which = models.CharField(max_length=20)  # as in content/health.yaml
    rule = models.CharField(max_length=20, blank=True)  # what the pair's colour rested on that day
    begun_by = models.ForeignKey(Person, on_delete=models.SET_NULL, null=True, related_name="+")
    begun_on = models.DateField()
    follow_up_on = models.DateField()
    outcome = models.CharField(max_length=8, choices=Outcome.choices, blank=True)
    closed_on = models.DateField(null=True, blank=True)

    class Meta:
        ordering = ["begun_on", "created_at"]
        constraints = [
            models.UniqueConstraint(
                fields=["mentorship", "which"],
                condition=models.Q(closed_on__isnull=True),
                name="one_open_remedy_of_a_kind",
            )
        ]
        indexes = [
            models.Index(
                fields=["follow_up_on"], name="remedy_due", condition=models.Q(closed_on__isnull=True)
            )
        ]

    def __str__(self) -> str:
        return f"{self.which} {self.begun_on}"
