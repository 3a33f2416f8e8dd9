"""A third programme beside the story's two: short mentorships that are being matched, to try the board on.

Its people are those who in the story say "later", so nobody is in two programmes at once.
"""

from datetime import datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from lotsa.domain.example.actions.people import Company
from lotsa.domain.example.story import Story
from lotsa.domain.matching.actions import run_match
from lotsa.domain.people.viewer import viewer_of
from lotsa.domain.programmes.models import (
    Enrolment,
    Programme,
    ProgrammeGoal,
    ProgrammeNeed,
    SoughtCompetence,
)
from lotsa.domain.programmes.templates import USUAL, templates
from lotsa.engine.calendar.swedish_days import next_working_day

_NAME = {"sv": "Korta mentorskap i vår", "en": "Short mentorships this spring"}
_GOAL = {"sv": "Varje par träffas minst fyra gånger.", "en": "Each pair meets at least four times."}
_NEED = "n_feedback"
_MOST = 3  # competences named by one person
_TEACHES = 3


def make_trial(story: Story, company: Company) -> Programme:
    today = story.day(story.told["reference_date"])
    starts_on = next_working_day(today + timedelta(weeks=9))
    form = templates()[USUAL]
    programme = Programme.objects.create(
        organisation=company.organisation,
        name=story.say(_NAME),
        template=USUAL,
        purpose=story.say(form.texts["purpose"]),
        state=Programme.State.MATCHING,
        starts_on=starts_on,
        ends_on=next_working_day(starts_on + timedelta(weeks=16)),
        enrolment_closes_on=today - timedelta(days=3),
        cadence_days=form.cadence_days,
        meeting_minutes=form.meeting_minutes,
        coordinator=company.people["anna_bjorklund"],
        sponsor=company.people["maria_akerstrom"],
        weights=form.weights,
        hard_rules=list(form.hard_rules),
        example_key="trial",
    )
    ProgrammeNeed.objects.create(programme=programme, need=company.needs[_NEED])
    ProgrammeGoal.objects.create(
        programme=programme, text=story.say(_GOAL), measure="median_meetings_per_pair", target=4,
        due_on=programme.ends_on, example_key="trial_goal",
    )  # fmt: skip
    _enrol(story, company, programme)
    run_match(programme, by=viewer_of(company.people["anna_bjorklund"]))
    return programme


def _enrol(story: Story, company: Company, programme: Programme) -> None:
    zone = ZoneInfo(company.organisation.zone)
    applied = datetime.combine(programme.starts_on - timedelta(weeks=10), time(9), zone)
    enrolments, sought = [], []
    for told in story.told["people"]:
        for side, named in (("mentor", _taught(told)), ("mentee", _wanted(told))):
            if told["mentoring"][side] != "later" or not named:
                continue
            enrolment = Enrolment(
                programme=programme,
                person=company.people[told["key"]],
                side=side,
                state=Enrolment.State.APPROVED,
                applied_at=applied,
                places=1,
            )
            enrolments.append(enrolment)
            sought += [
                SoughtCompetence(
                    enrolment=enrolment, competence=company.competences[key], level=level, rank=rank
                )
                for rank, (key, level) in enumerate(named, 1)
            ]
    Enrolment.objects.bulk_create(enrolments)
    SoughtCompetence.objects.bulk_create(sought)


def _levels(told: dict[str, Any]) -> dict[str, int]:
    return {skill["competence"]: skill["level"] for skill in told["skills"]}


def _taught(told: dict[str, Any]) -> list[tuple[str, int | None]]:
    best = sorted(_levels(told).items(), key=lambda skill: (-skill[1], skill[0]))
    taught: list[tuple[str, int | None]] = [(key, level) for key, level in best if level >= _TEACHES]
    return taught[:_MOST]


def _wanted(told: dict[str, Any]) -> list[tuple[str, int | None]]:
    wanted = [each["competence"] for each in told["interests"] if each["interest"] == "want_to_learn"]
    return [(key, _levels(told).get(key)) for key in wanted][:_MOST]
