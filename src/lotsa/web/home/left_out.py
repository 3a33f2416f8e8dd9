"""Imports of the last two weeks that left rows out, as things on the worklist. Here rather than in
`followup`, which stands beside `intake` and knows nothing of it."""

from collections.abc import Iterator
from datetime import timedelta

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from lotsa.domain.followup.queries import LEFT_OUT, WorkItem
from lotsa.domain.intake.queries import imports_of
from lotsa.domain.people.viewer import Viewer
from lotsa.kit import clock
from lotsa.web.shell import dates

DAYS = 14


def imports_with_rows_left_out(viewer: Viewer) -> Iterator[WorkItem]:
    since = clock.now() - timedelta(days=DAYS)
    for run in imports_of(viewer).filter(state="done", done_at__gte=since).order_by("-done_at"):
        left = int(run.counts.get("problems", 0))
        if left and run.done_at:
            title = ngettext(
                "%(n)s row was left out of the import", "%(n)s rows were left out of the import", left
            )
            yield WorkItem(
                key=f"import:{run.pk}",
                weight=LEFT_OUT,
                title=title % {"n": left},
                text=_("The import of %(day)s has the rows and the reasons.")
                % {"day": dates.day(run.done_at)},
                place="import",
                place_id=run.pk,
            )
