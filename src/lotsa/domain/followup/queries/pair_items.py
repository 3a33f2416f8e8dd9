"""What a pair needs of its coordinator. Found among all pairs by dates alone; the words are put together only
for those that are shown."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from lotsa.domain.followup.queries.glances import OVER, Glance
from lotsa.domain.followup.queries.items import (
    ENDED,
    ENDING,
    NO_GOAL,
    QUIET,
    SILENT,
    SWITCH,
    TALK,
    UNSIGNED,
    WorkItem,
)
from lotsa.domain.followup.queries.pairs import Followed
from lotsa.domain.followup.sentences import date_words, kind_words, weeks_words
from lotsa.domain.mentorships.queries import open_talks
from lotsa.domain.mentorships.rhythm import cadence_words
from lotsa.domain.people.viewer import Viewer


@dataclass(frozen=True)
class PairNeed:
    """An item before anybody's name has been read."""

    key: str
    weight: int
    order: float
    pair_id: UUID
    item: Callable[["PairNeed", Followed], WorkItem]


def talks(viewer: Viewer, pairs: Sequence[Glance]) -> Iterator[WorkItem]:
    known = {each.pk for each in pairs}
    for talk in open_talks(viewer):
        yield WorkItem(
            key=f"talk:{talk.pk}",
            weight=TALK,
            title=_("%(name)s wants to talk with you") % {"name": talk.person.given_name},
            text=_("Asked on %(day)s. Only coordinators outside the pair see this.")
            % {"day": date_words(talk.created_at.date())},
            place="pair" if talk.mentorship_id in known else "",
            place_id=talk.mentorship_id,
            may_rest=False,
            order=talk.created_at.timestamp(),
        )


def needs(pairs: Sequence[Glance], states: Mapping[UUID, str], today: date) -> Iterator[PairNeed]:
    """At most one of each pair, the gravest. `states` of the programmes: those over ask for nothing."""
    for each in pairs:
        if states.get(each.pair.programme_id) not in OVER:
            need = _need(each, today)
            if need is not None:
                yield need


def key_of(each: Glance, today: date) -> str:
    """What rests when this pair is to rest; empty when nothing can."""
    need = _need(each, today)
    return need.key if need is not None and need.weight != SWITCH else ""


def _need(each: Glance, today: date) -> PairNeed | None:
    pair, facts, rule = each.pair, each.facts, each.verdict.rule
    basis = (facts.last_held or pair.starts_on).isoformat()
    if rule == "switch_requested":
        # Rests on nothing: somebody waits for an answer.
        return _of(each, f"switch:{pair.pk}:{facts.switch_on}", SWITCH, -facts.days_since, _switch)
    if pair.planned_end_on < today:
        end = pair.planned_end_on
        return _of(each, f"past_end:{pair.pk}:{end.isoformat()}", ENDED, end.toordinal(), _past_its_end)
    if rule in ("no_meeting_31", "never_met"):
        return _of(each, f"silent:{pair.pk}:{basis}:red", SILENT, -facts.days_since, _silent)
    if rule == "agreement_unsigned":
        return _of(each, f"unsigned:{pair.pk}", UNSIGNED, -facts.days_since, _unsigned)
    if rule == "two_cancelled" and facts.tally.next_booked is None:
        return _of(each, f"cancelled:{pair.pk}:{basis}", QUIET, -facts.days_since, _cancelled)
    if rule == "gap_amber" and facts.tally.next_booked is None:
        # Later than agreed and nothing under way: a word now saves one later. Letting "a while" rest does not
        # hide that it becomes "far too long": the colour is part of the key.
        return _of(each, f"silent:{pair.pk}:{basis}:amber", QUIET, -facts.days_since, _silent)
    if rule == "ending_soon":
        end = pair.planned_end_on
        return _of(each, f"ending:{pair.pk}:{end.isoformat()}", ENDING, end.toordinal(), _ending)
    return None


def _of(
    each: Glance, key: str, weight: int, order: float, item: Callable[[PairNeed, Followed], WorkItem]
) -> PairNeed:
    return PairNeed(key, weight, order, each.pk, item)


def no_goals(pairs: Sequence[Glance]) -> Iterator[WorkItem]:
    """One for all: a goal is gently asked for, and seldom pair by pair."""
    without = [each for each in pairs if each.verdict.rule == "no_goal"]
    if without:
        title = ngettext("%(n)s pair has no goal yet", "%(n)s pairs have no goal yet", len(without))
        yield WorkItem(
            key=f"no_goal:{len(without)}:{max(str(each.pk) for each in without)}",
            weight=NO_GOAL,
            title=title % {"n": len(without)},
            text=_("They have met for more than a month. One goal is enough, and it may change."),
            place="followup",
            query="rule=no_goal",
        )


def _item(need: PairNeed, title: str, text: str, each: Followed | None = None) -> WorkItem:
    people = each.line.members.everybody if each else ()
    addresses = tuple(person.email for person in people if person.email)
    return WorkItem(
        key=need.key,
        weight=need.weight,
        title=title,
        text=text,
        place="pair",
        place_id=need.pair_id,
        write_to=addresses if len(addresses) == len(people) else (),
        words=kind_words() if each else "",
        may_rest=need.weight != SWITCH,
        order=need.order,
    )


def _switch(need: PairNeed, each: Followed) -> WorkItem:
    title = _("Somebody in the pair %(names)s wants a change") % {"names": each.line.names}
    return _item(need, title, each.health.sentence)


def _silent(need: PairNeed, each: Followed) -> WorkItem:
    facts = {"names": each.line.names, "time": weeks_words(each.health.days)}
    if each.last_held:
        title = _("%(names)s have not met for %(time)s") % facts
    else:
        title = _("%(names)s have not met yet, after %(time)s") % facts
    return _item(need, title, _plans(each), each)


def _cancelled(need: PairNeed, each: Followed) -> WorkItem:
    title = _("%(names)s have had two meetings cancelled") % {"names": each.line.names}
    return _item(need, title, _plans(each), each)


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


def _unsigned(need: PairNeed, each: Followed) -> WorkItem:
    title = _("%(names)s have no agreement yet") % {"names": each.line.names}
    return _item(need, title, each.health.sentence)


def _ending(need: PairNeed, each: Followed) -> WorkItem:
    title = _("%(names)s end soon, without a last meeting") % {"names": each.line.names}
    return _item(need, title, each.health.sentence)


def _past_its_end(need: PairNeed, each: Followed) -> WorkItem:
    text = _("Their period ended on %(day)s. Say how it ended, so that everybody gets their thanks.")
    day = date_words(each.mentorship.planned_end_on)
    return _item(need, _("%(names)s have come to the end") % {"names": each.line.names}, text % {"day": day})
