from django.db import models
from django.utils.translation import gettext_lazy as _

from lotsa.domain.people.models import Organisation, Person
from lotsa.kit.rows import Row


class Import(Row):
    """A spreadsheet on its way in: read, understood, repaired, applied, and undoable for 14 days."""

    class State(models.TextChoices):
        READ = "read", _("read")
        CHECKED = "checked", _("checked")
        RUNNING = "running", _("running")
        DONE = "done", _("done")
        FAILED = "failed", _("failed")
        UNDONE = "undone", _("undone")

    organisation = models.ForeignKey(Organisation, on_delete=models.CASCADE, related_name="imports")
    made_by = models.ForeignKey(Person, on_delete=models.SET_NULL, null=True, related_name="+")
    file_name = models.CharField(max_length=255, blank=True)
    state = models.CharField(max_length=8, choices=State.choices, default=State.READ)
    how = models.JSONField(default=dict)  # how the file was read
    headings = models.JSONField(default=list)
    rows = models.JSONField(default=list)  # [number, [cells]]; refused columns are never stored
    columns = models.JSONField(default=list)  # index -> field
    repairs = models.JSONField(default=dict)  # what the coordinator chose, per row
    progress = models.PositiveIntegerField(default=0)
    counts = models.JSONField(default=dict)
    undo = models.JSONField(default=dict)  # ids created and values before, for 14 days
    done_at = models.DateTimeField(null=True, blank=True)
    undo_until = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["-created_at"]

    def __str__(self) -> str:
        return self.file_name or "paste"


class HeadingMemory(Row):
    """How the organisation last mapped a set of headings; offered again next time."""

    organisation = models.ForeignKey(Organisation, on_delete=models.CASCADE, related_name="heading_memories")
    headings_hash = models.CharField(max_length=64)
    columns = models.JSONField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["organisation", "headings_hash"], name="heading_memory_once")
        ]

    def __str__(self) -> str:
        return self.headings_hash
