from datetime import timedelta

from django.db import models

from lotsa.domain.people.models.person import Person
from lotsa.kit import clock
from lotsa.kit.rows import Row

WAITS = timedelta(days=30)


class AddressChange(Row):
    """A new address that does not hold yet, because it would open somebody's mails and sign-in to whoever
    reads it. The old address has to agree, or a second person who looks after people; one who changes the
    own address shows besides that mail to the new one arrives."""

    class State(models.TextChoices):
        WAITING = "waiting"
        DONE = "done"
        STOPPED = "stopped"

    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="address_changes")
    old = models.EmailField()
    new = models.EmailField()
    asked_by = models.ForeignKey(Person, on_delete=models.SET_NULL, null=True, related_name="+")
    by_holder = models.BooleanField(default=False)
    state = models.CharField(max_length=8, choices=State.choices, default=State.WAITING)
    old_agreed_at = models.DateTimeField(null=True, blank=True)
    new_agreed_at = models.DateTimeField(null=True, blank=True)
    # the second person who looks after people, where the old mailbox is gone
    agreed_by = models.ForeignKey(Person, on_delete=models.SET_NULL, null=True, blank=True, related_name="+")
    decided_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["-created_at"]
        constraints = [
            models.UniqueConstraint(
                fields=["person"], condition=models.Q(state="waiting"), name="one_waiting_address"
            )
        ]

    def __str__(self) -> str:
        return f"{self.person}: {self.state}"

    @property
    def waits(self) -> bool:
        return self.state == self.State.WAITING and self.created_at > clock.now() - WAITS

    @property
    def lacks_old(self) -> bool:
        return self.old_agreed_at is None and self.agreed_by_id is None

    @property
    def lacks_new(self) -> bool:
        return self.by_holder and self.new_agreed_at is None
