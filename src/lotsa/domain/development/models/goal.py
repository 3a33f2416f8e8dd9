from typing import Any

from django.db import models
from django.utils.translation import gettext_lazy as _

from lotsa.domain.mentorships.models import Mentorship
from lotsa.domain.people.models import Organisation, Person
from lotsa.domain.programmes.models import ProgrammeGoal
from lotsa.kit import clock
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
    support = models.CharField(max_length=200, blank=True)  # who helps, and with what
    # what it takes in all, and what its owner can give each week
    hours = models.PositiveSmallIntegerField(null=True, blank=True)
    weekly_hours = models.DecimalField(max_digits=4, decimal_places=1, null=True, blank=True)
    # against the owner's other goals; used by the attainment score only
    weight = models.PositiveSmallIntegerField(default=1)
    # the owner's own answer to `g_conf`, 0 to 10: asked when the goal begins and when it ends
    confidence_start = models.PositiveSmallIntegerField(null=True, blank=True)
    confidence_end = models.PositiveSmallIntegerField(null=True, blank=True)
    template = models.CharField(max_length=40, blank=True)  # the example in goals.yaml it was begun from
    state = models.CharField(max_length=12, choices=State.choices, default=State.PROPOSED)
    written_on = models.DateField(default=clock.today)
    accepted_on = models.DateField(null=True, blank=True)
    # the last day the levels were rewritten after the first check-in: the score then says less
    levels_changed_on = models.DateField(null=True, blank=True)
    closed_on = models.DateField(null=True, blank=True)
    attained = models.SmallIntegerField(null=True, blank=True, choices=ATTAINMENT)
    ending_note = models.CharField(max_length=300, blank=True)

    example_key = models.CharField(max_length=80, blank=True)

    class Meta:
        ordering = ["due_on", "created_at"]
        constraints = [
            models.CheckConstraint(name="goal_weight_1_to_3", condition=models.Q(weight__range=(1, 3))),
            models.CheckConstraint(
                name="goal_attained_level",
                condition=models.Q(attained__isnull=True) | models.Q(attained__range=(-2, 2)),
            ),
        ]

    def __str__(self) -> str:
        return self.text

    @property
    def is_open(self) -> bool:
        return self.state in OPEN


SILENT_DAYS = 42  # without a check-in, after which its owner is asked
# A draft is nobody's goal yet: only who writes it knows of it.
OPEN = (Goal.State.PROPOSED, Goal.State.ACCEPTED, Goal.State.ACTIVE)


class CheckIn(Row):
    """Where a goal stands on a day: one level and one line."""

    goal = models.ForeignKey(Goal, on_delete=models.CASCADE, related_name="check_ins")
    on = models.DateField()
    level = models.SmallIntegerField(choices=ATTAINMENT)
    line = models.CharField(max_length=300, blank=True)
    by = models.ForeignKey(Person, on_delete=models.SET_NULL, null=True, related_name="+")
    # the pair it was said in: a later mentor reads the level, not the line
    mentorship = models.ForeignKey(
        Mentorship, on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )

    class Meta:
        ordering = ["on", "created_at"]
        constraints = [
            models.CheckConstraint(name="check_in_level", condition=models.Q(level__range=(-2, 2))),
            models.UniqueConstraint(fields=["goal", "on", "by"], name="check_in_once_a_day"),
        ]

    def __str__(self) -> str:
        return f"{self.goal} {self.on}: {self.level}"


class GoalVersion(Row):
    """How a goal read before it was revised, and why it was; the goal itself holds what stands now."""

    goal = models.ForeignKey(Goal, on_delete=models.CASCADE, related_name="versions")
    number = models.PositiveSmallIntegerField()
    until = models.DateField()
    text = models.CharField(max_length=300)
    measure = models.CharField(max_length=200, blank=True)
    levels = models.JSONField(default=dict, blank=True)
    due_on = models.DateField(null=True, blank=True)
    reason = models.CharField(max_length=300, blank=True)
    by = models.ForeignKey(Person, on_delete=models.SET_NULL, null=True, related_name="+")
    mentorship = models.ForeignKey(
        Mentorship, on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )

    class Meta:
        ordering = ["number"]
        constraints = [models.UniqueConstraint(fields=["goal", "number"], name="goal_version_once")]

    def __str__(self) -> str:
        return f"{self.goal_id} {self.number}"

    @property
    def described(self) -> list[tuple[Any, str]]:
        """The levels in their order: (label, words)."""
        return [(label, self.levels[str(level)]) for level, label in ATTAINMENT if str(level) in self.levels]


class GoalReminder(Row):
    """That somebody has been asked where a goal stands: the natural key that keeps the daily job, run twice,
    from asking twice."""

    goal = models.ForeignKey(Goal, on_delete=models.CASCADE, related_name="reminders")
    about = models.CharField(max_length=20)  # why, and the day it is counted from

    class Meta:
        constraints = [models.UniqueConstraint(fields=["goal", "about"], name="goal_reminder_once")]

    def __str__(self) -> str:
        return f"{self.goal_id} {self.about}"
