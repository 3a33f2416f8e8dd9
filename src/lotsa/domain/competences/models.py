from django.db import models
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from lotsa.domain.people.models import Organisation, Person
from lotsa.kit.rows import Row

LEVELS = (
    (0, _("Not yet")),
    (1, _("Knows about")),
    (2, _("Does with support")),
    (3, _("Does independently")),
    (4, _("Teaches others")),
)


def in_language(texts: dict[str, str]) -> str:
    """The text in the reader's language, else in the other one; organisations may write only one."""
    language = (get_language() or "sv")[:2]
    return texts.get(language) or texts.get("sv") or texts.get("en") or ""


class Competence(Row):
    """Something a person can be able to do, on the one scale 0–4. Copied from the shipped library (`key`) or
    the organisation's own (empty `key`)."""

    organisation = models.ForeignKey(Organisation, on_delete=models.CASCADE, related_name="competences")
    key = models.CharField(max_length=80, blank=True)
    group = models.CharField(max_length=40, blank=True)
    label_sv = models.CharField(max_length=120)
    label_en = models.CharField(max_length=120)
    description = models.JSONField(default=dict, blank=True)
    levels = models.JSONField(default=list, blank=True)
    synonyms = models.JSONField(default=list, blank=True)
    esco_uri = models.URLField(blank=True)
    sort_key_sv = models.CharField(max_length=200)
    sort_key_en = models.CharField(max_length=200)
    # every label and synonym, folded, between newlines: "\nsvetsa\nsvetsning\nwelding\n"
    search_key = models.TextField()
    retired = models.BooleanField(default=False)

    class Meta:
        ordering = ["sort_key_sv"]
        constraints = [
            models.UniqueConstraint(
                fields=["organisation", "key"],
                name="competence_key_unique_in_organisation",
                condition=~models.Q(key=""),
            )
        ]

    def __str__(self) -> str:
        return self.label

    @property
    def label(self) -> str:
        return in_language({"sv": self.label_sv, "en": self.label_en})


class Rating(Row):
    """A level somebody has, with who says so and when. A new rating is a new row: history is kept."""

    class Source(models.TextChoices):
        SELF = "self", _("own assessment")
        MANAGER = "manager", _("line manager's assessment")
        MENTOR = "mentor", _("mentor's assessment")
        EVIDENCE = "evidence", _("evidence")

    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="ratings")
    competence = models.ForeignKey(Competence, on_delete=models.CASCADE, related_name="ratings")
    level = models.PositiveSmallIntegerField(choices=LEVELS)
    source = models.CharField(max_length=10, choices=Source.choices)
    rated_on = models.DateField()
    rated_by = models.ForeignKey(Person, on_delete=models.SET_NULL, null=True, blank=True, related_name="+")
    evidence_type = models.CharField(max_length=40, blank=True)
    evidence = models.TextField(blank=True)

    class Meta:
        ordering = ["-rated_on", "-created_at"]
        constraints = [models.CheckConstraint(name="rating_level_0_to_4", condition=models.Q(level__lte=4))]
        indexes = [models.Index(fields=["person", "competence", "-rated_on"], name="rating_latest")]

    def __str__(self) -> str:
        return f"{self.person} {self.competence} {self.level}"


class Interest(Row):
    class Kind(models.TextChoices):
        LEARN = "want_to_learn", _("want to learn")
        USE_MORE = "want_to_use_more", _("want to use more")
        USE_LESS = "rather_use_less", _("would rather use less")

    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="interests")
    competence = models.ForeignKey(Competence, on_delete=models.CASCADE, related_name="interests")
    kind = models.CharField(max_length=20, choices=Kind.choices)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["person", "competence", "kind"], name="interest_once")]

    def __str__(self) -> str:
        return f"{self.person} {self.kind} {self.competence}"


class RoleProfile(Row):
    """The competence levels a role needs (rollprofil); a starting point the organisation edits."""

    organisation = models.ForeignKey(Organisation, on_delete=models.CASCADE, related_name="role_profiles")
    key = models.CharField(max_length=80, blank=True)
    label_sv = models.CharField(max_length=120)
    label_en = models.CharField(max_length=120)
    description = models.JSONField(default=dict, blank=True)

    def __str__(self) -> str:
        return in_language({"sv": self.label_sv, "en": self.label_en})


class RoleRequirement(Row):
    profile = models.ForeignKey(RoleProfile, on_delete=models.CASCADE, related_name="requirements")
    competence = models.ForeignKey(Competence, on_delete=models.CASCADE, related_name="requirements")
    level = models.PositiveSmallIntegerField(choices=LEVELS)
    why = models.JSONField(default=dict, blank=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["profile", "competence"], name="requirement_once")]

    def __str__(self) -> str:
        return f"{self.profile}: {self.competence} {self.level}"


class HeldRole(Row):
    """Which role profile a person has today."""

    person = models.OneToOneField(Person, on_delete=models.CASCADE, related_name="held_role")
    profile = models.ForeignKey(RoleProfile, on_delete=models.CASCADE, related_name="held_by")

    def __str__(self) -> str:
        return f"{self.person}: {self.profile}"
