"""Which pages are measured: for each role the ones it works with, as (name, address) in a given world."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.urls import reverse

from lotsa.domain.development.models import Goal
from lotsa.domain.intake.models import Import
from lotsa.domain.matching.models import Proposal
from lotsa.domain.meetings.models import Meeting
from lotsa.domain.mentorships.models import Membership, Mentorship
from lotsa.domain.notifications.models import Message
from lotsa.domain.people.models import Organisation, Person
from lotsa.domain.programmes.models import Enrolment, Programme
from lotsa.kit import clock

PAGE_MS, BOARD_MS = 150, 300
PARTICIPANT_KB, COORDINATOR_KB = 40, 60
COORDINATING = ("coordinator", "leadership", "administrator")


@dataclass(frozen=True)
class Page:
    role: str
    name: str
    person: Person
    url: str
    goal_ms: int | None = PAGE_MS  # None: a file, which has no goal

    @property
    def goal_kb(self) -> int | None:
        if self.goal_ms is None:
            return None
        return COORDINATOR_KB if self.role in COORDINATING else PARTICIPANT_KB


class World:
    """The rows the addresses are about: the same kinds, whatever the size."""

    def __init__(self, house: Organisation) -> None:
        self.house = house
        programmes = Programme.objects.filter(organisation=house)
        self.running = programmes.get(state=Programme.State.RUNNING)
        self.matching = programmes.exclude(pk=self.running.pk).get(name="Mentorskap att matcha")
        self.meeting = self._meeting()
        self.pair: Mentorship = self.meeting.mentorship
        self.mentee = self._member(Membership.Side.MENTEE)
        self.mentor = self._member(Membership.Side.MENTOR)

    def _meeting(self) -> Meeting:
        """A coming meeting of a pair that has goals at work, and mentors nobody else."""
        coming = Meeting.objects.filter(
            mentorship__programme=self.running, state=Meeting.State.CONFIRMED, starts_at__gt=clock.now()
        )
        goals = Goal.objects.filter(state=Goal.State.ACTIVE).values("mentorship")
        return coming.filter(mentorship__in=goals).order_by("-starts_at", "pk")[0]

    def _member(self, side: str) -> Person:
        return Membership.objects.get(mentorship=self.pair, side=side).person

    def with_role(self, role: str) -> Person:
        return Person.objects.get(organisation=self.house, role_assignments__role=role)

    @property
    def manager(self) -> Person:
        """Whoever leads the mentee, if that is all they do; else somebody who leads another mentee."""
        mentees = Membership.objects.filter(mentorship__programme=self.running, side="mentee")
        leads = Person.objects.filter(reports__memberships__in=mentees)
        return leads.exclude(memberships__isnull=False).exclude(enrolments__isnull=False).distinct()[0]

    @property
    def employee(self) -> Person:
        alone = Person.objects.filter(organisation=self.house, left_on__isnull=True)
        alone = alone.filter(enrolments__isnull=True, reports__isnull=True, role_assignments__isnull=True)
        return alone.order_by("-sort_key")[0]


def pages(world: World) -> Iterator[Page]:
    """Before anything is published."""
    yield from _coordinator(world)
    yield from _members(world)
    yield from _others(world)


def published_pages(world: World) -> Iterator[Page]:
    """Those that need a proposal that has left."""
    proposal = Proposal.objects.filter(programme=world.matching).order_by("pk")[0]
    coordinator = world.with_role("coordinator")
    yield Page(
        "coordinator", "board, published", coordinator, _at("matching:board", world.matching), BOARD_MS
    )
    yield Page("coordinator", "follow-up, published", coordinator, _at("home:followup"))
    for role, enrolment in (("mentee", proposal.mentee), ("mentor", proposal.mentor)):
        yield Page(role, "proposal", enrolment.person, _at("matching:proposal", proposal))


def _at(name: str, row: Any = None) -> str:
    return reverse(name, args=[row.pk] if row is not None else [])


def _coordinator(world: World) -> Iterator[Page]:
    me = world.with_role("coordinator")
    running, matching = world.running, world.matching
    draft = Proposal.objects.filter(programme=matching).order_by("pk")[0]
    enrolment = Enrolment.objects.filter(programme=matching).order_by("pk")[0]
    named: list[tuple[str, str]] = [
        ("today", _at("home:today")),
        ("follow-up", _at("home:followup")),
        ("programmes", _at("programmes:index")),
        ("programme", _at("programmes:programme", running)),
        ("programme, matching", _at("programmes:programme", matching)),
        ("participants", _at("programmes:participants", running)),
        ("participants, matching", _at("programmes:participants", matching)),
        ("add participants", _at("programmes:participants_new", matching)),
        ("enrolment", _at("programmes:enrolment", enrolment)),
        ("edit programme", _at("programmes:edit", running)),
        ("new programme: people", _at("programmes:people", matching)),
        ("rules of matching", _at("matching:rules", matching)),
        ("runs", _at("matching:runs", matching)),
        ("publish", _at("matching:publish", matching)),
        ("people", _at("people:index")),
        ("people, searched", _at("people:index") + "?search=an"),
        ("person", _at("people:person", world.mentee)),
        ("edit person", _at("people:edit", world.mentee)),
        ("new person", _at("people:new")),
        ("import", _at("people:import")),
        ("import history", _at("people:imports")),
        ("pair", _at("mentorship:pair", world.pair)),
        ("needs", _at("programmes:needs")),
        ("reports", _at("outcomes:index")),
        ("report", _at("outcomes:report", running)),
        ("outbox", _at("settings:outbox")),
        ("all mails", _at("settings:messages_preview")),
    ]
    message = Message.objects.filter(organisation=world.house).first()
    if message:
        named.append(("message", _at("settings:message", message)))
    imported = Import.objects.filter(organisation=world.house).first()
    if imported:
        named.append(("an import", _at("people:imported", imported)))
    for name, url in named:
        yield Page("coordinator", name, me, url)
    for name, url in (
        ("board", _at("matching:board", matching)),
        ("board, by fit", _at("matching:board", matching) + "?sort=fit"),
        ("other mentors", _at("matching:change", draft)),
    ):
        yield Page("coordinator", name, me, url, BOARD_MS)
    yield Page("coordinator", "report as PDF", me, _at("outcomes:report_pdf", running), None)
    yield Page("coordinator", "export (xlsx)", me, _at("people:export"), None)


def _members(world: World) -> Iterator[Page]:
    goal = Goal.objects.filter(mentorship=world.pair, state=Goal.State.ACTIVE).order_by("pk")[0]
    named = [
        ("today", _at("home:today")),
        ("pair", _at("mentorship:pair", world.pair)),
        ("meetings", _at("meetings:index")),
        ("meeting", _at("meetings:meeting", world.meeting)),
        ("propose times", _at("meetings:propose", world.pair)),
        ("goal", _at("development:goal", goal)),
        ("new goal", _at("development:goal_new", world.pair)),
        ("programmes", _at("programmes:index")),
        ("programme", _at("programmes:programme", world.running)),
        ("me", _at("people:me")),
        ("preferences", _at("people:preferences")),
        ("privacy", _at("privacy:index")),
    ]
    for role, person in (("mentee", world.mentee), ("mentor", world.mentor)):
        for name, url in named:
            yield Page(role, name, person, url)
    for side in ("mentee", "mentor"):
        enrolment = Enrolment.objects.filter(programme=world.matching, side=side).order_by("pk")[0]
        yield Page(side, "interest form", enrolment.person, _at("programmes:interest", enrolment))


def _others(world: World) -> Iterator[Page]:
    for role, person, named in (
        ("manager", world.manager, ("home:today", "privacy:index")),
        (
            "leadership",
            world.with_role("leadership"),
            ("home:today", "programmes:index", "outcomes:index", "privacy:index"),
        ),
        (
            "administrator",
            world.with_role("administrator"),
            (
                "home:today", "people:index", "settings:index", "settings:organisation", "settings:roles",
                "settings:outbox", "settings:example", "privacy:index",
            ),
        ),
        ("employee", world.employee, ("home:today", "programmes:index", "shell:help", "privacy:index")),
    ):  # fmt: skip
        for name in named:
            yield Page(
                role, name.partition(":")[2].replace("index", name.partition(":")[0]), person, _at(name)
            )
    report = _at("outcomes:report", world.running)
    yield Page("leadership", "report", world.with_role("leadership"), report)
