from django.db import models
from django.utils.translation import gettext_lazy as _

from lotsa.domain.competences.models import LEVELS, Competence
from lotsa.domain.people.models import Person
from lotsa.domain.programmes.models.programme import Programme
from lotsa.kit.rows import Row


class Enrolment(Row):
    """A person on one side of one programme, from invitation to completion (anmälan)."""

    class Side(models.TextChoices):
        MENTOR = "mentor", _("mentor")
        MENTEE = "mentee", _("mentee")

    class State(models.TextChoices):
        INVITED = "invited", _("Invited")
        APPLIED = "applied", _("Applied")
        APPROVED = "approved", _("Approved")
        WAITLISTED = "waitlisted", _("On the waiting list")
        DECLINED = "declined", _("Declined")
        MATCHED = "matched", _("Matched")
        PAUSED = "paused", _("Paused")
        COMPLETED = "completed", _("Completed")
        WITHDRAWN = "withdrawn", _("Withdrawn")

    programme = models.ForeignKey(Programme, on_delete=models.CASCADE, related_name="enrolments")
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="enrolments")
    side = models.CharField(max_length=6, choices=Side.choices)
    state = models.CharField(max_length=10, choices=State.choices, default=State.INVITED)
    state_before_pause = models.CharField(max_length=10, blank=True)
    invited_at = models.DateTimeField(null=True, blank=True)
    # asked by the coordinator after enrolment had closed: the form is open for this person all the same
    invited_late = models.BooleanField(default=False)
    applied_at = models.DateTimeField(null=True, blank=True)
    reminded_at = models.DateTimeField(null=True, blank=True)
    training_reminded_at = models.DateTimeField(null=True, blank=True)
    places = models.PositiveSmallIntegerField(default=1)
    motivation = models.TextField(blank=True)
    goal_text = models.TextField(blank=True)
    themes = models.JSONField(default=list, blank=True)
    experience = models.JSONField(default=list, blank=True)  # areas a mentor has / a mentee asks for
    working_style = models.JSONField(null=True, blank=True)  # five integers 1–5, or null: not stated
    usual_times = models.JSONField(default=list, blank=True)  # [[weekday 0–6, "13:00", "16:00"], …]
    remote_ok = models.BooleanField(default=True)
    waitlist_note = models.TextField(blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["programme", "person", "side"], name="enrolment_once_per_side"),
            models.CheckConstraint(name="enrolment_places", condition=models.Q(places__lte=20)),
        ]
        indexes = [models.Index(fields=["programme", "side", "state"], name="enrolment_pool")]

    def __str__(self) -> str:
        return f"{self.person} ({self.side})"


class SoughtCompetence(Row):
    """What a mentee wants to learn (ranked) or a mentor can teach (with level). For a mentee `level` is her
    own level today, null when she has not said."""

    enrolment = models.ForeignKey(Enrolment, on_delete=models.CASCADE, related_name="competences")
    competence = models.ForeignKey(Competence, on_delete=models.CASCADE, related_name="sought_in")
    level = models.PositiveSmallIntegerField(choices=LEVELS, null=True, blank=True)
    rank = models.PositiveSmallIntegerField(default=1)

    class Meta:
        ordering = ["rank"]
        constraints = [
            models.UniqueConstraint(fields=["enrolment", "competence"], name="sought_competence_once")
        ]

    def __str__(self) -> str:
        return f"{self.enrolment}: {self.competence}"


class Wish(Row):
    """Whom somebody would like to be paired with, in order. Seen by nobody on the other side."""

    enrolment = models.ForeignKey(Enrolment, on_delete=models.CASCADE, related_name="wishes")
    wished = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="wished_in")
    rank = models.PositiveSmallIntegerField(default=1)

    class Meta:
        ordering = ["rank"]
        constraints = [models.UniqueConstraint(fields=["enrolment", "wished"], name="wish_once")]

    def __str__(self) -> str:
        return f"{self.enrolment} → {self.wished}"


class Veto(Row):
    """Whom somebody does not want to be paired with. Only the writer sees it; the match obeys it."""

    enrolment = models.ForeignKey(Enrolment, on_delete=models.CASCADE, related_name="vetoes")
    vetoed = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="vetoed_in")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["enrolment", "vetoed"], name="veto_once")]

    def __str__(self) -> str:
        return f"{self.enrolment} ⌀"
