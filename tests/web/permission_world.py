"""The rows that the permission matrix tries every route with: two pairs of one programme, and next door a
second organisation with the same kinds of rows."""

from datetime import timedelta
from functools import cached_property
from http.cookies import SimpleCookie
from typing import Any
from uuid import uuid4

from django.conf import settings

from lotsa.domain.competences.models import Competence
from lotsa.domain.development.models import Goal, PlanItem
from lotsa.domain.intake.models import Import
from lotsa.domain.matching.models import MatchRun, Proposal
from lotsa.domain.meetings.models import Meeting, MeetingProposal, NextStep, PrivateNote, TimeOption, Topic
from lotsa.domain.mentorships.models import Membership, Mentorship
from lotsa.domain.needs.models import Need
from lotsa.domain.notifications.models import Message
from lotsa.domain.people.models import Person, Relation
from lotsa.domain.people.viewer import Viewer
from lotsa.domain.programmes.models import Enrolment, Programme
from lotsa.kit import clock
from lotsa.kit.secrets import seal
from tests.cast import Cast, make_cast, person

# The columns. `mentor2` and `mentee2` are another pair of the same programme; `foreign` is coordinator,
# administrator and leadership of another organisation.
ROLES = (
    "nobody",
    "employee",
    "mentee",
    "mentor",
    "mentee2",
    "mentor2",
    "manager",
    "coordinator",
    "leader",
    "administrator",
    "foreign",
)


