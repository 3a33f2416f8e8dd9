"""What pairs have handed in and a coordinator has not answered: an idea without an answer discourages."""

from collections.abc import Iterator

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from lotsa.domain.followup.queries.items import IDEAS, STORIES, WorkItem
from lotsa.domain.followup.sentences import date_words
from lotsa.domain.people.viewer import Viewer
from lotsa.domain.recognition import access
from lotsa.domain.recognition.models import Idea, Story


def ideas_to_answer(viewer: Viewer) -> Iterator[WorkItem]:
    rows = access.ideas_visible_to(viewer).filter(state=Idea.State.PROPOSED)
    found = list(rows.order_by("created_at").values_list("pk", "created_at")[:100])
    if found:
        title = ngettext("%(n)s idea waits for an answer", "%(n)s ideas wait for an answer", len(found))
        yield WorkItem(
            # A new idea makes a new item, also when the earlier ones rest.
            key=f"ideas:{len(found)}:{found[-1][0]}",
            weight=IDEAS,
            title=title % {"n": len(found)},
            text=_("The oldest came on %(day)s. “Not now” with a reason is an answer too.")
            % {"day": date_words(found[0][1].date())},
            place="ideas",
        )


def stories_to_publish(viewer: Viewer) -> Iterator[WorkItem]:
    rows = access.stories_visible_to(viewer).filter(state=Story.State.AGREED)
    found = list(rows.order_by("created_at").values_list("pk", flat=True)[:100])
    if found:
        title = ngettext(
            "%(n)s story is ready to be published", "%(n)s stories are ready to be published", len(found)
        )
        yield WorkItem(
            key=f"stories:{len(found)}:{found[-1]}",
            weight=STORIES,
            title=title % {"n": len(found)},
            text=_("Everybody in the pair has said yes."),
            place="stories",
        )
