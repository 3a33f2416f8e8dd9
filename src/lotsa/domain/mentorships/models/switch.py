from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from lotsa.domain.mentorships.models.mentorship import Mentorship
from lotsa.domain.people.models import Person
from lotsa.domain.programmes.models import Enrolment
from lotsa.kit.rows import Row


class SwitchRequest(Row):
    """ "I want to switch or end", asked by either party, without blame. While it is a draft only its writer
    knows of it; once asked, the coordinators outside the pair do; the other party learns of it last."""

    class State(models.TextChoices):
        DRAFT = "draft", _("Draft")
        OPEN = "open", _("Open")
        HANDLED = "handled", _("Handled")
        WITHDRAWN = "withdrawn", pgettext_lazy("request", "Withdrawn")

    class Reason(models.TextChoices):
        """The words for readers stand in content/endings.yaml."""

        NO_TIME = "no_time"
        GOAL_REACHED = "goal_reached"
        OTHER_NEED = "other_need"
        CHEMISTRY = "chemistry"
        CHANGES_JOB = "changes_job"
        NOT_SAY = "not_say"

    class Want(models.TextChoices):
        ADJUST = "adjust"
        PAUSE = "pause"
        SWITCH = "switch"
        END = "end"
        TALK = "talk"

    class Way(models.TextChoices):
        MEETING = "meeting"
        MESSAGE = "message"
        COORDINATOR = "coordinator"

    class Then(models.TextChoices):
        """What is to come after: a proposal from the coordinator, one of those chosen, or nothing new."""

        PROPOSAL = "proposal"
        CHOSEN = "chosen"
        NOTHING = "nothing"

    class HandledBy(models.TextChoices):
        RE_MATCH = "re_match", _("a new pair")
        COACHING = "coaching", _("a talk")
        CLOSE = "close", _("an ending")

    mentorship = models.ForeignKey(Mentorship, on_delete=models.CASCADE, related_name="switch_requests")
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="switch_requests")
    state = models.CharField(max_length=10, choices=State.choices, default=State.DRAFT)
    reason = models.CharField(max_length=12, choices=Reason.choices, blank=True)
    text = models.CharField(max_length=1000, blank=True)  # to the coordinator alone
    want = models.CharField(max_length=8, choices=Want.choices, blank=True)
    way = models.CharField(max_length=12, choices=Way.choices, default=Way.COORDINATOR)
    message = models.CharField(max_length=2000, blank=True)  # what the other party gets to read
    then = models.CharField(max_length=10, choices=Then.choices, default=Then.PROPOSAL)
    asked_at = models.DateTimeField(null=True, blank=True)
    told_at = models.DateTimeField(null=True, blank=True)  # when the other party was told
    handled_at = models.DateTimeField(null=True, blank=True)
    handled_by = models.ForeignKey(Person, on_delete=models.SET_NULL, null=True, blank=True, related_name="+")
    handled_as = models.CharField(max_length=10, choices=HandledBy.choices, blank=True)

    class Meta:
        ordering = ["created_at"]
        constraints = [
            models.UniqueConstraint(
                fields=["mentorship", "person"],
                condition=models.Q(state__in=["draft", "open"]),
                name="one_open_switch_request",
            )
        ]

    def __str__(self) -> str:
        return f"{self.mentorship} {self.state}"

    @property
    def is_open(self) -> bool:
        return self.state == self.State.OPEN

    @property
    def may_be_withdrawn(self) -> bool:
        return self.state == self.State.OPEN and self.told_at is None


class SwitchWish(Row):
    """A mentor wished for next, in order; at most three."""

    request = models.ForeignKey(SwitchRequest, on_delete=models.CASCADE, related_name="wishes")
    mentor = models.ForeignKey(Enrolment, on_delete=models.CASCADE, related_name="+")
    rank = models.PositiveSmallIntegerField()

    class Meta:
        ordering = ["rank"]
        constraints = [models.UniqueConstraint(fields=["request", "mentor"], name="switch_wish_once")]

    def __str__(self) -> str:
        return f"{self.rank}. {self.mentor}"