class World:
    def __init__(self) -> None:
        self.cookies: dict[str, SimpleCookie] = {}  # of those signed in, by role
        self.cast: Cast = make_cast()
        people = self.cast.people
        people["mentor2"] = person(self.cast.organisation, "Mira Mentor")
        people["mentee2"] = person(self.cast.organisation, "Nils Adept")
        people["foreign"] = people["other"]
        self.today = clock.today()
        self.mentorship2 = self._pair("mentor2", "mentee2")
        Relation.objects.filter(from_person=people["mentor"]).delete()
        self.mentorship = self._pair("mentor", "mentee")

    def viewer(self, role: str) -> Viewer:
        viewer = getattr(self.cast, role)
        assert isinstance(viewer, Viewer)
        return viewer

    def person(self, role: str) -> Person:
        return self.cast.people[role]

    @cached_property
    def programme(self) -> Programme:
        return Programme.objects.create(
            organisation=self.cast.organisation,
            name="Kanelprogrammet",
            template="internal_mentor",
            purpose="Att fler bullar blir goda",
            state=Programme.State.RUNNING,
            starts_on=self.today - timedelta(days=60),
            ends_on=self.today + timedelta(days=200),
            coordinator=self.person("coordinator"),
        )

    def enrolment(self, role: str, state: str = "matched") -> Enrolment:
        side = "mentor" if role.startswith("mentor") else "mentee"
        return Enrolment.objects.get_or_create(
            programme=self.programme, person=self.person(role), side=side, defaults={"state": state}
        )[0]

    def _pair(self, mentor: str, mentee: str) -> Mentorship:
        mentorship = Mentorship.objects.create(
            organisation=self.cast.organisation,
            programme=self.programme,
            state=Mentorship.State.ACTIVE,
            starts_on=self.today - timedelta(days=50),
            planned_end_on=self.today + timedelta(days=180),
            agreement_signed_on=self.today - timedelta(days=49),
        )
        for role, side in ((mentor, "mentor"), (mentee, "mentee")):
            Membership.objects.create(
                mentorship=mentorship, person=self.person(role), enrolment=self.enrolment(role), side=side
            )
        Relation.objects.create(
            organisation=self.cast.organisation,
            kind=Relation.Kind.MENTORS,
            from_person=self.person(mentor),
            to_person=self.person(mentee),
            source_id=mentorship.pk,
            since=mentorship.starts_on,
        )
        return mentorship

    @cached_property
    def meeting(self) -> Meeting:
        meeting = Meeting.objects.create(
            mentorship=self.mentorship,
            starts_at=clock.now() + timedelta(days=3),
            booked_by=self.person("mentee"),
            shared_notes="Kanel i degen",
        )
        note = {"author": self.person("mentee"), "mentorship": self.mentorship, "meeting": meeting}
        row = PrivateNote(**note)
        master = settings.LOTSA_MASTER_KEY
        row.sealed = seal("bara min", master=master, owner=str(row.author_id), place=f"note {row.pk}")
        return meeting

    @cached_property
    def past_meeting(self) -> Meeting:
        return Meeting.objects.create(
            mentorship=self.mentorship,
            starts_at=clock.now() - timedelta(days=2),
            booked_by=self.person("mentee"),
        )

    @cached_property
    def times(self) -> MeetingProposal:
        """Proposed by the mentee; the mentor is to answer."""
        proposal = MeetingProposal.objects.create(
            mentorship=self.mentorship, proposed_by=self.person("mentee")
        )
        for days in (4, 5, 6):
            TimeOption.objects.create(proposal=proposal, starts_at=clock.now() + timedelta(days=days))
        return proposal

    @cached_property
    def topic(self) -> Topic:
        return Topic.objects.create(
            mentorship=self.mentorship, text="Hur säger man nej", added_by=self.person("mentee")
        )

    @cached_property
    def step(self) -> NextStep:
        return NextStep.objects.create(
            mentorship=self.mentorship, text="Säga nej en gång", owner=self.person("mentee")
        )

    @cached_property
    def goal(self) -> Goal:
        return Goal.objects.create(
            organisation=self.cast.organisation,
            owner=self.person("mentee"),
            mentorship=self.mentorship,
            proposed_by=self.person("mentee"),
            text="Leda ett möte",
            levels={"-2": "Sitter tyst", "0": "Leder ett möte", "1": "Leder alla möten"},
            due_on=self.today + timedelta(days=90),
        )

    @cached_property
    def plan_item(self) -> PlanItem:
        return PlanItem.objects.create(
            organisation=self.cast.organisation, owner=self.person("mentee"), text="Öva på att säga nej"
        )

    @cached_property
    def proposal(self) -> Proposal:
        """Published, of the pair mentor and mentee; both are to answer."""
        run = MatchRun.objects.create(
            programme=self.programme,
            number=1,
            weights={},
            hard_rules=[],
            seed="1",
            input_hash="x",
        )
        return Proposal.objects.create(
            programme=self.programme,
            run=run,
            mentee=self.enrolment("mentee"),
            mentor=self.enrolment("mentor"),
            state=Proposal.State.PUBLISHED,
            published_at=clock.now(),
        )

    @cached_property
    def need(self) -> Need:
        return Need.objects.create(
            organisation=self.cast.organisation, text="Fler som kan jäsa", found_on=self.today
        )

    @cached_property
    def competence(self) -> Competence:
        fields = {"organisation": self.cast.organisation, "key": "baking"}
        return Competence.objects.create(**fields)

    @cached_property
    def import_(self) -> Import:
        return Import.objects.create(
            organisation=self.cast.organisation, made_by=self.person("coordinator"), file_name="folk.csv"
        )

    @cached_property
    def message(self) -> Message:
        return Message.objects.create(
            organisation=self.cast.organisation,
            recipient=self.person("mentee"),
            event_sequence=1,
            template="new_pair",
            object_id=self.mentorship.pk,
            language="sv",
            subject="Du har en mentor",
            text="Hej Milo",
            message_id="<1@lotsa.example>",
        )

    def unused(self, kwargs: dict[str, Any]) -> dict[str, Any]:
        """The same address with ids that never were."""
        return {
            # A plain number is a place in the row that the id names, not an id of its own.
            name: value if isinstance(value, int) else "never-was" if name == "token" else uuid4()
            for name, value in kwargs.items()
        }
