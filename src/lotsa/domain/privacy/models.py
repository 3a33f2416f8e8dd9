from django.db import models

from lotsa.domain.mentorships.models import Mentorship
from lotsa.kit.rows import Row


class Deletion(Row):
    """That what a pair wrote is to be deleted, then that it was. Stays as proof, with counts only."""

    mentorship = models.OneToOneField(Mentorship, on_delete=models.CASCADE, related_name="deletion")
    due_on = models.DateField()
    done_at = models.DateTimeField(null=True, blank=True)
    counts = models.JSONField(default=dict)  # table -> rows deleted or emptied

    class Meta:
        ordering = ["due_on"]

    def __str__(self) -> str:
        return f"{self.mentorship}: {self.due_on}"
