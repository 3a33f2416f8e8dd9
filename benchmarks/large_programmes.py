"""Programmes with everything people do in them: who takes part, pairs, meetings, goals, topics."""

import random
from datetime import date, datetime, time, timedelta
from itertools import cycle
from zoneinfo import ZoneInfo

from lotsa.domain.competences.models import Competence
from lotsa.domain.development.models import CheckIn, Goal
from lotsa.domain.meetings.models import Meeting, NextStep, Topic
from lotsa.domain.mentorships.models import Membership, Mentorship, TalkRequest
from lotsa.domain.needs.models import Need
from lotsa.domain.people.models import Organisation, Person, Relation
from lotsa.domain.programmes.models import (
    Enrolment,
    Programme,
    ProgrammeEvent,
    ProgrammeGoal,
    ProgrammeNeed,
    SoughtCompetence,
    Wish,
)
from lotsa.domain.programmes.templates import USUAL, templates
from lotsa.kit import clock

ONE_IN = 10  # pairs that are silent, goals that are still proposed


def programme_of(
    house: Organisation, coordinator: Person, name: str, state: str, needs: list[Need]
) -> Programme:
    form, today = templates()[USUAL], clock.today()
    programme = Programme.objects.create(
        organisation=house,
        name=name,
        template=USUAL,
        purpose="Fler ska våga ta nästa steg, och kunnandet ska stanna i huset.",
        state=state,
        starts_on=today - timedelta(days=120),
        ends_on=today + timedelta(days=150),
        coordinator=coordinator,
        sponsor=coordinator,
        weights=form.weights,
        hard_rules=list(form.hard_rules),
    )
    ProgrammeNeed.objects.bulk_create(ProgrammeNeed(programme=programme, need=need) for need in needs[:3])
    ProgrammeGoal.objects.create(programme=programme, text="Fler chefer inifrån", due_on=programme.ends_on)
    ProgrammeEvent.objects.bulk_create(
        ProgrammeEvent(
            programme=programme, kind=kind, on=programme.starts_on + timedelta(days=day), held=day < 120
        )
        for kind, day in (("kickoff", 0), ("midway", 130), ("closing", 260))
    )
    return programme


def matching_programme(
    coordinator: Person, mentees: list[Person], mentors: list[Person], *, places: int
) -> Programme:
    """A programme with everybody approved and no proposal yet."""
    house = coordinator.organisation
    dice = random.Random(7)
    needs = list(Need.objects.filter(organisation=house)[:3])
    programme = programme_of(house, coordinator, "Mentorskap att matcha", Programme.State.MATCHING, needs)
    skills = list(Competence.objects.filter(organisation=house).order_by("key")[:40])
    rows = [*_enrol(programme, mentees, "mentee"), *_enrol(programme, mentors, "mentor", places=places)]
    Enrolment.objects.bulk_create(rows, batch_size=500)
    SoughtCompetence.objects.bulk_create(
        (
            SoughtCompetence(
                enrolment=row, competence=skill, rank=rank, level=4 if row.side == "mentor" else None
            )
            for row in rows
            for rank, skill in enumerate(dice.sample(skills, 5), 1)
        ),
        batch_size=500,
    )
    Wish.objects.bulk_create(
        Wish(enrolment=row, wished=dice.choice(mentors), rank=1) for row in rows[: len(mentees) : 5]
    )
    return programme


def _enrol(
    programme: Programme, people: list[Person], side: str, *, state: str = "approved", places: int = 1
) -> list[Enrolment]:
    applied = _at(programme.starts_on)
    text = "Jag vill bli tryggare i att leda möten och få återkoppling på hur jag gör."
    return [
        Enrolment(
            programme=programme,
            person=person,
            side=side,
            state=state,
            applied_at=applied,
            places=places,
            motivation=text,
            goal_text=text,
        )
        for person in people
    ]


def _at(day: date, hour: int = 9) -> datetime:
    return datetime.combine(day, time(hour), ZoneInfo("Europe/Stockholm"))


