from datetime import date, datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from lotsa.domain.competences.models import LEVELS
from lotsa.domain.example.actions.people import Company
from lotsa.domain.example.story import Story
from lotsa.domain.programmes.agendas import GROUPS, usual
from lotsa.domain.programmes.models import (
    Attendee,
    ChecklistMark,
    Enrolment,
    Improvement,
    Programme,
    ProgrammeEvent,
    ProgrammeGoal,
    ProgrammeNeed,
    SoughtCompetence,
    Wish,
)
from lotsa.domain.programmes.queries import guests, programme_checklist, sponsor_checklist
from lotsa.domain.programmes.templates import USUAL, templates

_TEACHES = LEVELS[-1][0]
_LEFT_OPEN = {"pc25"}


def make_programme(
    story: Story, company: Company, told: dict[str, Any], parent: Programme | None
) -> tuple[Programme, dict[tuple[str, str], Enrolment]]:
    """The programme and its enrolments by (person's key, side)."""
    start, end = story.day(told["start"]), story.day(told["end"])
    form = templates()[USUAL]
    programme = Programme.objects.create(
        organisation=company.organisation,
        name=story.say(told["name"]),
        template=USUAL,
        purpose=story.say(told["purpose"]),
        state=told["state"],
        starts_on=start,
        ends_on=end,
        enrolment_closes_on=start,
        cadence_days=told["cadence_days"],
        meeting_minutes=told["meeting_minutes"],
        coordinator=company.people[told["coordinator"]],
        sponsor=company.people[told["sponsor"]],
        weights=form.weights,
        hard_rules=list(form.hard_rules),
        round_number=told["round"],
        parent=parent,
        example_key=told["key"],
    )
    ProgrammeNeed.objects.bulk_create(
        ProgrammeNeed(programme=programme, need=company.needs[key]) for key in told["needs"]
    )
    ProgrammeGoal.objects.bulk_create(
        ProgrammeGoal(
            programme=programme,
            text=story.say(goal["text"]),
            measure=goal["measure"],
            baseline=goal["baseline"],
            measured_at_start=goal["baseline"] is None,
            target=goal["target"],
            result=goal.get("result"),
            due_on=story.day(goal["date"]),
            example_key=goal["key"],
        )
        for goal in told["goals"]
    )
    _make_events(story, programme, told)
    _tick_what_is_past(story, programme)
    _make_improvements(story, programme, told)
    enrolments = _make_enrolments(story, company, programme, told)
    _note_who_came(programme)
    return programme, enrolments


def _make_events(story: Story, programme: Programme, told: dict[str, Any]) -> None:
    today = story.day(story.told["reference_date"])
    ProgrammeEvent.objects.bulk_create(
        ProgrammeEvent(
            programme=programme,
            kind=event["type"],
            title=story.say(event["title"]),
            on=(on := story.working_day(event["date"])),
            held=on < today,
            invited_at=_two_weeks_before(programme, on) if on < today else None,
            place=story.say(event.get("place")),
            materials=_material(story, event.get("material")),
            **_as_usual(event),
        )
        for event in told["events"]
    )


def _material(story: Story, told: dict[str, Any] | None) -> list[dict[str, str]]:
    return [{"title": story.say(told["title"]), "url": told["url"]}] if told else []


def _as_usual(event: dict[str, Any]) -> dict[str, Any]:
    groups = event.get("for") or usual(event["type"]).groups
    chosen = {f"for_{group}": group in groups for group in GROUPS}
    return {**usual(event["type"]).fields, **chosen, "minutes": event["minutes"]}


def _two_weeks_before(programme: Programme, on: date) -> datetime:
    return datetime.combine(on - timedelta(weeks=2), time(10), ZoneInfo(programme.organisation.zone))


