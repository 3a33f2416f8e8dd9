"""What waits without hurry: acts that the modules around a pair know of, each with one small query."""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from lotsa.domain.followup.queries import is_asked_for_time
from lotsa.domain.journal.queries import looks_back_due
from lotsa.domain.learning.queries import standings
from lotsa.domain.mentorships.queries import PairLine, closing_state, needs_expectations
from lotsa.domain.people.viewer import Viewer
from lotsa.domain.programmes.queries import invited_to, sides_taken
from lotsa.domain.threads.queries import latest_news, waiting_posts
from lotsa.kit import clock
from lotsa.web.home.acts import Act, others
from lotsa.web.home.addresses import address
from lotsa.web.shell import dates

CLOSING_DAYS = 14


@dataclass(frozen=True)
class Heading:
    """Of news in a programme."""

    title: str
    url: str
    written_at: datetime


def news(viewer: Viewer, programme_ids: Collection[UUID]) -> list[Heading]:
    if not programme_ids:
        return []
    language = get_language() or "sv"
    return [
        Heading(each.title_in(language), address("threads:news", each.programme_id), each.created_at)
        for each in latest_news(viewer, programme_ids)
    ]


def coming_events(viewer: Viewer) -> Iterator[Act]:
    """Events that wait for "I can come"; one that has been answered stands on its own page."""
    for line in invited_to(viewer):
        if line.mine is not None and not line.mine.answer:
            title = _("Can you come to %(what)s?") % {"what": line.event.label}
            text = _("%(programme)s, %(day)s") % {
                "programme": line.event.programme.name,
                "day": dates.day(line.event.on),
            }
            yield Act(title, text, _("Answer"), address("programmes:event_page", line.event.pk))


def expectations(viewer: Viewer, lines: Sequence[PairLine]) -> Iterator[Act]:
    for line in lines:
        if needs_expectations(viewer, line.mentorship):
            title = _("Say what you expect of the time with %(names)s") % {"names": others(viewer, line)}
            url = address("mentorship:expectations", line.mentorship.pk)
            yield Act(title, _("Five minutes each, then you compare."), _("Say what you expect"), url)


def posts(viewer: Viewer, lines: Sequence[PairLine]) -> Iterator[Act]:
    if not lines:
        return
    for post in waiting_posts(viewer, [line.mentorship.pk for line in lines]):
        name = post.author.given_name if post.author else ""
        title = _("%(name)s has written to you") % {"name": name}
        yield Act(title, "", _("Read and answer"), address("threads:thread", post.mentorship_id))


def closings(viewer: Viewer, lines: Sequence[PairLine]) -> Iterator[Act]:
    near = clock.today(viewer.organisation.zone) + timedelta(days=CLOSING_DAYS)
    for line in lines:
        pair = line.mentorship
        if pair.planned_end_on <= near and closing_state(viewer, pair).mine is None:
            title = _("Look back with %(names)s before you part") % {"names": others(viewer, line)}
            text = _("You end on %(day)s. A few questions about the time you have had.")
            yield Act(
                title,
                text % {"day": dates.day(pair.planned_end_on)},
                _("Answer the closing questions"),
                address("mentorship:closing", pair.pk),
            )


def looks_back(viewer: Viewer, lines: Sequence[PairLine]) -> Iterator[Act]:
    """Midway; the look back at the end is among the closing questions' neighbours already."""
    due = looks_back_due(viewer, [line.mentorship for line in lines]) if lines else {}
    for pair in due.get("midway", ()):
        text = _("Three questions, for yourself. Nobody else reads it unless you share it.")
        url = address("journal:index", pair.pk)
        yield Act(_("You are halfway: what has changed?"), text, _("Write a reflection"), url)


def training(viewer: Viewer) -> Iterator[Act]:
    """For mentors, also before they have anybody."""
    if "mentor" not in sides_taken(viewer):
        return
    standing = standings([viewer.id])[viewer.id]
    module = standing.next_module()
    if not standing.is_trained and module is not None:
        facts = {"done": standing.count, "total": standing.total}
        title = _("Next in the mentor training: %(part)s") % {"part": module.title}
        text = _("%(done)s of %(total)s parts are done.") % facts
        part = reverse("learning:module", kwargs={"slug": module.key})
        yield Act(title, text, _("Open the part"), part)


def time_fits(viewer: Viewer) -> Iterator[Act]:
    if is_asked_for_time(viewer):
        text = _("One question, if you want to. Nobody sees your answer alone.")
        title = _("Does the time for mentoring fit within your work?")
        yield Act(title, text, _("Answer"), address("home:my_time"))
