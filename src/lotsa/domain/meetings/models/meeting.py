from datetime import date, datetime, timedelta

from django.db import models
from django.utils.translation import gettext_lazy as _

from lotsa.domain.mentorships.models import Mentorship
from lotsa.domain.people.models import Person
from lotsa.engine.calendar.wall_time import wall
from lotsa.kit import clock
from lotsa.kit.rows import Row


class Form(models.TextChoices):
    ON_SITE = "on_site", _("on site")
    VIDEO = "video", _("video")
    PHONE = "phone", _("phone")
    WALK = "walk", _("walk and talk")


class Meeting(Row):
    """One meeting of a mentorship; there is no series, a rhythm is only several rows.

    A meeting that is moved keeps its row (and with it topics, notes and the calendar's UID); a second row
    with the old time and the state `moved` stays behind as a trace, for the rhythm of the pair.
    `version` counts changes of the shared notes only: booking and closing look at the state instead.
    """

    class State(models.TextChoices):
        PLANNED = "planned", _("planned")
        CONFIRMED = "confirmed", _("booked")
        HELD = "held", _("held")
        MOVED = "moved", _("moved")
        CANCELLED = "cancelled", _("cancelled")
        MISSED = "missed", _("did not happen")

    class Why(models.TextChoices):
        """Neutral, and read by the pair alone: nobody is asked about health or blamed."""

        NO_TIME = "no_time", _("the time was not enough")
        CAME_BETWEEN = "came_between", _("something came in between")
        FORGOTTEN = "forgotten", _("it was forgotten")
        TECHNOLOGY = "technology", _("the technology did not work")
        OTHER = "other", _("another reason")

    mentorship = models.ForeignKey(Mentorship, on_delete=models.CASCADE, related_name="meetings")
    starts_at = models.DateTimeField()
    # the zone the time was agreed in: the wall time there is what people meant, whatever DST does
    zone = models.CharField(max_length=60, default="Europe/Stockholm")
    minutes = models.PositiveSmallIntegerField(default=30)
    form = models.CharField(max_length=8, choices=Form.choices, default=Form.ON_SITE)
    place = models.CharField(max_length=200, blank=True)
    link = models.CharField(max_length=500, blank=True)
    state = models.CharField(max_length=10, choices=State.choices, default=State.CONFIRMED)
    booked_by = models.ForeignKey(Person, on_delete=models.SET_NULL, null=True, related_name="+")
    sequence = models.PositiveIntegerField(default=0)  # of the calendar invitation; rises with every change
    theme = models.CharField(max_length=200, blank=True)
    shared_notes = models.TextField(blank=True)
    why_missed = models.CharField(max_length=12, choices=Why.choices, blank=True)
    actual_minutes = models.PositiveSmallIntegerField(null=True, blank=True)
    closed_at = models.DateTimeField(null=True, blank=True)
    changed_at = models.DateTimeField(default=clock.now)  # when it was last booked, moved or cancelled

    class Meta:
        ordering = ["starts_at"]
        # With the state, so that two thousand pairs are counted from the index alone.
        indexes = [models.Index(fields=["mentorship", "starts_at", "state"], name="meeting_of_pair")]

    def __str__(self) -> str:
        return f"{self.starts_at:%Y-%m-%d %H:%M}"

    @property
    def is_booked(self) -> bool:
        return self.state in {self.State.PLANNED, self.State.CONFIRMED}

    @property
    def ends_at(self) -> datetime:
        return self.starts_at + timedelta(minutes=self.minutes)

    @property
    def day(self) -> date:
        """The date on the wall where the meeting is."""
        return wall(self.starts_at, self.zone).date()

    @property
    def is_past(self) -> bool:
        return self.starts_at <= clock.now()


class MeetingProposal(Row):
    """Up to three times one party proposes to the other."""

    class State(models.TextChoices):
        OPEN = "open", _("waiting for an answer")
        TAKEN = "taken", _("a time was taken")
        REPLACED = "replaced", _("other times were proposed")
        WITHDRAWN = "withdrawn", _("withdrawn")

    mentorship = models.ForeignKey(Mentorship, on_delete=models.CASCADE, related_name="meeting_proposals")
    proposed_by = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="+")
    minutes = models.PositiveSmallIntegerField(default=30)
    form = models.CharField(max_length=8, choices=Form.choices, default=Form.ON_SITE)
    place = models.CharField(max_length=200, blank=True)
    link = models.CharField(max_length=500, blank=True)
    zone = models.CharField(max_length=60, default="Europe/Stockholm")
    state = models.CharField(max_length=10, choices=State.choices, default=State.OPEN)
    # the meeting these times are to move, if any
    moves = models.ForeignKey(Meeting, on_delete=models.SET_NULL, null=True, blank=True, related_name="+")

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["mentorship"], condition=models.Q(state="open"), name="one_open_meeting_proposal"
            )
        ]

    def __str__(self) -> str:
        return f"{self.mentorship}: {self.state}"


class TimeOption(Row):
    proposal = models.ForeignKey(MeetingProposal, on_delete=models.CASCADE, related_name="options")
    starts_at = models.DateTimeField()
    meeting = models.OneToOneField(
        Meeting, on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )

    class Meta:
        ordering = ["starts_at"]

    def __str__(self) -> str:
        return f"{self.starts_at:%Y-%m-%d %H:%M}"
