from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise
from statistics import median
from uuid import UUID

from django.db.models import QuerySet

from lotsa.domain.development.models import CheckIn, Goal
from lotsa.domain.meetings.models import Meeting
from lotsa.domain.mentorships.models import MENTORED, Membership, Mentorship
from lotsa.domain.outcomes import access
from lotsa.domain.outcomes.attainment import Attainment, attainment
from lotsa.domain.outcomes.practice import Practice, practice
from lotsa.domain.people.viewer import Viewer
from lotsa.domain.programmes.models import Enrolment, Programme, ProgrammeGoal

_CLEAR = (Enrolment.State.DECLINED, Enrolment.State.INVITED)  # never took part
_OFTEN = 4  # meetings after which a pair has got going
_WITHIN = 1.5  # times the agreed rhythm that still counts as keeping it, as in pair health


@dataclass(frozen=True)
class Share:
    """A count out of another: shown as counts, never as a bare percentage."""

    part: int
    whole: int


@dataclass(frozen=True)
class FormCount:
    form: str
    count: int


@dataclass(frozen=True)
class Report:
    programme: Programme
    mentees: int
    mentors: int
    places: int
    matched: Share  # mentees with a pair
    waiting: int
    pairs: int
    active_at_end: int
    ended_early: int
    met: int  # pairs with a meeting at all
    met_often: int
    held: int
    minutes: int  # of meetings; both people were there
    meetings_per_pair: float | None  # median; None where there are too few pairs to show one
    days_between: float | None  # median of each pair's median
    in_rhythm: Share | None  # None where there are too few pairs
    not_held: int  # moved, cancelled or missed
    forms: Sequence[FormCount]
    cross_unit: Share
    goals: Share | None  # at plan or better, of those accepted; None: they are too few people's
    goals_agreed: int
    goals_open: int
    attainment: Attainment
    practice: Practice
    programme_goals: Sequence[ProgrammeGoal]
    enough: bool  # whether there are enough pairs for figures about a typical pair

    @property
    def hours(self) -> float:
        """Hours of working time that the meetings took, counting everybody in them."""
        return 2 * self.minutes / 60


def reports(viewer: Viewer) -> QuerySet[Programme]:
    return access.visible_to(viewer).order_by("-starts_on")


def report(viewer: Viewer, programme: Programme) -> Report:
    """One programme in counts; the same queries whatever its size."""
    enrolled = list(
        Enrolment.objects.filter(programme=programme)
        .exclude(state__in=_CLEAR)
        .values_list("person_id", "side", "state", "places")
    )
    mentorships = list(Mentorship.objects.filter(programme=programme))
    units = _units_of(mentorships)
    meetings = list(
        Meeting.objects.filter(mentorship__programme=programme)
        .order_by("starts_at")
        .values_list("mentorship_id", "starts_at", "state", "minutes", "actual_minutes", "form")
    )
    held: dict[UUID, list[date]] = defaultdict(list)
    for pair_id, starts_at, state, *_rest in meetings:
        if state == Meeting.State.HELD:
            held[pair_id].append(starts_at.date())
    numbers = [len(held[pair.pk]) for pair in mentorships]
    enough = len(mentorships) >= viewer.organisation.min_group
    rhythm = {pair.pk: pair.cadence_days for pair in mentorships}
    gaps = _median_gaps(held)
    goals, agreed = _goals(mentorships, least=viewer.organisation.min_group)
    mentees = {person for person, side, _state, _places in enrolled if side == Enrolment.Side.MENTEE}
    matched = {member for pair in units.values() for member in pair.mentees}
    return Report(
        programme=programme,
        mentees=len(mentees),
        mentors=sum(side == Enrolment.Side.MENTOR for _person, side, _state, _places in enrolled),
        places=sum(places for _p, side, _s, places in enrolled if side == Enrolment.Side.MENTOR),
        matched=Share(len(matched & mentees), len(mentees)),
        waiting=sum(state == Enrolment.State.WAITLISTED for _person, _side, state, _places in enrolled),
        pairs=len(mentorships),
        active_at_end=sum(
            pair.is_open or pair.outcome == Mentorship.Outcome.COMPLETED for pair in mentorships
        ),
        ended_early=sum(
            not pair.is_open and pair.outcome != Mentorship.Outcome.COMPLETED for pair in mentorships
        ),
        met=sum(number > 0 for number in numbers),
        met_often=sum(number >= _OFTEN for number in numbers),
        held=sum(numbers),
        minutes=sum(
            actual or planned
            for _pair, _at, state, planned, actual, _form in meetings
            if state == Meeting.State.HELD
        ),
        meetings_per_pair=median(numbers) if enough else None,
        days_between=median(gaps.values()) if enough and gaps else None,
        in_rhythm=_in_rhythm(gaps, rhythm) if len(gaps) >= viewer.organisation.min_group else None,
        not_held=sum(state in _NOT_HELD for _pair, _at, state, *_rest in meetings),
        forms=_forms(form for _p, _at, state, _m, _a, form in meetings if state == Meeting.State.HELD),
        cross_unit=Share(sum(pair.crosses for pair in units.values()), len(units)),
        goals=goals,
        goals_agreed=agreed,
        goals_open=Goal.objects.filter(mentorship__programme=programme, state=Goal.State.ACTIVE).count(),
        attainment=attainment(programme, min_group=viewer.organisation.min_group),
        practice=practice([pair.pk for pair in mentorships], min_group=viewer.organisation.min_group),
        programme_goals=list(programme.goals.all()),
        enough=enough,
    )


