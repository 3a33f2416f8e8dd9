from django.db import models
from django.db.models.functions import Lower
from django.utils.translation import gettext_lazy as _

from lotsa.domain.people.models.account import Account
from lotsa.domain.people.models.organisation import Employer, Organisation, Site, Unit
from lotsa.kit.rows import Row


class Person(Row):
    """One person in one organisation. Never holds a personal identity number, sex, age or sick leave."""

    organisation = models.ForeignKey(Organisation, on_delete=models.CASCADE, related_name="people")
    account = models.ForeignKey(
        Account, on_delete=models.SET_NULL, null=True, blank=True, related_name="people"
    )
    employer = models.ForeignKey(Employer, on_delete=models.SET_NULL, null=True, blank=True)
    site = models.ForeignKey(Site, on_delete=models.SET_NULL, null=True, blank=True, related_name="people")
    unit = models.ForeignKey(Unit, on_delete=models.SET_NULL, null=True, blank=True, related_name="people")
    manager = models.ForeignKey(
        "self", on_delete=models.SET_NULL, null=True, blank=True, related_name="reports"
    )
    given_name = models.CharField(max_length=80)
    family_name = models.CharField(max_length=80, blank=True)
    sort_key = models.CharField(max_length=200, db_index=True)
    search_key = models.CharField(max_length=200)
    email = models.EmailField(blank=True)
    employee_number = models.CharField(max_length=40, blank=True)
    title = models.CharField(max_length=120, blank=True)
    level = models.CharField(max_length=40, blank=True)
    language = models.CharField(max_length=2, default="sv", choices=[("sv", "svenska"), ("en", "English")])
    languages = models.JSONField(default=list, blank=True)
    hired_on = models.DateField(null=True, blank=True)
    left_on = models.DateField(null=True, blank=True)
    employment_share = models.DecimalField(max_digits=3, decimal_places=2, default=1)
    appearance = models.CharField(
        max_length=6,
        default="system",
        choices=[("system", _("As the device")), ("light", _("Light")), ("dark", _("Dark"))],
    )
    # What somebody told when they were registered, so that a new programme can begin from it:
    # "mentor", "mentee", "both" or nothing, and how many mentees they have room for.
    mentoring_side = models.CharField(max_length=6, blank=True)
    mentoring_places = models.PositiveSmallIntegerField(default=0)
    example_key = models.CharField(max_length=80, blank=True)

    class Meta:
        ordering = ["sort_key"]
        constraints = [
            models.UniqueConstraint(
                "organisation",
                Lower("email"),
                name="person_email_unique_in_organisation",
                condition=~models.Q(email=""),
            ),
            models.UniqueConstraint(
                fields=["organisation", "account"], name="person_account_once_in_organisation"
            ),
            models.CheckConstraint(
                name="person_not_own_manager",
                condition=models.Q(manager__isnull=True) | ~models.Q(manager=models.F("id")),
            ),
        ]
        indexes = [models.Index(fields=["organisation", "sort_key"], name="person_by_name")]

    def __str__(self) -> str:
        return self.name

    @property
    def name(self) -> str:
        return f"{self.given_name} {self.family_name}".strip()

    @property
    def is_active(self) -> bool:
        return self.left_on is None


class Role(models.TextChoices):
    ADMINISTRATOR = "administrator", _("administrator")
    COORDINATOR = "coordinator", _("coordinator")
    LEADERSHIP = "leadership", _("leadership")


class RoleAssignment(Row):
    """A system role somebody has been given. Mentor, mentee and line manager are not given: they follow from
    what the person takes part in (Relation) and from who reports to whom."""

    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="role_assignments")
    role = models.CharField(max_length=20, choices=Role.choices)
    given_by = models.ForeignKey(
        Person, on_delete=models.SET_NULL, null=True, blank=True, related_name="roles_given"
    )

    class Meta:
        constraints = [models.UniqueConstraint(fields=["person", "role"], name="role_once_per_person")]

    def __str__(self) -> str:
        return f"{self.person}: {self.role}"


class Relation(Row):
    """Who stands in which relation to whom, written by the actions of higher modules so that every lower
    `access.py` can read it: `mentors`, `peers`, `coordinates`, `gives_feedback_to`."""

    class Kind(models.TextChoices):
        MENTORS = "mentors", _("mentors")
        PEERS = "peers", _("peers")
        COORDINATES = "coordinates", _("coordinates")

    organisation = models.ForeignKey(Organisation, on_delete=models.CASCADE, related_name="relations")
    kind = models.CharField(max_length=20, choices=Kind.choices)
    from_person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="relations_from")
    to_person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="relations_to")
    source_id = models.UUIDField()
    since = models.DateField()
    until = models.DateField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["kind", "from_person", "to_person", "source_id"], name="relation_once_per_source"
            )
        ]

    def __str__(self) -> str:
        return f"{self.from_person} {self.kind} {self.to_person}"


class Conflict(Row):
    """A declared conflict of interest between two people. They are never matched; the reason is not asked.
    Two who declare the same do not learn of each other: each has a row of one's own."""

    organisation = models.ForeignKey(Organisation, on_delete=models.CASCADE, related_name="conflicts")
    one = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="conflicts_declared")
    other = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="conflicts_about")
    declared_by = models.ForeignKey(Person, on_delete=models.SET_NULL, null=True, related_name="+")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["one", "other", "declared_by"], name="conflict_once")]

    def __str__(self) -> str:
        return f"{self.one} – {self.other}"
