from datetime import date
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from lotsa.domain.activity.actions import record
from lotsa.domain.mentorships.actions.members import tell
from lotsa.domain.mentorships.models import ClosingAnswer, Extension, FitAnswer, Mentorship, PhaseMark
from lotsa.domain.people.actions import offer_to_mentor
from lotsa.domain.people.models import Person
from lotsa.domain.people.viewer import Viewer
from lotsa.kit import clock
from lotsa.kit.careful import save_if_unchanged
from lotsa.kit.refused import Refused

LONGEST_EXTENSION_DAYS = 183
LONGEST_TEXT = 5000


@transaction.atomic
def answer_fit(mentorship: Mentorship, *, by: Viewer, suits: bool) -> None:
    """ "Does it suit you?": a yes is kept for the coordinators; another answer leads to a wish or a talk."""
    if not mentorship.is_open:
        raise Refused(_("This mentorship has already ended."))
    day = clock.today(mentorship.organisation.zone)
    FitAnswer.objects.update_or_create(
        mentorship=mentorship, person=by.person, defaults={"suits": suits, "answered_on": day}
    )
    record(by.organisation.pk, "fit.answered", mentorship, by=by.id)


@transaction.atomic
def extend_mentorship(
    mentorship: Mentorship, until: date, *, by: Viewer, aim: str = "", version: int | None = None
) -> None:
    """Moves the end. The first time freely; then the pair says what is to be ready this time."""
    if not mentorship.is_open:
        raise Refused(_("This mentorship has already ended."))
    before = mentorship.planned_end_on
    if until <= before:
        raise Refused(_("Choose a day after the end you have now."), field="until")
    if (until - before).days > LONGEST_EXTENSION_DAYS:
        raise Refused(_("The end can be moved by half a year at most."), field="until")
    if Extension.objects.filter(mentorship=mentorship).exists() and not aim.strip():
        raise Refused(_("Write what is to be ready this time."), field="aim")
    state = mentorship.state
    if state == Mentorship.State.WINDING_DOWN:
        state = mentorship.running_state
    save_if_unchanged(mentorship, version=version, planned_end_on=until, state=state)
    # The last stretch now lies later, and is told of when it comes.
    PhaseMark.objects.filter(
        mentorship=mentorship, phase__in=[PhaseMark.Phase.WINDING_DOWN, PhaseMark.Phase.CLOSING]
    ).delete()
    Extension.objects.create(
        mentorship=mentorship, moved_from=before, moved_to=until, aim=aim.strip(), made_by=by.person
    )
    tell("mentorship.extended", mentorship, by, until=until.isoformat())


@transaction.atomic
def write_closing(
    mentorship: Mentorship, *, by: Viewer, version: int | None = None, **words: Any
) -> ClosingAnswer:
    """One member's words at the end; they may be written again until the notes are deleted."""
    for name in ("got", "lessons", "hardest"):
        words[name] = str(words.get(name, "")).strip()
        if len(words[name]) > LONGEST_TEXT:
            raise Refused(
                _("This text is too long. Shorten it to at most %(most)s characters.")
                % {"most": LONGEST_TEXT},
                field=name,
            )
    met = words.get("met_on")
    if met and not mentorship.starts_on <= met <= clock.today(mentorship.organisation.zone):
        raise Refused(_("Choose a day between the start and today."), field="met_on")
    before = ClosingAnswer.objects.filter(mentorship=mentorship, person=by.person).first()
    row, made = ClosingAnswer.objects.get_or_create(mentorship=mentorship, person=by.person, defaults=words)
    if not made:
        save_if_unchanged(row, version=version, **words)
    if "becomes_mentor" in words:
        _keep_offer(
            by, was=before is not None and before.becomes_mentor is True, now=row.becomes_mentor is True
        )
    tell("closing.answered", mentorship, by)
    return row


def _keep_offer(by: Viewer, *, was: bool, now: bool) -> None:
    """Only a yes, or a yes taken back, changes the people list; a no from the beginning says nothing new."""
    if was != now:
        offer_to_mentor(Person.objects.get(pk=by.id), now, by=by)
