from django.db import models

from lotsa.domain.mentorships.models.mentorship import Membership, Mentorship
from lotsa.domain.people.models import Person
from lotsa.kit.rows import Row


class Agreement(Row):
    """One version of a pair's agreement: its own words beside the shipped points. Never rewritten; a change
    is the next version, and all of them can be read."""

    mentorship = models.ForeignKey(Mentorship, on_delete=models.CASCADE, related_name="agreements")
    number = models.PositiveSmallIntegerField()
    words = models.JSONField(default=dict)  # {id of the point: what the pair wrote}
    # Nobody for the first one, which the programme filled in.
    written_by = models.ForeignKey(Person, on_delete=models.SET_NULL, null=True, blank=True, related_name="+")

    class Meta:
        ordering = ["number"]
        constraints = [
            models.UniqueConstraint(fields=["mentorship", "number"], name="agreement_version_once")
        ]

    def __str__(self) -> str:
        return f"{self.mentorship} v{self.number}"


class Acceptance(Row):
    """That one member said yes to one version, and when."""

    agreement = models.ForeignKey(Agreement, on_delete=models.CASCADE, related_name="acceptances")
    member = models.ForeignKey(Membership, on_delete=models.CASCADE, related_name="acceptances")
    on = models.DateField()

    class Meta:
        ordering = ["created_at"]
        constraints = [models.UniqueConstraint(fields=["agreement", "member"], name="acceptance_once")]

    def __str__(self) -> str:
        return f"{self.agreement} {self.on}"