_NOT_HELD = (Meeting.State.MOVED, Meeting.State.CANCELLED, Meeting.State.MISSED)


@dataclass
class _Pair:
    mentees: set[UUID]
    mentor_units: set[UUID | None]
    mentee_units: set[UUID | None]

    @property
    def crosses(self) -> bool:
        return self.mentor_units.isdisjoint(self.mentee_units)


def _units_of(mentorships: Iterable[Mentorship]) -> Mapping[UUID, _Pair]:
    pairs = {pair.pk: _Pair(set(), set(), set()) for pair in mentorships}
    members = Membership.all_time.filter(mentorship__in=list(pairs)).values_list(
        "mentorship_id", "person_id", "side", "person__unit_id"
    )
    for pair_id, person_id, side, unit_id in members:
        pair = pairs[pair_id]
        if side in MENTORED:
            pair.mentees.add(person_id)
            pair.mentee_units.add(unit_id)
        else:
            pair.mentor_units.add(unit_id)
    return pairs


def _median_gaps(held: Mapping[UUID, Sequence[date]]) -> dict[UUID, float]:
    """Days between a pair's held meetings; a pair that has met once has no gap yet."""
    return {
        pair: median((later - earlier).days for earlier, later in pairwise(days))
        for pair, days in held.items()
        if len(days) > 1
    }


def _in_rhythm(gaps: Mapping[UUID, float], rhythm: Mapping[UUID, int]) -> Share:
    return Share(sum(gap <= _WITHIN * rhythm[pair] for pair, gap in gaps.items()), len(gaps))


def _forms(forms: Iterable[str]) -> list[FormCount]:
    labels = dict(Meeting._meta.get_field("form").flatchoices)
    return [FormCount(str(labels[form]), count) for form, count in Counter(forms).most_common()]


def _goals(mentorships: Iterable[Mentorship], *, least: int) -> tuple[Share | None, int]:
    """Goals whose latest check-in says "as planned" or better, of all that were accepted, unless those with a
    check-in are so few people's that one could be picked out; and how many were accepted."""
    rows = Goal.objects.filter(mentorship__in=list(mentorships), accepted_on__isnull=False)
    owners = dict(rows.values_list("pk", "owner_id"))
    latest: dict[UUID, int] = {}
    check_ins = CheckIn.objects.filter(goal__in=owners).order_by("on", "created_at")
    for goal_id, level in check_ins.values_list("goal_id", "level"):
        latest[goal_id] = level
    if len({owners[pk] for pk in latest}) < least:
        return None, len(owners)
    return Share(sum(level >= 0 for level in latest.values()), len(owners)), len(owners)
