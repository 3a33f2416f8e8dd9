from datetime import date

from django.db import models
from django.utils.translation import gettext_lazy as _

from lotsa.domain.people.models import Organisation, Person
from lotsa.domain.programmes.models import Enrolment, Programme
from lotsa.kit.rows import Row


class Mentorship(Row):
    """A mentoring relation: a pair is the common case, a circle has more members; peers are both."""

    class State(models.TextChoices):
        PROPOSED = "proposed", _("Proposed")
        ACCEPTED = "accepted", _("Accepted")
        AGREEMENT = "agreement", _("Agreement")
        ACTIVE = "active", _("Active")
        PAUSED = "paused", _("Paused")
        WINDING_DOWN = "winding_down", _("Winding down")
        CLOSED = "closed", _("Ended")

    class Outcome(models.TextChoices):
        COMPLETED = "completed", _("completed")
        NO_FAULT = "no_fault", _("ended early, nobody's fault")
        LEFT_COMPANY = "left_company", _("left the company")
        OTHER_PATH = "other_path", _("other development path")

    organisation = models.ForeignKey(Organisation, on_delete=models.CASCADE, related_name="mentorships")
    programme = models.ForeignKey(Programme, on_delete=models.CASCADE, related_name="mentorships")
    state = models.CharField(max_length=12, choices=State.choices, default=State.ACCEPTED)
    starts_on = models.DateField()
    planned_end_on = models.DateField()
    ended_on = models.DateField(null=True, blank=True)
    outcome = models.CharField(max_length=12, choices=Outcome.choices, blank=True)
    cadence_days = models.PositiveSmallIntegerField(default=14)
    meeting_minutes = models.PositiveSmallIntegerField(default=30)
    agreement_signed_on = models.DateField(null=True, blank=True)
    # (from, to) date pairs, ISO; days inside do not count against the rhythm
    pauses = models.JSONField(default=list, blank=True)
    # One talk and no more: no rhythm, no agreement asked for, over when the meeting has been held.
    single_meeting = models.BooleanField(default=False)
    # last video link used, offered next time
    meeting_link = models.CharField(max_length=500, blank=True)
    meeting_place = models.CharField(max_length=200, blank=True)
    reasons = models.JSONField(default=dict, blank=True)
    example_key = models.CharField(max_length=80, blank=True)

    class Meta:
        ordering = ["-starts_on"]

    def __str__(self) -> str:
        return f"{self.programme} {self.starts_on}"

    @property
    def is_open(self) -> bool:
        return self.state != self.State.CLOSED

    @property
    def paused_until(self) -> date | None:
        """While it is paused; the day may have come before anybody says "start again"."""
        paused = self.state == self.State.PAUSED and self.pauses
        return date.fromisoformat(self.pauses[-1][1]) if paused else None

    @property
    def running_state(self) -> str:
        """The state to come back to from a pause or an ending that is taken back."""
        return self.State.ACTIVE if self.agreement_signed_on else self.State.AGREEMENT


class _StillIn(models.Manager["Membership"]):
    def get_queryset(self) -> models.QuerySet["Membership"]:
        return super().get_queryset().filter(left_on__isnull=True)


class Membership(Row):
    """Who is in a mentorship, and on which side. Whoever has left a circle is in it no more and reads nothing
    of it, neither what came before nor after: `objects`, and so every list and every access rule, goes
    without them. When a whole mentorship ends nobody leaves it, so the pair keeps what it wrote."""

    class Side(models.TextChoices):
        MENTOR = "mentor", _("mentor")
        MENTEE = "mentee", _("mentee")
        PEER = "peer", _("peer")  # both are both

    mentorship = models.ForeignKey(Mentorship, on_delete=models.CASCADE, related_name="memberships")
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="memberships")
    enrolment = models.ForeignKey(
        Enrolment, on_delete=models.SET_NULL, null=True, blank=True, related_name="memberships"
    )
    side = models.CharField(max_length=6, choices=Side.choices)
    left_on = models.DateField(null=True, blank=True)  # left a circle that went on

    objects = _StillIn()
    all_time = models.Manager["Membership"]()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["mentorship", "person"], name="member_once_per_mentorship")
        ]

    def __str__(self) -> str:
        return f"{self.person} ({self.side})"


# Whose side gives and whose takes; peers do both.
MENTORING = (Membership.Side.MENTOR, Membership.Side.PEER)
MENTORED = (Membership.Side.MENTEE, Membership.Side.PEER)
