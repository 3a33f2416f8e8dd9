from django.db import models
from django.utils.translation import gettext_lazy as _

from lotsa.domain.needs.models import Need
from lotsa.domain.people.models import Organisation, Person
from lotsa.kit.rows import Row


def usual_measuring() -> list[int]:
    return [0, 3, 6, 12]


class Programme(Row):
    """One round of a mentoring programme."""

    class State(models.TextChoices):
        DRAFT = "draft", _("Draft")
        ENROLMENT = "enrolment", _("Enrolment")
        MATCHING = "matching", _("Matching")
        KICKOFF = "kickoff", _("Kick-off")
        RUNNING = "running", _("Running")
        PAUSED = "paused", _("Paused")
        EVALUATION = "evaluation", _("Evaluation")
        CLOSED = "closed", _("Closed")
        CANCELLED = "cancelled", _("Cancelled")

    organisation = models.ForeignKey(Organisation, on_delete=models.CASCADE, related_name="programmes")
    name = models.CharField(max_length=120)
    template = models.CharField(max_length=40, blank=True)
    purpose = models.TextField(blank=True)
    target_group = models.TextField(blank=True)
    guidelines = models.TextField(blank=True)
    state = models.CharField(max_length=12, choices=State.choices, default=State.DRAFT)
    starts_on = models.DateField()
    ends_on = models.DateField()
    enrolment_closes_on = models.DateField(null=True, blank=True)
    cadence_days = models.PositiveSmallIntegerField(default=14)
    meeting_minutes = models.PositiveSmallIntegerField(default=30)
    coordinator = models.ForeignKey(
        Person, on_delete=models.RESTRICT, null=True, blank=True, related_name="coordinated_programmes"
    )
    sponsor = models.ForeignKey(
        Person, on_delete=models.SET_NULL, null=True, blank=True, related_name="sponsored_programmes"
    )
    sponsor_message = models.TextField(blank=True)
    weights = models.JSONField(default=dict)
    hard_rules = models.JSONField(default=list)
    kpis = models.JSONField(default=list, blank=True)
    rolling_start = models.BooleanField(default=False)
    # mentors go through their training before they are matched
    training_required = models.BooleanField(default=False)
    wishes_allowed = models.BooleanField(default=True)
    # months from the start at which the goals are measured
    measuring_months = models.JSONField(default=usual_measuring)
    round_number = models.PositiveSmallIntegerField(default=1)
    parent = models.ForeignKey(
        "self", on_delete=models.SET_NULL, null=True, blank=True, related_name="later_rounds"
    )
    kickoff_waived_because = models.CharField(max_length=200, blank=True)
    example_key = models.CharField(max_length=80, blank=True)

    class Meta:
        ordering = ["-starts_on"]
        constraints = [
            models.CheckConstraint(
                name="programme_ends_after_start", condition=models.Q(ends_on__gt=models.F("starts_on"))
            ),
            models.CheckConstraint(
                name="programme_cadence_7_to_60", condition=models.Q(cadence_days__range=(7, 60))
            ),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def is_open_for_enrolment(self) -> bool:
        return self.state == self.State.ENROLMENT or (
            self.rolling_start and self.state in {self.State.RUNNING, self.State.KICKOFF}
        )


class ProgrammeNeed(Row):
    programme = models.ForeignKey(Programme, on_delete=models.CASCADE, related_name="needs")
    need = models.ForeignKey(Need, on_delete=models.CASCADE, related_name="programmes")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["programme", "need"], name="need_once_per_programme")]

    def __str__(self) -> str:
        return str(self.need)


class ProgrammeGoal(Row):
    """What the programme is to reach: measure, where it stands now (or measured at start), target, date."""

    programme = models.ForeignKey(Programme, on_delete=models.CASCADE, related_name="goals")
    text = models.CharField(max_length=300)
    measure = models.CharField(max_length=120, blank=True)
    baseline = models.DecimalField(max_digits=12, decimal_places=2, null=True, blank=True)
    measured_at_start = models.BooleanField(default=True)
    target = models.DecimalField(max_digits=12, decimal_places=2, null=True, blank=True)
    result = models.DecimalField(max_digits=12, decimal_places=2, null=True, blank=True)
    due_on = models.DateField()
    needs = models.ManyToManyField(Need, blank=True, related_name="programme_goals")
    example_key = models.CharField(max_length=80, blank=True)

    class Meta:
        ordering = ["due_on", "created_at"]

    def __str__(self) -> str:
        return self.text


class Measurement(Row):
    """Where a goal stood at one of the programme's measuring points, counted in months from the start."""

    goal = models.ForeignKey(ProgrammeGoal, on_delete=models.CASCADE, related_name="measurements")
    months = models.PositiveSmallIntegerField()
    value = models.DecimalField(max_digits=12, decimal_places=2)

    class Meta:
        ordering = ["months"]
        constraints = [models.UniqueConstraint(fields=["goal", "months"], name="measurement_once")]

    def __str__(self) -> str:
        return f"{self.goal}, {self.months}: {self.value}"
