from django.db import models
from django.utils.translation import gettext_lazy as _

from lotsa.domain.competences.models import Competence
from lotsa.domain.people.models import Organisation, Person, Unit
from lotsa.kit.rows import Row


class Need(Row):
    """What the company, a team or a person needs, with where it was heard and when."""

    class Scope(models.TextChoices):
        COMPANY = "company", _("the company")
        TEAM = "team", _("a team")
        PERSON = "person", _("a person")

    class Kind(models.TextChoices):
        CAREER = "career", _("career")
        COMPETENCE = "competence", _("competence")
        BOTH = "both", _("career and competence")

    class State(models.TextChoices):
        OPEN = "open", _("open")
        PLANNED = "planned", _("planned")
        IN_PROGRESS = "in_progress", _("in progress")
        MET = "met", _("met")
        DROPPED = "dropped", _("dropped")

    organisation = models.ForeignKey(Organisation, on_delete=models.CASCADE, related_name="needs")
    scope = models.CharField(max_length=10, choices=Scope.choices, default=Scope.COMPANY)
    kind = models.CharField(max_length=12, choices=Kind.choices, default=Kind.COMPETENCE)
    text = models.CharField(max_length=300)
    unit = models.ForeignKey(Unit, on_delete=models.SET_NULL, null=True, blank=True, related_name="needs")
    person = models.ForeignKey(Person, on_delete=models.CASCADE, null=True, blank=True, related_name="needs")
    competences = models.ManyToManyField(Competence, blank=True, related_name="needs")
    source = models.CharField(max_length=30, default="talk")
    priority = models.PositiveSmallIntegerField(default=2)
    state = models.CharField(max_length=12, choices=State.choices, default=State.OPEN)
    found_on = models.DateField()
    example_key = models.CharField(max_length=80, blank=True)

    class Meta:
        ordering = ["priority", "-found_on"]

    def __str__(self) -> str:
        return self.text
