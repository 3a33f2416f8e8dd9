from django.db import models
from django.utils.translation import gettext_lazy as _

from lotsa.domain.meetings.models.meeting import Meeting
from lotsa.domain.mentorships.models import Mentorship
from lotsa.domain.people.models import Person
from lotsa.kit.rows import Row


class Topic(Row):
    """Something to talk about. It belongs to the mentorship, not to a meeting: a meeting shows all that are
    open, so nothing needs to be carried forward."""

    mentorship = models.ForeignKey(Mentorship, on_delete=models.CASCADE, related_name="topics")
    text = models.CharField(max_length=300)
    added_by = models.ForeignKey(Person, on_delete=models.SET_NULL, null=True, related_name="+")
    only_me = models.BooleanField(default=False)
    bank_key = models.CharField(max_length=12, blank=True)  # which shipped question it was, in any language
    talked_in = models.ForeignKey(
        Meeting, on_delete=models.SET_NULL, null=True, blank=True, related_name="topics_talked"
    )

    class Meta:
        ordering = ["created_at"]

    def __str__(self) -> str:
        return self.text


class NextStep(Row):
    """What somebody will try before next time (nästa steg), with the answer to "tried at work?"."""

    class Tried(models.TextChoices):
        YES = "yes", _("Yes")
        PARTLY = "partly", _("Partly")
        NOT_YET = "not_yet", _("Not yet")

    mentorship = models.ForeignKey(Mentorship, on_delete=models.CASCADE, related_name="next_steps")
    agreed_in = models.ForeignKey(
        Meeting, on_delete=models.SET_NULL, null=True, blank=True, related_name="steps_agreed"
    )
    text = models.CharField(max_length=300)
    owner = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="next_steps")
    due_on = models.DateField(null=True, blank=True)
    done_on = models.DateField(null=True, blank=True)
    tried = models.CharField(max_length=8, choices=Tried.choices, blank=True)
    tried_note = models.CharField(max_length=300, blank=True)  # how it went, in one line

    class Meta:
        ordering = ["created_at"]

    def __str__(self) -> str:
        return self.text


class PrivateNote(Row):
    """ "Only me" notes, sealed with a key of the author's (kit.secrets). No query ever returns another's."""

    author = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="private_notes")
    mentorship = models.ForeignKey(Mentorship, on_delete=models.CASCADE, related_name="private_notes")
    meeting = models.ForeignKey(
        Meeting, on_delete=models.CASCADE, null=True, blank=True, related_name="private_notes"
    )
    sealed = models.BinaryField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["author", "meeting"], name="private_note_once")]

    def __str__(self) -> str:
        return "private note"
