from django.db import models
from django.utils.translation import gettext_lazy as _

from lotsa.domain.meetings.models.meeting import Meeting
from lotsa.domain.people.models import Person
from lotsa.kit.rows import Row


class MeetingRating(Row):
    """How a meeting was, in one of five words. Only its giver reads it; others read sums of many."""

    class Word(models.IntegerChoices):
        NOTHING = 1, _("gave me nothing")
        LITTLE = 2, _("gave me a little")
        ENOUGH = 3, _("was all right")
        GOOD = 4, _("was good")
        VERY_GOOD = 5, _("was very good")

    meeting = models.ForeignKey(Meeting, on_delete=models.CASCADE, related_name="ratings")
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="meeting_ratings")
    word = models.PositiveSmallIntegerField(choices=Word.choices)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["meeting", "person"], name="meeting_rated_once")]

    def __str__(self) -> str:
        return "meeting rating"
