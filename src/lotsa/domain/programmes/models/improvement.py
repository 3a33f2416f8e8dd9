from django.db import models
from django.utils.translation import gettext_lazy as _

from lotsa.domain.people.models import Person
from lotsa.domain.programmes.models.programme import Programme
from lotsa.kit.rows import Row


class Improvement(Row):
    """Something seen in a programme, what was decided, whose it is and what came of it; never a pair."""

    class State(models.TextChoices):
        FOUND = "found", _("Waits for a decision")
        DECIDED = "decided", _("Decided")
        DONE = "done", _("Done")
        DROPPED = "dropped", _("Let go")

    programme = models.ForeignKey(Programme, on_delete=models.CASCADE, related_name="improvements")
    finding = models.CharField(max_length=300)
    found_by = models.ForeignKey(Person, on_delete=models.SET_NULL, null=True, related_name="+")
    decision = models.CharField(max_length=300, blank=True)
    owner = models.ForeignKey(
        Person, on_delete=models.SET_NULL, null=True, blank=True, related_name="improvements"
    )
    due_on = models.DateField(null=True, blank=True)
    effect = models.CharField(max_length=300, blank=True)
    is_shown = models.BooleanField(default=True)  # to those who take part, once it is decided
    state = models.CharField(max_length=8, choices=State.choices, default=State.FOUND)

    class Meta:
        ordering = ["-created_at"]

    def __str__(self) -> str:
        return self.finding
