"""How far the story's people have come in the training: most mentors have finished it, some are on their
way, and enough have said what they thought for the medians to show."""

from datetime import UTC, datetime, time, timedelta
from zlib import crc32

from lotsa.domain.example.actions.people import Company
from lotsa.domain.example.story import Story
from lotsa.domain.learning.library import modules
from lotsa.domain.learning.models import Completion, Rating, ReadinessPoint, SelfAssessment

_READY = ("willing", "time", "boundaries", "conflicts")


def _chance(key: str, of: int) -> int:
    """The same for a person every time the story is told."""
    return crc32(f"training {key}".encode()) % of


def _has_finished(mentor: str) -> bool:
    """Most mentors have; the others, and the mentees, have come a part of the way."""
    return _chance(f"{mentor}-", 3) < 2


def make_training(story: Story, company: Company) -> None:
    told = story.told["programmes"][-1]
    began = datetime.combine(story.day(told["start"]), time(9), UTC) - timedelta(days=20)
    completions: list[Completion] = []
    ratings: list[Rating] = []
    for entry in told["enrolments"]:
        key, side = entry["person"], entry["side"]
        parts = modules(side)
        everything = side == "mentor" and _has_finished(key)
        through = len(parts) if everything else 1 + _chance(key, len(parts) - 1)
        for number, part in enumerate(parts[:through]):
            at = began + timedelta(days=number, minutes=_chance(key, 400))
            completions.append(
                Completion(
                    organisation=company.organisation,
                    person=company.people[key],
                    module=part.key,
                    created_at=at,
                    finished_at=at,
                    steps_done=list(range(len(part.exercise.steps))) if part.exercise else [],
                )
            )
            ratings.append(
                Rating(
                    organisation=company.organisation,
                    person=company.people[key],
                    module=part.key,
                    created_at=at,
                    useful=3 + _chance(f"{key} {part.key}", 3),
                    ready=3 + _chance(f"{part.key} {key}", 3),
                )
            )
    Completion.objects.bulk_create(completions)
    Rating.objects.bulk_create(ratings)
    mentors = [entry["person"] for entry in told["enrolments"] if entry["side"] == "mentor"]
    _make_self_views(company, mentors, began)


def _make_self_views(company: Company, mentors: list[str], at: datetime) -> None:
    answers = []
    for key in mentors:
        before = {name: 2 + _chance(f"{name} {key}", 2) for name in ("listening", "asking", "adapting")}
        after = {name: value + _chance(f"{key} {name}", 2) for name, value in before.items()}
        moments = [("before", before), ("after", after)] if _has_finished(key) else [("before", before)]
        for moment, given in moments:
            answers.append(
                SelfAssessment(
                    organisation=company.organisation,
                    person=company.people[key],
                    moment=moment,
                    created_at=at,
                    **given,
                )
            )
    SelfAssessment.objects.bulk_create(answers)
    ReadinessPoint.objects.bulk_create(
        ReadinessPoint(person=company.people[key], point=point) for key in mentors for point in _READY
    )
