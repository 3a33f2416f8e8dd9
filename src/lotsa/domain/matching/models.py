from django.db import models
from django.utils.translation import gettext_lazy as _

from lotsa.domain.mentorships.models import Mentorship
from lotsa.domain.people.models import Person
from lotsa.domain.programmes.models import Enrolment, Programme
from lotsa.kit import clock
from lotsa.kit.rows import Row


class MatchRun(Row):
    """A saved, reproducible match: what went in, what came out, with its proof, and who made it."""

    programme = models.ForeignKey(Programme, on_delete=models.CASCADE, related_name="match_runs")
    number = models.PositiveSmallIntegerField()
    made_by = models.ForeignKey(Person, on_delete=models.SET_NULL, null=True, related_name="+")
    weights = models.JSONField()
    hard_rules = models.JSONField()
    seed = models.CharField(max_length=40)
    input_hash = models.CharField(max_length=64)
    certificate = models.JSONField(default=dict)
    facts = models.JSONField(default=dict)  # counts, seconds, distribution

    class Meta:
        ordering = ["-number"]
        constraints = [models.UniqueConstraint(fields=["programme", "number"], name="match_run_number")]

    def __str__(self) -> str:
        return f"{self.programme} #{self.number}"


class Proposal(Row):
    """A proposed pair. Staged (nobody is told) until published; then both answer."""

    class State(models.TextChoices):
        STAGED = "staged", _("Draft")
        PUBLISHED = "published", _("Published")
        ACCEPTED = "accepted", _("Accepted")
        DECLINED = "declined", _("Declined")
        DROPPED = "dropped", _("Taken back")

    class Answer(models.TextChoices):
        NONE = "", _("No answer yet")
        YES = "yes", _("Yes")
        NO = "no", _("No")

    programme = models.ForeignKey(Programme, on_delete=models.CASCADE, related_name="proposals")
    run = models.ForeignKey(MatchRun, on_delete=models.SET_NULL, null=True, related_name="proposals")
    mentee = models.ForeignKey(Enrolment, on_delete=models.CASCADE, related_name="proposals_as_mentee")
    mentor = models.ForeignKey(Enrolment, on_delete=models.CASCADE, related_name="proposals_as_mentor")
    state = models.CharField(max_length=10, choices=State.choices, default=State.STAGED)
    score = models.PositiveIntegerField(default=0)  # 0–10,000: hundredths of the 0–100 shown
    parts = models.JSONField(default=dict)  # part -> {"value": 0–100, "stated": bool}
    facts = models.JSONField(default=list)  # reasons as codes with values, rendered in the reader's language
    locked = models.BooleanField(default=False)
    made_by_hand = models.BooleanField(default=False)
    because = models.CharField(max_length=300, blank=True)
    send_at = models.DateTimeField(null=True, blank=True)  # publishing may be undone until then
    published_at = models.DateTimeField(null=True, blank=True)
    answer_by = models.DateField(null=True, blank=True)
    mentee_answer = models.CharField(max_length=3, choices=Answer.choices, blank=True)
    mentor_answer = models.CharField(max_length=3, choices=Answer.choices, blank=True)
    mentee_answered_at = models.DateTimeField(null=True, blank=True)
    mentor_answered_at = models.DateTimeField(null=True, blank=True)
    mentorship = models.OneToOneField(
        Mentorship, on_delete=models.SET_NULL, null=True, blank=True, related_name="proposal"
    )

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["mentee"],
                condition=models.Q(state__in=["staged", "published"]),
                name="one_open_proposal_per_mentee",
            )
        ]
        indexes = [models.Index(fields=["programme", "state"], name="proposal_of_programme")]

    def __str__(self) -> str:
        return f"{self.mentee} – {self.mentor}"

    @property
    def has_left(self) -> bool:
        """Whether the mails have left, so that the two know of it. Without a time they left at once."""
        return self.state != self.State.STAGED and (self.send_at is None or self.send_at <= clock.now())


class Exclusion(Row):
    """ "Never this pair": set by the coordinator; the reason stays with the coordinator."""

    programme = models.ForeignKey(Programme, on_delete=models.CASCADE, related_name="exclusions")
    mentee = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="+")
    mentor = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="+")
    made_by = models.ForeignKey(Person, on_delete=models.SET_NULL, null=True, related_name="+")
    reason = models.CharField(max_length=300, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["programme", "mentee", "mentor"], name="exclusion_once")
        ]

    def __str__(self) -> str:
        return f"{self.mentee} ⌀ {self.mentor}"
