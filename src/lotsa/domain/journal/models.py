from django.db import models
from django.utils.translation import gettext_lazy as _

from lotsa.domain.mentorships.models import Mentorship
from lotsa.domain.people.models import Person
from lotsa.kit.rows import Row


class Entry(Row):
    """A reflection. Sealed with its writer's key also while it is shared; sharing lets the pair read it."""

    class Kind(models.TextChoices):
        FREE = "free", _("Reflection")
        MIDWAY = "midway", _("Halfway")
        CLOSING = "closing", _("At the end")

    author = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="journal_entries")
    mentorship = models.ForeignKey(Mentorship, on_delete=models.CASCADE, related_name="journal_entries")
    kind = models.CharField(max_length=8, choices=Kind.choices, default=Kind.FREE)
    prompt = models.CharField(max_length=8, blank=True)  # id in mentorships' reflection prompts
    sealed = models.BinaryField()
    shared_on = models.DateField(null=True, blank=True)
    # thrown away: can be taken back for 14 days, then it is deleted
    removed_on = models.DateField(null=True, blank=True)

    class Meta:
        ordering = ["-created_at"]
        indexes = [models.Index(fields=["mentorship", "author"], name="entry_of_pair")]

    def __str__(self) -> str:
        return "reflection"
