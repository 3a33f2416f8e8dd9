from django.db import models

from lotsa.kit import clock


class Event(models.Model):
    """One thing that happened, written in the transaction that made it happen.

    It knows organisations and people only as plain ids (the one exception to the foreign-key rule), so that
    every module, `people` too, can record. It is the audit trail and the source of mail; it never holds the
    contents of notes, topics or answers.
    """

    sequence = models.BigAutoField(primary_key=True)
    at = models.DateTimeField(default=clock.now)
    organisation_id = models.UUIDField()
    actor_id = models.UUIDField(null=True, blank=True)
    verb = models.CharField(max_length=60)
    object_type = models.CharField(max_length=60)
    object_id = models.UUIDField()
    concerns = models.JSONField(default=list)
    facts = models.JSONField(default=dict)
    told_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        indexes = [
            models.Index(fields=["organisation_id", "-sequence"], name="event_of_organisation"),
            models.Index(fields=["object_id"], name="event_of_object"),
            models.Index(fields=["actor_id", "-at"], name="event_of_actor"),
            models.Index(fields=["sequence"], name="event_untold", condition=models.Q(told_at__isnull=True)),
        ]

    def __str__(self) -> str:
        return f"{self.verb} {self.object_type} {self.object_id}"
