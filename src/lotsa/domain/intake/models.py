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
        UNDONE = "undone", _("undone")

    organisation = models.ForeignKey(Organisation, on_delete=models.CASCADE, related_name="imports")
    made_by = models.ForeignKey(Person, on_delete=models.SET_NULL, null=True, related_name="+")
    file_name = models.CharField(max_length=255, blank=True)
    state = models.CharField(max_length=8, choices=State.choices, default=State.READ)
    how = models.JSONField(default=dict)  # how the file was read
    # Every column of the file: heading, field, state, reason, examples, and `at`, its place in `rows`; a
    # refused column has no place there and no examples, because nothing of it is stored.
    columns = models.JSONField(default=list)
    rows = models.JSONField(default=list)  # [number, [cells]]; once applied, only the rows left out
    repairs = models.JSONField(default=dict)  # what the coordinator chose (see check.py)
    # What applying does, line by line, fixed when it starts: what was shown is what is done, and a worker
    # that died goes on where it stopped.
    plan = models.JSONField(default=list)
    left_out = models.JSONField(default=list)  # [row number, [sentence code, facts]] of rows not read
    progress = models.PositiveIntegerField(default=0)  # lines of the plan that are done
    counts = models.JSONField(default=dict)
    undo = models.JSONField(default=dict)  # ids of units, sites, employers and competences it made
    done_at = models.DateTimeField(null=True, blank=True)
    undo_until = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["-created_at"]

    def __str__(self) -> str:
        return self.file_name or "paste"


class ImportedPerson(Row):
    """What an import did to one person, so that it can be taken back."""

    run = models.ForeignKey(Import, on_delete=models.CASCADE, related_name="imported_people")
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="+")
    is_new = models.BooleanField()
    before = models.JSONField(default=dict)  # of a person who was there: field -> value, as stored
    after = models.JSONField(default=dict)
    ratings = models.JSONField(default=list)  # ids of what was added
    interests = models.JSONField(default=list)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["run", "person"], name="imported_person_once_per_import")
        ]

    def __str__(self) -> str:
        return f"{self.run}: {self.person}"


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
