"""Acting on many pairs at once: first a page that says who is concerned, then the act, then its undo."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta
from typing import Any
from uuid import UUID

from django.conf import settings
from django.http import QueryDict
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from lotsa.domain.followup import actions
from lotsa.domain.followup.queries import PREVIEWS, Preview, chosen, glances, remedy_preview, rest_preview
from lotsa.domain.followup.remedies import playbook, title_of
from lotsa.domain.followup.sentences import kind_words
from lotsa.domain.mentorships.queries import PairLine
from lotsa.domain.people.viewer import Viewer
from lotsa.kit import clock
from lotsa.web.home.following import filter_form, filtered
from lotsa.web.home.forms import LetterForm, RemedyForm
from lotsa.web.shell.dates import day
from lotsa.web.shell.forms import LotsaForm

ACTS: tuple[tuple[str, Any], ...] = (
    ("letter", gettext_lazy("Write to them")),
    ("agreement", gettext_lazy("Remind of the agreement")),
    ("training", gettext_lazy("Remind mentors of the training")),
    ("remedy", gettext_lazy("Note what we try")),
    ("rest", gettext_lazy("Rest 2 weeks")),
)
FOLLOW_UP = timedelta(days=14)
_BEHIND = {"no_meeting_31", "never_met", "gap_amber"}  # rules of pairs that have gone longer than agreed


@dataclass(frozen=True)
class Selection:
    act: str
    lines: Sequence[PairLine]

    @property
    def ids(self) -> list[str]:
        return [str(line.mentorship.pk) for line in self.lines]


def selected(viewer: Viewer, asked: QueryDict) -> Selection:
    """The ticked pairs, or all that fit the filter; what is no pair of this viewer's falls away."""
    act = asked.get("act", "")
    if asked.get("all"):
        pairs = filtered(viewer, glances(viewer), filter_form(viewer, asked))
        ids = [each.pk for each in pairs]
    else:
        ids = [pk for text in asked.getlist("pair") if (pk := _uuid(text))]
    return Selection(act if act in dict(ACTS) else "letter", chosen(viewer, ids) if ids else [])


def _uuid(text: str) -> UUID | None:
    try:
        return UUID(text)
    except ValueError:
        return None


def form_for(selection: Selection, viewer: Viewer, data: Mapping[str, Any] | None) -> LotsaForm | None:
    if selection.act == "letter":
        return LetterForm(
            data, initial={"subject": _("Your meetings"), "text": _first_words(selection, viewer)}
        )
    if selection.act == "remedy":
        first = clock.today(viewer.organisation.zone) + FOLLOW_UP
        remedies = [(text.id, text.title) for text in playbook().values()]
        return RemedyForm(data, remedies=remedies, initial={"follow_up_on": first, "which": "write_both"})
    return None


def _first_words(selection: Selection, viewer: Viewer) -> str:
    """Nobody who meets as agreed is told that they have not met for a while."""
    behind = {each.pk for each in glances(viewer) if each.verdict.rule in _BEHIND}
    if all(line.mentorship.pk in behind for line in selection.lines):
        return _without_hello(kind_words())
    return _("How is it going for you? If there is anything you need, answer this mail.")


def _without_hello(text: str) -> str:
    """The mail says hello by name; the shipped words begin with it."""
    head, comma, rest = text.partition(", ")
    return rest[:1].upper() + rest[1:] if comma and " " not in head else text


def preview_of(selection: Selection, viewer: Viewer, form: LotsaForm | None) -> Preview:
    if selection.act == "rest":
        return rest_preview(viewer, selection.lines, glances(viewer))
    if selection.act == "remedy":
        return remedy_preview(viewer, selection.lines, str(form["which"].value() if form else ""))
    return PREVIEWS[selection.act](viewer, selection.lines)


@dataclass(frozen=True)
class Done:
    said: str
    undo: Mapping[str, Any] | None = None  # what the session keeps to take it back


def do(selection: Selection, preview: Preview, form: LotsaForm | None, viewer: Viewer) -> Done:
    told: dict[str, Any] = form.cleaned_data if form else {}
    if selection.act == "letter":
        events = actions.write_letters(preview, told["subject"], told["text"], by=viewer)
        return Done(_letters(len(preview.told)), {"kind": "letter", "keys": events})
    if selection.act == "remedy":
        rows = actions.try_with_many(preview, told["which"], told["follow_up_on"], by=viewer)
        facts = {"what": title_of(told["which"]), "day": day(told["follow_up_on"])}
        said = _("Noted: %(what)s. You are asked how it went on %(day)s.") % facts
        return Done(said, {"kind": "remedy", "keys": [str(pk) for pk in rows]})
    if selection.act == "rest":
        until = actions.rest_many(preview.keys, by=viewer)
        said = _("They rest until %(day)s.") % {"day": day(until)}
        return Done(said, {"kind": "rest", "keys": list(preview.keys)})
    if selection.act == "agreement":
        return Done(_reminders(actions.remind_of_agreements(preview, by=viewer)))
    return Done(_reminders(actions.remind_of_training(preview, by=viewer)))


def _letters(count: int) -> str:
    minutes = settings.LOTSA_UNDO_MINUTES
    facts = {"n": count, "minutes": minutes}
    if not minutes:
        return ngettext("%(n)s letter is on its way.", "%(n)s letters are on their way.", count) % facts
    said = ngettext(
        "%(n)s letter leaves in %(minutes)s minutes.",
        "%(n)s letters leave in %(minutes)s minutes.",
        count,
    )
    return said % facts


def _reminders(count: int) -> str:
    return ngettext("%(n)s person is reminded by mail.", "%(n)s people are reminded by mail.", count) % {
        "n": count
    }


def undo(kept: Mapping[str, Any], viewer: Viewer) -> str:
    """What it says afterwards."""
    if kept["kind"] == "letter":
        count = actions.recall_letters(kept["keys"], by=viewer)
        if not count:
            return _("The letters have left already.")
        return _("The letters are not sent.")
    if kept["kind"] == "remedy":
        actions.forget_many(kept["keys"], by=viewer)
        return _("It is no longer noted.")
    actions.wake_many(kept["keys"], by=viewer)
    return _("They are back on your list.")
