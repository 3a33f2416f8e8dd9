from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from lotsa.domain.development.models.goal import Goal
from lotsa.domain.mentorships.models import Mentorship
from lotsa.domain.people.models import Organisation, Person
from lotsa.kit.rows import Row


class PlanItem(Row):
    """One thing somebody means to do for their own development. It is theirs: nobody else reads it."""

    class State(models.TextChoices):
        PLANNED = "planned", pgettext_lazy("plan item", "Planned")
        STARTED = "started", _("Started")
        DONE = "done", _("Done")
        DROPPED = "dropped", _("Dropped")

    class Kind(models.TextChoices):
        ACTIVITY = "activity", _("Activity")
        TRY = "try", _("Try at work")
        LEARN_FROM = "learn_from", _("Learn from somebody")
        COURSE = "course", _("Course or reading")
        OTHER_PATH = "other_path", _("Other development path")

    organisation = models.ForeignKey(Organisation, on_delete=models.CASCADE, related_name="plan_items")
    owner = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="plan_items")
    kind = models.CharField(max_length=12, choices=Kind.choices, default=Kind.ACTIVITY)
    text = models.CharField(max_length=300)
    due_on = models.DateField(null=True, blank=True)
    state = models.CharField(max_length=8, choices=State.choices, default=State.PLANNED)
    done_on = models.DateField(null=True, blank=True)
    # where it came from
    mentorship = models.ForeignKey(
        Mentorship, on_delete=models.SET_NULL, null=True, blank=True, related_name="plan_items"
    )
    goal = models.ForeignKey(
        Goal, on_delete=models.SET_NULL, null=True, blank=True, related_name="plan_items"
    )
    example_key = models.CharField(max_length=80, blank=True)

    class Meta:
        ordering = ["due_on", "created_at"]

    def __str__(self) -> str:
        return self.text

    @property
    def is_open(self) -> bool:
        return self.state in (self.State.PLANNED, self.State.STARTED)
