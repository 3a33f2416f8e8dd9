from django.db import models

from lotsa.domain.competences.models import Competence
from lotsa.domain.people.models import Organisation, Person
from lotsa.kit.rows import Row


class Listing(Row):
    """That somebody wants to be asked, and about what. Nobody stands in the directory without this row."""

    person = models.OneToOneField(Person, on_delete=models.CASCADE, related_name="listing")
    about = models.CharField(max_length=300, blank=True)
    gets_questions = models.BooleanField(default=True)

    def __str__(self) -> str:
        return str(self.person)


class Listed(Row):
    """A competence that somebody may be asked about."""

    listing = models.ForeignKey(Listing, on_delete=models.CASCADE, related_name="listed")
    competence = models.ForeignKey(Competence, on_delete=models.CASCADE, related_name="listed")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["listing", "competence"], name="listed_once")]

    def __str__(self) -> str:
        return f"{self.listing}: {self.competence}"


class Question(Row):
    organisation = models.ForeignKey(Organisation, on_delete=models.CASCADE, related_name="questions")
    asked_by = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="questions")
    competence = models.ForeignKey(Competence, on_delete=models.CASCADE, related_name="questions")
    text = models.TextField()
    closed_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["-created_at"]

    def __str__(self) -> str:
        return self.text[:60]


class Asked(Row):
    """Whom a question went to. Read only to let them answer and to share questions out; never shown."""

    question = models.ForeignKey(Question, on_delete=models.CASCADE, related_name="asked")
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="asked")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["question", "person"], name="asked_once")]

    def __str__(self) -> str:
        return f"{self.question} → {self.person}"


class Answer(Row):
    question = models.ForeignKey(Question, on_delete=models.CASCADE, related_name="answers")
    author = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="answers")
    text = models.TextField()

    class Meta:
        ordering = ["created_at"]

    def __str__(self) -> str:
        return self.text[:60]
