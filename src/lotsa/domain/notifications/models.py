from django.db import models
from django.utils.translation import gettext_lazy as _

from lotsa.domain.people.models import Organisation, Person
from lotsa.kit import clock
from lotsa.kit.rows import Row


class Message(Row):
    """One mail to one person. Written from an event, then sent by the worker, retried, never doubled."""

    class State(models.TextChoices):
        WAITING = "waiting", _("Waiting")
        SENT = "sent", _("Sent")
        FAILED = "failed", _("Could not be sent")
        UNSENT = "unsent", _("Shown here only")  # no mail server, or nobody to send to

    organisation = models.ForeignKey(Organisation, on_delete=models.CASCADE, related_name="messages")
    recipient = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="messages")
    event_sequence = models.BigIntegerField()
    template = models.CharField(max_length=60)
    # distinguishes several messages of one event to one person (rare); part of the natural key
    part = models.CharField(max_length=60, blank=True)
    language = models.CharField(max_length=2)
    to_address = models.EmailField(blank=True)
    subject = models.CharField(max_length=300)
    text = models.TextField()
    html = models.TextField(blank=True)
    calendar = models.BinaryField(null=True, blank=True)
    calendar_method = models.CharField(max_length=10, blank=True)
    state = models.CharField(max_length=8, choices=State.choices, default=State.WAITING)
    send_after = models.DateTimeField(default=clock.now)
    attempts = models.PositiveSmallIntegerField(default=0)
    leased_until = models.DateTimeField(null=True, blank=True)
    sent_at = models.DateTimeField(null=True, blank=True)
    problem = models.CharField(max_length=500, blank=True)
    message_id = models.CharField(max_length=200)

    class Meta:
        ordering = ["-created_at"]
        constraints = [
            models.UniqueConstraint(
                fields=["event_sequence", "recipient", "template", "part"], name="message_once"
            )
        ]
        indexes = [
            models.Index(
                fields=["send_after"], name="message_waiting", condition=models.Q(state="waiting")
            ),
            models.Index(fields=["organisation", "-created_at"], name="message_outbox"),
        ]

    def __str__(self) -> str:
        return f"{self.template} → {self.recipient}"