def add_pairs(
    programme: Programme,
    mentees: list[Person],
    mentors: list[Person],
    skills: list[Competence],
    dice: random.Random,
) -> None:
    left = _enrol(programme, mentees, "mentee", state="matched")
    right = _enrol(programme, mentors, "mentor", state="matched", places=2)
    Enrolment.objects.bulk_create([*left, *right], batch_size=500)
    SoughtCompetence.objects.bulk_create(
        (
            SoughtCompetence(enrolment=row, competence=skill, rank=rank)
            for row in (*left, *right)
            for rank, skill in enumerate(dice.sample(skills, 3), 1)
        ),
        batch_size=500,
    )
    start = programme.starts_on
    pairs = [
        Mentorship(
            organisation=programme.organisation,
            programme=programme,
            state=Mentorship.State.ACTIVE,
            starts_on=start,
            planned_end_on=programme.ends_on,
            agreement_signed_on=start,
        )
        for _mentee in mentees
    ]
    Mentorship.objects.bulk_create(pairs, batch_size=500)
    members, relations = [], []
    for pair, mentee, mentor in zip(pairs, left, cycle(right), strict=False):
        members += [
            Membership(mentorship=pair, person=row.person, enrolment=row, side=row.side)
            for row in (mentee, mentor)
        ]
        relations.append(
            Relation(
                organisation=programme.organisation,
                kind=Relation.Kind.MENTORS,
                from_person=mentor.person,
                to_person=mentee.person,
                source_id=pair.pk,
                since=start,
            )
        )
    Membership.objects.bulk_create(members, batch_size=500)
    Relation.objects.bulk_create(relations, batch_size=500)
    _work_of_pairs(pairs, mentees)


def _work_of_pairs(pairs: list[Mentorship], mentees: list[Person]) -> None:
    """Eight meetings each and the next one; the silent have had two. Goals, topics, steps, some calls."""
    meetings, goals, check_ins = [], [], []
    for n, (pair, mentee) in enumerate(zip(pairs, mentees, strict=True)):
        silent = n % ONE_IN == ONE_IN - 1
        for k in range(2 if silent else 8):
            day = pair.starts_on + timedelta(days=7 + 14 * k)
            meetings.append(_meeting(pair, mentee, day, Meeting.State.HELD))
        if not silent:
            ahead = clock.today() + timedelta(days=1 + n % 14)
            meetings.append(_meeting(pair, mentee, ahead, Meeting.State.CONFIRMED))
        goals += _goals(pair, mentee, proposed=n % ONE_IN == 0)
    for goal in goals:
        if goal.accepted_on:
            check_ins += [
                CheckIn(goal=goal, on=goal.accepted_on + timedelta(days=30 * k), level=k - 2, by=goal.owner)
                for k in range(3)
            ]
    Meeting.objects.bulk_create(meetings, batch_size=500)
    Goal.objects.bulk_create(goals, batch_size=500)
    CheckIn.objects.bulk_create(check_ins, batch_size=500)
    both = list(zip(pairs, mentees, strict=True))
    Topic.objects.bulk_create(
        (
            Topic(mentorship=pair, text=f"Fråga {k}", added_by=mentee)
            for pair, mentee in both
            for k in range(6)
        ),
        batch_size=500,
    )
    NextStep.objects.bulk_create(
        (
            NextStep(mentorship=pair, text=f"Prova sak {k}", owner=mentee, due_on=clock.today())
            for pair, mentee in both
            for k in range(3)
        ),
        batch_size=500,
    )
    TalkRequest.objects.bulk_create(
        TalkRequest(mentorship=pair, person=mentee) for pair, mentee in both[:: ONE_IN * 3]
    )


def _meeting(pair: Mentorship, mentee: Person, day: date, state: str) -> Meeting:
    held = state == Meeting.State.HELD
    return Meeting(
        mentorship=pair,
        starts_at=_at(day, 13),
        minutes=45,
        form="video",
        state=state,
        booked_by=mentee,
        theme="Att leda utan att vara chef",
        shared_notes="Vi talade om hur man börjar ett svårt samtal." if held else "",
        actual_minutes=45 if held else None,
        closed_at=_at(day, 14) if held else None,
    )


def _goals(pair: Mentorship, mentee: Person, *, proposed: bool) -> list[Goal]:
    levels = {str(level): f"Så här ser nivå {level} ut i vardagen." for level in range(-2, 3)}
    return [
        Goal(
            organisation=pair.organisation,
            owner=mentee,
            mentorship=pair,
            proposed_by=mentee,
            text=f"Leda möte {n} så att alla kommer till tals",
            levels=levels,
            due_on=pair.planned_end_on,
            state=Goal.State.PROPOSED if proposed else Goal.State.ACTIVE,
            accepted_on=None if proposed else pair.starts_on,
        )
        for n in range(2)
    ]
