from collections.abc import Iterator, Sequence
from datetime import date

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from lotsa.domain.followup.queries.items import ENDED, QUIET, SILENT, TALK, UNSIGNED, WorkItem
from lotsa.domain.followup.queries.pairs import Followed
from lotsa.domain.followup.sentences import cadence_words, date_words, kind_words, weeks_words
from lotsa.domain.mentorships.queries import open_talks
from lotsa.domain.people.viewer import Viewer
from lotsa.domain.programmes.models import Programme
from lotsa.kit import clock

_OVER = (Programme.State.CLOSED, Programme.State.CANCELLED)


def talks(viewer: Viewer, pairs: Sequence[Followed]) -> Iterator[WorkItem]:
    names = {each.mentorship.pk: each.line.members.full_names for each in pairs}
    for talk in open_talks(viewer):
        yield WorkItem(
            key=f"talk:{talk.pk}",
            weight=TALK,
            title=_("%(name)s wants to talk with you") % {"name": talk.person.given_name},
            text=_("Asked on %(day)s. Only coordinators outside the pair see this.")
            % {"day": date_words(talk.created_at.date())},
            place="pair" if talk.mentorship_id in names else "",
            place_id=talk.mentorship_id,
            may_rest=False,
            order=talk.created_at.timestamp(),
        )


def pairs(viewer: Viewer, followed: Sequence[Followed]) -> Iterator[WorkItem]:
    today = clock.today(viewer.organisation.zone)
    for each in followed:
        pair = each.mentorship
        if pair.programme.state in _OVER:
            continue
        if pair.planned_end_on < today:
            yield _past_its_end(each)
        elif each.health.rule in ("no_meeting_31", "never_met"):
            yield _silent(each)
        elif each.health.rule == "agreement_unsigned":
            yield _unsigned(each)
        elif each.health.rule == "gap_amber" and each.next_booked is None:
            yield _silent(each, QUIET)  # later than agreed and nothing under way: a word now saves one later


def _silent(each: Followed, weight: int = SILENT) -> WorkItem:
    pair = each.mentorship
    basis = each.last_held or pair.starts_on
    facts = {"names": each.line.names, "time": weeks_words(each.health.days)}
    if each.last_held:
        title = _("%(names)s have not met for %(time)s") % facts
    else:
        title = _("%(names)s have not met yet, after %(time)s") % facts
    addresses = tuple(person.email for person in each.line.members.everybody if person.email)
    return WorkItem(
        # Letting "a while" rest does not hide that it becomes "far too long".
        key=f"silent:{pair.pk}:{basis.isoformat()}:{weight}",
        weight=weight,
        title=title,
        text=_plans(each),
        place="pair",
        place_id=pair.pk,
        write_to=addresses if len(addresses) == len(each.line.members.everybody) else (),
        words=kind_words(),
        order=-each.health.days,
    )


def _plans(each: Followed) -> str:
    """The rhythm, what has been tried since, and whether something is booked."""
    sentences = [_("Agreed: %(rhythm)s.") % {"rhythm": cadence_words(each.mentorship.cadence_days)}]
    if fell := len(each.fell_through):
        sentences.append(
            ngettext(
                "%(n)s meeting was moved or cancelled since.",
                "%(n)s meetings were moved or cancelled since.",
                fell,
            )
            % {"n": fell}
        )
    if each.next_booked:
        sentences.append(_("The next one is booked for %(day)s.") % {"day": date_words(each.next_booked)})
    else:
        sentences.append(_("Nothing is booked."))
    return " ".join(sentences)


def _unsigned(each: Followed) -> WorkItem:
    return WorkItem(
        key=f"unsigned:{each.mentorship.pk}",
        weight=UNSIGNED,
        title=_("%(names)s have no agreement yet") % {"names": each.line.names},
        text=each.health.sentence,
        place="pair",
        place_id=each.mentorship.pk,
        order=-each.health.days,
    )


def _past_its_end(each: Followed) -> WorkItem:
    end: date = each.mentorship.planned_end_on
    return WorkItem(
        key=f"past_end:{each.mentorship.pk}:{end.isoformat()}",
        weight=ENDED,
        title=_("%(names)s have come to the end") % {"names": each.line.names},
        text=_("Their period ended on %(day)s. Say how it ended, so that both get their thanks.")
        % {"day": date_words(end)},
        place="pair",
        place_id=each.mentorship.pk,
        order=end.toordinal(),
    )
