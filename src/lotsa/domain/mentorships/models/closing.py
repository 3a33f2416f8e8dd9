from django.db import models

from lotsa.domain.mentorships.models.mentorship import Mentorship
from lotsa.domain.mentorships.models.switch import SwitchRequest
from lotsa.domain.people.models import Person
from lotsa.kit.rows import Row


class EndingDraft(Row):
    """What a coordinator has filled in of "End or change" so far. Nothing has happened until it is done."""

    mentorship = models.ForeignKey(Mentorship, on_delete=models.CASCADE, related_name="ending_drafts")
    author = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="ending_drafts")
    outcome = models.CharField(max_length=12, choices=Mentorship.Outcome.choices, blank=True)
    on = models.DateField(null=True, blank=True)
    way = models.CharField(max_length=12, choices=SwitchRequest.Way.choices, blank=True)
    message = models.CharField(max_length=2000, blank=True)
    other_path = models.CharField(max_length=300, blank=True)  # what goes into the mentee's plan instead

    class Meta:
        constraints = [models.UniqueConstraint(fields=["mentorship", "author"], name="ending_draft_once")]

    def __str__(self) -> str:
        return f"{self.mentorship} {self.outcome}"


class PhaseMark(Row):
    """That a pair has been told of a phase of its time: once for each, however often the day is run."""

    class Phase(models.TextChoices):
        FIT = "fit"
        MIDWAY = "midway"
        WINDING_DOWN = "winding_down"
        CLOSING = "closing"

    mentorship = models.ForeignKey(Mentorship, on_delete=models.CASCADE, related_name="phase_marks")
    phase = models.CharField(max_length=12, choices=Phase.choices)
    on = models.DateField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["mentorship", "phase"], name="phase_marked_once")]

    def __str__(self) -> str:
        return f"{self.mentorship} {self.phase}"


class FitAnswer(Row):
    """ "Does it suit you?" asked of everybody. A yes is between its giver and the coordinators."""

    mentorship = models.ForeignKey(Mentorship, on_delete=models.CASCADE, related_name="fit_answers")
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="fit_answers")
    suits = models.BooleanField()
    answered_on = models.DateField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["mentorship", "person"], name="fit_answer_once")]

    def __str__(self) -> str:
        return f"{self.mentorship}: {self.suits}"


class Extension(Row):
    """The end date was moved. Once is free; the second time the pair says what is to be ready."""

    mentorship = models.ForeignKey(Mentorship, on_delete=models.CASCADE, related_name="extensions")
    moved_from = models.DateField()
    moved_to = models.DateField()
    aim = models.CharField(max_length=300, blank=True)
    made_by = models.ForeignKey(Person, on_delete=models.SET_NULL, null=True, blank=True, related_name="+")

    class Meta:
        ordering = ["created_at"]

    def __str__(self) -> str:
        return f"{self.mentorship} {self.moved_to}"


class ClosingAnswer(Row):
    """One member's words at the end. The pair reads them, nobody else; the last three are shown to others
    only when they concern them (a yes from both; a coordinator who looks for mentors)."""

    mentorship = models.ForeignKey(Mentorship, on_delete=models.CASCADE, related_name="closing_answers")
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="closing_answers")
    got = models.TextField(blank=True)
    lessons = models.TextField(blank=True)
    hardest = models.TextField(blank=True)
    next_step = models.CharField(max_length=300, blank=True)
    met_on = models.DateField(null=True, blank=True)  # the closing meeting, when there was one
    stays_in_touch = models.BooleanField(null=True, blank=True)
    becomes_mentor = models.BooleanField(null=True, blank=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["mentorship", "person"], name="closing_answer_once")]

    def __str__(self) -> str:
        return f"{self.mentorship} closing"
