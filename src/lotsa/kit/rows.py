"""What every row has: an id nobody can guess, when it came to be, and a version for careful edits."""

import uuid

from django.db import models

from lotsa.kit import clock


class Row(models.Model):
    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    created_at = models.DateTimeField(default=clock.now, editable=False)
    version = models.PositiveIntegerField(default=1, editable=False)

    class Meta:
        abstract = True
