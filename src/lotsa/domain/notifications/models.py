from datetime import timedelta
from typing import Any

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from lotsa.domain.people.models import Organisation, Person
from lotsa.kit import clock
from lotsa.kit.rows import Row

KEPT_WHOLE = timedelta(days=30)


class Message(Row):
    """One mail to one person. Written from an event, then sent by the worker, retried, never doubled.

    `text` holds numbered marks where a link or the pair's own words belong; `inserts` says what they are.
    So no token ever rests here (links are granted when the mail leaves), and the outbox can show a message
    without what only its reader may see or do.
    """

    class State(models.TextChoices):
        WAITING = "waiting", pgettext_lazy("mail", "Waiting")
        GATHERED = "gathered", _("For the weekly mail")
        SENT = "sent", pgettext_lazy("mail", "Sent")
        FAILED = "failed", _("Could not be sent")
        UNSENT = "unsent", _("Shown here only")
        DROPPED = "dropped", pgettext_lazy("mail", "Not sent")

    class Why(models.TextChoices):
        """Why a message stays here, in words for whoever reads the outbox."""

        NONE = "", ""
        NO_SERVER = "no_server", _("No mail server is set up.")
        EXAMPLE = "example", _("No mail leaves the example company.")
        NO_ADDRESS = "no_address", _("The person has no e-mail address.")
        LEFT = "left", _("The person has left.")
        PASSED = "passed", _("It was no longer true when it was to be sent.")
        ENOUGH = "enough", _("The person had already been reminded of something that week.")
        UNWANTED = "unwanted", _("The person has chosen to do without reminders.")
        WEEKLY = "weekly", _("It was told in the weekly mail.")
        NOT_WRITTEN = "not_written", _("It could not be written.")

    organisation = models.ForeignKey(Organisation, on_delete=models.CASCADE, related_name="messages")
    recipient = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="messages")
    event_sequence = models.BigIntegerField()
    template = models.CharField(max_length=60)
    # distinguishes several messages of one event to one person (rare); part of the natural key
    part = models.CharField(max_length=60, blank=True)
    object_id = models.UUIDField()  # what the event was about, to see whether the message is still true
    language = models.CharField(max_length=2)
    # Where it is to go when not to the recipient's own address: an address that is being changed.
    address = models.EmailField(blank=True)
    to_address = models.EmailField(blank=True)  # where it went
    reply_to = models.EmailField(blank=True)
    subject = models.CharField(max_length=300)
    text = models.TextField()
    inserts = models.JSONField(default=list)
    calendar = models.BinaryField(null=True, blank=True)
    calendar_method = models.CharField(max_length=10, blank=True)
    is_reminder = models.BooleanField(default=False)  # nobody asked for it
    state = models.CharField(max_length=8, choices=State.choices, default=State.WAITING)
    why = models.CharField(max_length=12, choices=Why.choices, blank=True)
    send_after = models.DateTimeField(default=clock.now)
    attempts = models.PositiveSmallIntegerField(default=0)
    leased_until = models.DateTimeField(null=True, blank=True)
    sent_at = models.DateTimeField(null=True, blank=True)
    problem = models.CharField(max_length=500, blank=True)  # what the mail server answered
    message_id = models.CharField(max_length=200)

    class Meta:
        ordering = ["-created_at", "-event_sequence", "id"]
        constraints = [
            models.UniqueConstraint(
                fields=["event_sequence", "recipient", "template", "part"], name="message_once"
            )
        ]
        indexes = [
            models.Index(fields=["send_after"], name="message_waiting", condition=models.Q(state="waiting")),
            models.Index(fields=["organisation", "-created_at"], name="message_outbox"),
            models.Index(fields=["recipient", "is_reminder", "send_after"], name="message_reminders"),
        ]

    def __str__(self) -> str:
        return f"{self.template} → {self.recipient}"

    @property
    def can_be_sent_again(self) -> bool:
        """As long as it is kept whole: what a pair wrote goes after a while."""
        is_whole = self.created_at > clock.now() - KEPT_WHOLE
        here = self.state in {self.State.FAILED, self.State.UNSENT}
        return here and is_whole and self.why != self.Why.NOT_WRITTEN

    @property
    def without_private(self) -> list[dict[str, Any]]:
        """The inserts with nothing of the pair's own left in them; their numbers stay."""
        return [{"private": ""} if "private" in insert else insert for insert in self.inserts]


class MailChoice(Row):
    """How much a person wants to hear. Without a row: everything."""

    class Rhythm(models.TextChoices):
        ALL = "all", _("Everything, as it happens")
        WEEKLY = "weekly", _("What I have to answer and my meetings; the rest gathered in one mail a week")
        NEEDED = "needed", _("Only what I have to answer, and my meetings")

    class Weekday(models.IntegerChoices):
        MONDAY = 0, _("Monday")
        TUESDAY = 1, _("Tuesday")
        WEDNESDAY = 2, _("Wednesday")
        THURSDAY = 3, _("Thursday")
        FRIDAY = 4, _("Friday")

    person = models.OneToOneField(Person, on_delete=models.CASCADE, related_name="mail_choice")
    rhythm = models.CharField(max_length=8, choices=Rhythm.choices, default=Rhythm.ALL)
    weekday = models.PositiveSmallIntegerField(choices=Weekday.choices, default=Weekday.MONDAY)

    def __str__(self) -> str:
        return f"{self.person}: {self.rhythm}"
