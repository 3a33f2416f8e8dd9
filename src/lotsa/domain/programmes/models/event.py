from datetime import datetime, time, timedelta

from django.db import models
from django.utils.translation import gettext_lazy as _

from lotsa.domain.people.models import Person
from lotsa.domain.programmes.agendas import Point, gatherings, points, shipped
from lotsa.domain.programmes.models.programme import Programme
from lotsa.domain.programmes.templates import event_label
from lotsa.engine.calendar.wall_time import instant
from lotsa.kit import clock
from lotsa.kit.rows import Row


class ProgrammeEvent(Row):
    """A dated part of the programme that people share: kick-off, workshop, midway, closing.

    The time is kept as people agree on it, a day and a clock on a wall in a zone, so that summer time moves
    nothing. What has been sent out is never deleted: it is called off, and stays to say so.
    """

    programme = models.ForeignKey(Programme, on_delete=models.CASCADE, related_name="events")
    kind = models.CharField(max_length=30)
    title = models.CharField(max_length=120, blank=True)  # empty: the kind's own name, in either language
    on = models.DateField()
    at = models.TimeField(default=time(9))
    zone = models.CharField(max_length=60, default="Europe/Stockholm")
    minutes = models.PositiveSmallIntegerField(default=60)
    place = models.CharField(max_length=200, blank=True)
    link = models.CharField(max_length=500, blank=True)  # for those who take part from elsewhere
    for_mentors = models.BooleanField(default=True)
    for_mentees = models.BooleanField(default=True)
    for_managers = models.BooleanField(default=False)
    for_sponsor = models.BooleanField(default=False)
    # [{"minutes": 10, "title": "…", "guide": "…"}, …] in the coordinator's words; null: the shipped agenda
    agenda = models.JSONField(null=True, blank=True)
    materials = models.JSONField(default=list, blank=True)  # [{"title": "…", "url": "https://…"}, …]
    material_text = models.TextField(blank=True)
    held = models.BooleanField(default=False)
    invited_at = models.DateTimeField(null=True, blank=True)  # when the coordinator first invited
    cancelled_at = models.DateTimeField(null=True, blank=True)
    sequence = models.PositiveIntegerField(default=0)  # of the calendar invitation; rises with every change
    changed_at = models.DateTimeField(default=clock.now)

    class Meta:
        ordering = ["on", "at"]

    def __str__(self) -> str:
        return self.label

    @property
    def label(self) -> str:
        return self.title or event_label(self.kind)

    @property
    def starts_at(self) -> datetime:
        return instant(self.on, self.at, self.zone)

    @property
    def ends_at(self) -> datetime:
        return self.starts_at + timedelta(minutes=self.minutes)

    @property
    def is_gathering(self) -> bool:
        return self.kind in gatherings()

    @property
    def points(self) -> list[Point]:
        """The agenda: the coordinator's, else the shipped one in the reader's language."""
        return shipped(self.kind, self.minutes) if self.agenda is None else points(self.agenda)

    @property
    def is_off(self) -> bool:
        return self.cancelled_at is not None


class Attendee(Row):
    """One person and one event: told of it, the answer, and whether they came.

    The answer is the person's own; the attendance is what the coordinator saw."""

    class Answer(models.TextChoices):
        NONE = "", _("Has not answered")
        YES = "yes", _("Can come")
        NO = "no", _("Cannot come")

    class Attendance(models.TextChoices):
        NONE = "", _("Not noted")
        CAME = "came", _("Came")
        TOLD = "told", _("Told us beforehand")
        ABSENT = "absent", _("Did not come")

    event = models.ForeignKey(ProgrammeEvent, on_delete=models.CASCADE, related_name="attendees")
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="events_attended")
    invited_at = models.DateTimeField(null=True, blank=True)
    left_out = models.BooleanField(default=False)  # the coordinator chose not to invite this person
    answer = models.CharField(max_length=3, choices=Answer.choices, blank=True)
    answered_at = models.DateTimeField(null=True, blank=True)
    attendance = models.CharField(max_length=6, choices=Attendance.choices, blank=True)
    missed_told_at = models.DateTimeField(null=True, blank=True)  # when what they missed was sent

    class Meta:
        constraints = [models.UniqueConstraint(fields=["event", "person"], name="attendee_once")]

    def __str__(self) -> str:
        return f"{self.person}: {self.event}"

    @property
    def missed(self) -> bool:
        return self.attendance in (self.Attendance.TOLD, self.Attendance.ABSENT)


class ChecklistMark(Row):
    """A line of one of the shipped checklists that somebody has settled. No row: not done yet."""

    class State(models.TextChoices):
        DONE = "done", _("Done")
        NOT_RELEVANT = "not_relevant", _("Not relevant")

    programme = models.ForeignKey(Programme, on_delete=models.CASCADE, related_name="checklist_marks")
    item = models.CharField(max_length=20)  # the line's id in content/checklists.yaml
    state = models.CharField(max_length=12, choices=State.choices)
    by = models.ForeignKey(Person, on_delete=models.SET_NULL, null=True, blank=True, related_name="+")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["programme", "item"], name="checklist_mark_once")]

    def __str__(self) -> str:
        return f"{self.item}: {self.state}"
