from django.db import models

from lotsa.domain.mentorships.models.mentorship import Mentorship
from lotsa.domain.people.models import Person
from lotsa.kit.rows import Row


class TalkRequest(Row):
    """ "I want to talk with the coordinator": a named signal, apart from anything anonymous. The other party
    never learns of it; why is not asked, but may be told."""

    mentorship = models.ForeignKey(Mentorship, on_delete=models.CASCADE, related_name="talk_requests")
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="talk_requests")
    text = models.CharField(max_length=500, blank=True)
    talked_at = models.DateTimeField(null=True, blank=True)
    talked_by = models.ForeignKey(Person, on_delete=models.SET_NULL, null=True, blank=True, related_name="+")

    class Meta:
        ordering = ["created_at"]
        constraints = [
            models.UniqueConstraint(
                fields=["mentorship", "person"],
                condition=models.Q(talked_at__isnull=True),
                name="one_open_talk_request",
            )
        ]

    def __str__(self) -> str:
        return f"{self.mentorship} {self.created_at:%Y-%m-%d}"


class CoordinatorNote(Row):
    """What a coordinator notes about following a pair up. Only its author reads it."""

    mentorship = models.ForeignKey(Mentorship, on_delete=models.CASCADE, related_name="coordinator_notes")
    author = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="coordinator_notes")
    text = models.TextField(blank=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["mentorship", "author"], name="coordinator_note_once")]

    def __str__(self) -> str:
        return "coordinator's note"