def _note_who_came(programme: Programme) -> None:
    """To what has been held most came; some had told beforehand, a few did not, and all have the material."""
    for event in programme.events.filter(held=True).select_related("programme__sponsor"):
        rows = []
        for place, guest in enumerate(guests(event)):
            attendance = {4: "absent", 7: "told"}.get(place % 9, "came")
            rows.append(
                Attendee(
                    event=event,
                    person=guest.person,
                    invited_at=event.invited_at,
                    answer="no" if attendance == "told" else "yes",
                    attendance=attendance,
                    missed_told_at=None if attendance == "came" else event.ends_at + timedelta(days=1),
                )
            )
        Attendee.objects.bulk_create(rows)


def _tick_what_is_past(story: Story, programme: Programme) -> None:
    """The checklists as a coordinator and a sponsor would have them: two lines of late are still open."""
    today = story.day(story.told["reference_date"])
    lists = (programme_checklist(programme, today=today), sponsor_checklist(programme, today=today))
    zone = ZoneInfo(programme.organisation.zone)
    ChecklistMark.objects.bulk_create(
        ChecklistMark(
            programme=programme,
            item=line.item.key,
            state=ChecklistMark.State.DONE,
            by=programme.sponsor if line.item.owner == "sponsor" else programme.coordinator,
            created_at=datetime.combine(line.due_on, time(15), zone),
        )
        for found in lists
        for line in found.lines
        if line.is_late and line.due_on is not None and line.item.key not in _LEFT_OPEN
    )


def _make_improvements(story: Story, programme: Programme, told: dict[str, Any]) -> None:
    Improvement.objects.bulk_create(
        Improvement(
            programme=programme,
            finding=story.say(row["finding"]),
            found_by=programme.coordinator,
            decision=story.say(row["decision"]),
            owner=programme.coordinator,
            due_on=story.working_day(row["date"]),
            state=Improvement.State.DECIDED,
        )
        for row in told.get("improvements", ())
    )


def _make_enrolments(
    story: Story, company: Company, programme: Programme, told: dict[str, Any]
) -> dict[tuple[str, str], Enrolment]:
    by_key = {person["key"]: person for person in story.told["people"]}
    zone = ZoneInfo(company.organisation.zone)
    applied = datetime.combine(programme.starts_on, time(9), zone)
    made: dict[tuple[str, str], Enrolment] = {}
    sought, wishes = [], []
    for entry in told["enrolments"]:
        mentoring = by_key[entry["person"]]["mentoring"]
        said = mentoring.get("offer" if entry["side"] == "mentor" else "wish") or {}
        text = story.say(said.get("text"))
        enrolment = Enrolment(
            programme=programme,
            person=company.people[entry["person"]],
            side=entry["side"],
            state=entry["state"],
            applied_at=applied,
            places=entry.get("places", 1),
            motivation=text if entry["side"] == "mentor" else "",
            goal_text=text if entry["side"] == "mentee" else "",
            waitlist_note=story.say(entry.get("reason")),
        )
        made[entry["person"], entry["side"]] = enrolment
        sought += [
            SoughtCompetence(
                enrolment=enrolment,
                competence=company.competences[key],
                level=_level(by_key[entry["person"]], key, entry["side"]),
                rank=rank,
            )
            for rank, key in enumerate(said.get("competences", ()), 1)
        ]
        wishes += [
            Wish(enrolment=enrolment, wished=company.people[key], rank=rank)
            for rank, key in enumerate(said.get("wished_mentors", ()), 1)
        ]
    Enrolment.objects.bulk_create(made.values())
    SoughtCompetence.objects.bulk_create(sought)
    Wish.objects.bulk_create(wishes)
    return made


def _level(person: dict[str, Any], competence: str, side: str) -> int | None:
    """A mentor's offer means "teaches others"; a mentee's own level is what she has said of herself."""
    if side == "mentor":
        return _TEACHES
    levels = [skill["level"] for skill in person["skills"] if skill["competence"] == competence]
    return levels[-1] if levels else None
