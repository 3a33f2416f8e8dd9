from django.db import models
from django.utils.translation import gettext_lazy as _

from lotsa.domain.mentorships.models import Mentorship
from lotsa.domain.people.models import Organisation, Person
from lotsa.domain.programmes.models import ProgrammeGoal
from lotsa.kit.rows import Row

ATTAINMENT = (
    (-2, _("Where I am now")),
    (-1, _("On the way")),
    (0, _("As planned")),
    (1, _("Better than planned")),
    (2, _("Far better")),
)


class Goal(Row):
    """What somebody wants to be able to do, with five levels written before the period starts."""

    class State(models.TextChoices):
        DRAFT = "draft", _("Draft")
        PROPOSED = "proposed", _("Proposed")
        ACCEPTED = "accepted", _("Accepted")
        ACTIVE = "active", _("Active")
        REACHED = "reached", _("Reached")
        PARTLY = "partly", _("Partly reached")
        NOT_REACHED = "not_reached", _("Not reached")
        DROPPED = "dropped", _("Dropped")

    organisation = models.ForeignKey(Organisation, on_delete=models.CASCADE, related_name="goals")
    owner = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="goals")
    mentorship = models.ForeignKey(
        Mentorship, on_delete=models.SET_NULL, null=True, blank=True, related_name="goals"
    )
    programme_goal = models.ForeignKey(
        ProgrammeGoal, on_delete=models.SET_NULL, null=True, blank=True, related_name="personal_goals"
    )
    # who wrote it down; the other party then says yes
    proposed_by = models.ForeignKey(
        Person, on_delete=models.SET_NULL, null=True, blank=True, related_name="goals_proposed"
    )
    text = models.CharField(max_length=300)
    measure = models.CharField(max_length=200, blank=True)
    levels = models.JSONField(default=dict, blank=True)  # "-2" … "2" -> text
    due_on = models.DateField(null=True, blank=True)
    state = models.CharField(max_length=12, choices=State.choices, default=State.PROPOSED)
    accepted_on = models.DateField(null=True, blank=True)
    closed_on = models.DateField(null=True, blank=True)

    example_key = models.CharField(max_length=80, blank=True)

    class Meta:
        ordering = ["due_on", "created_at"]

    def __str__(self) -> str:
        return self.text

    @property
    def is_open(self) -> bool:
        return self.state in OPEN


OPEN = (Goal.State.DRAFT, Goal.State.PROPOSED, Goal.State.ACCEPTED, Goal.State.ACTIVE)


class CheckIn(Row):
    """Where a goal stands on a day: one level and one line."""

    goal = models.ForeignKey(Goal, on_delete=models.CASCADE, related_name="check_ins")
    on = models.DateField()
    level = models.SmallIntegerField(choices=ATTAINMENT)
    line = models.CharField(max_length=300, blank=True)
    by = models.ForeignKey(Person, on_delete=models.SET_NULL, null=True, related_name="+")

    class Meta:
        ordering = ["on", "created_at"]
        constraints = [
            models.CheckConstraint(name="check_in_level", condition=models.Q(level__range=(-2, 2)))
        ]

    def __str__(self) -> str:
        return f"{self.goal} {self.on}: {self.level}"
