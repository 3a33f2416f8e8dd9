from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from lotsa.domain.development.library import example_goals
from lotsa.domain.development.models import CheckIn, Goal
from lotsa.domain.example.actions.people import Company
from lotsa.domain.example.actions.promises import Promises
from lotsa.domain.example.story import Story
from lotsa.domain.meetings.models import Meeting, NextStep, Topic
from lotsa.domain.mentorships.models import Membership, Mentorship
from lotsa.domain.people.models import Person, Relation
from lotsa.domain.programmes.models import Enrolment, Programme, ProgrammeGoal

_OUTCOME = {"early_no_fault": "no_fault"}


@dataclass
class _Rows:
    """What one programme's pairs are made of, gathered so that each kind is written at once."""

    mentorships: list[Mentorship] = field(default_factory=list)
    memberships: list[Membership] = field(default_factory=list)
    relations: list[Relation] = field(default_factory=list)
    meetings: list[Meeting] = field(default_factory=list)
    goals: list[Goal] = field(default_factory=list)
    check_ins: list[CheckIn] = field(default_factory=list)
    topics: list[Topic] = field(default_factory=list)
    steps: list[NextStep] = field(default_factory=list)


def make_pairs(
    story: Story,
    company: Company,
    told: dict[str, Any],
    programme: Programme,
    enrolments: dict[tuple[str, str], Enrolment],
) -> list[Mentorship]:
    rows, promises = _Rows(), Promises()
    served = {goal.example_key: goal for goal in programme.goals.all()}
    for pair in told["pairs"]:
        mentorship = _mentorship(story, company, programme, pair)
        rows.mentorships.append(mentorship)
        members = [
            Membership(
                mentorship=mentorship,
                person=company.people[pair[side]],
                enrolment=enrolments[pair[side], side],
                side=side,
            )
            for side in ("mentor", "mentee")
        ]
        rows.memberships += members
        promises.add(mentorship, members)
        rows.relations.append(_relation(company, pair, mentorship))
        meetings = [_meeting(story, company, pair, told, mentorship) for told in pair["meetings"]]
        rows.meetings += meetings
        said = [story.say(told.get("next_step")) for told in pair["meetings"]]
        _talk(company.people[pair["mentee"]], meetings, said, rows)
        for goal in pair["goals"]:
            _goal(story, company, goal, mentorship, rows, served.get(goal.get("serves", "")))
    Mentorship.objects.bulk_create(rows.mentorships)
    Membership.objects.bulk_create(rows.memberships)
    promises.write()
    Relation.objects.bulk_create(rows.relations)
    Meeting.objects.bulk_create(rows.meetings)
    Goal.objects.bulk_create(rows.goals)
    CheckIn.objects.bulk_create(rows.check_ins)
    Topic.objects.bulk_create(rows.topics)
    NextStep.objects.bulk_create(rows.steps)
    return rows.mentorships


def _mentorship(story: Story, company: Company, programme: Programme, pair: dict[str, Any]) -> Mentorship:
    outcome = pair.get("outcome", "")
    return Mentorship(
        organisation=company.organisation,
        programme=programme,
        state=pair["state"],
        starts_on=story.day(pair["start"]),
        planned_end_on=story.day(pair["planned_end"]),
        ended_on=story.day_or_none(pair.get("closed_on")),
        outcome=_OUTCOME.get(outcome, outcome),
        cadence_days=pair["cadence_days"],
        meeting_minutes=programme.meeting_minutes,
        agreement_signed_on=story.day_or_none(pair["agreement_signed"]),
        example_key=pair["key"],
    )


def _relation(company: Company, pair: dict[str, Any], mentorship: Mentorship) -> Relation:
    return Relation(
        organisation=company.organisation,
        kind=Relation.Kind.MENTORS,
        from_person=company.people[pair["mentor"]],
        to_person=company.people[pair["mentee"]],
        source_id=mentorship.pk,
        since=mentorship.starts_on,
        until=mentorship.ended_on,
    )


def _meeting(
    story: Story, company: Company, pair: dict[str, Any], told: dict[str, Any], mentorship: Mentorship
) -> Meeting:
    starts_at = story.moment(told["date"], pair["key"])
    return Meeting(
        mentorship=mentorship,
        starts_at=starts_at,
        zone=company.organisation.zone,
        minutes=told["planned_minutes"],
        form=told["form"],
        state=Meeting.State.CONFIRMED if told["state"] == "planned" else told["state"],
        booked_by=company.people[pair["mentee"]],
        theme=story.say(told.get("topic")),
        shared_notes=story.say(told.get("shared_summary")),
        actual_minutes=told.get("actual_minutes"),
        closed_at=_closed_at(told["state"], starts_at),
    )


def _closed_at(state: str, starts_at: datetime) -> datetime | None:
    return None if state == "planned" else starts_at


def _goal(
    story: Story,
    company: Company,
    told: dict[str, Any],
    mentorship: Mentorship,
    rows: _Rows,
    served: ProgrammeGoal | None,
) -> None:
    template = example_goals()[told["template"]] if told["template"] else told
    last: date | None = story.day(told["check_ins"][-1]["date"]) if told["check_ins"] else None
    owner: Person = company.people[told["owner"]]
    goal = Goal(
        organisation=company.organisation,
        owner=owner,
        mentorship=mentorship,
        proposed_by=owner,
        programme_goal=served,
        text=story.say(told["text"]),
        measure=story.say(template["measure"]),
        levels={str(level["level"]): story.say(level) for level in template["levels"]},
        due_on=story.day(told["due"]),
        state=told["state"],
        written_on=story.day_or_none(told["accepted_on"]) or mentorship.starts_on,
        accepted_on=story.day_or_none(told["accepted_on"]),
        closed_on=None if told["state"] == "active" else last,
        attained=None if told["state"] == "active" or not last else told["check_ins"][-1]["level"],
        ending_note=story.say(told.get("closed_reason")),
        example_key=told["key"],
    )
    rows.goals.append(goal)
    rows.check_ins += [
        CheckIn(
            goal=goal,
            on=story.day(each["date"]),
            level=each["level"],
            line=story.say(each.get("line")),
            by=owner,
            mentorship=mentorship,
        )
        for each in told["check_ins"]
    ]


def _talk(mentee: Person, meetings: list[Meeting], said: list[str], rows: _Rows) -> None:
    """What a pair has to talk about next, and what it agreed to try: as told, else the last sentence of its
    notes, which then says what somebody does."""
    steps = dict(zip((meeting.pk for meeting in meetings), said, strict=True))
    ahead = [meeting for meeting in meetings if meeting.state == Meeting.State.CONFIRMED]
    rows.topics += [
        Topic(mentorship=meeting.mentorship, text=meeting.theme, added_by=mentee)
        for meeting in ahead
        if meeting.theme
    ]
    noted = [meeting for meeting in meetings if meeting.shared_notes]
    for meeting in noted:
        is_done = meeting is not noted[-1] or not ahead
        rows.steps.append(
            NextStep(
                mentorship=meeting.mentorship,
                agreed_in=meeting,
                text=steps[meeting.pk] or meeting.shared_notes.rstrip(". ").rsplit(". ", 1)[-1] + ".",
                owner=mentee,
                due_on=ahead[0].starts_at.date() if ahead else None,
                done_on=meeting.starts_at.date() if is_done else None,
                tried=NextStep.Tried.YES if is_done else "",
            )
        )
