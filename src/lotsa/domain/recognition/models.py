from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from lotsa.domain.mentorships.models import Mentorship
from lotsa.domain.people.models import Organisation, Person
from lotsa.kit.rows import Row


class Idea(Row):
    """Something a pair came to think of that the company could do, and the answer it got."""

    class State(models.TextChoices):
        PROPOSED = "proposed", _("Waits for an answer")
        TRIED = "tried", _("Is being tried")
        ADOPTED = "adopted", _("Adopted")
        DECLINED = "declined", _("Not now")

    organisation = models.ForeignKey(Organisation, on_delete=models.CASCADE, related_name="ideas")
    mentorship = models.ForeignKey(
        Mentorship, on_delete=models.SET_NULL, null=True, blank=True, related_name="ideas"
    )
    proposed_by = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="ideas")
    title = models.CharField(max_length=120)
    text = models.TextField(blank=True)
    show_names = models.BooleanField(default=False)  # to everybody, once it is tried or adopted
    state = models.CharField(max_length=8, choices=State.choices, default=State.PROPOSED)
    answer = models.TextField(blank=True)
    answered_by = models.ForeignKey(
        Person, on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )
    answered_at = models.DateTimeField(null=True, blank=True)  # of the first answer

    class Meta:
        ordering = ["-created_at"]

    def __str__(self) -> str:
        return self.title

    @property
    def is_public(self) -> bool:
        return self.state in {self.State.TRIED, self.State.ADOPTED}


class Thanks(Row):
    """Thanks from one of a pair to another: definite, personal and seen by the two alone."""

    mentorship = models.ForeignKey(Mentorship, on_delete=models.CASCADE, related_name="thanks")
    giver = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="thanks_given")
    receiver = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="thanks_received")
    text = models.TextField()

    class Meta:
        ordering = ["-created_at"]

    def __str__(self) -> str:
        return f"{self.giver} → {self.receiver}"


class Story(Row):
    """A pair's own story. Seen by the pair alone until both have said yes and a coordinator publishes it."""

    class State(models.TextChoices):
        DRAFT = "draft", _("Being written")
        ASKED = "asked", _("Waits for both to say yes")
        AGREED = "agreed", _("Both have said yes")
        PUBLISHED = "published", pgettext_lazy("story", "Published")

    class Audience(models.TextChoices):
        PROGRAMME = "programme", _("those who take part in the programme")
        EVERYBODY = "everybody", _("everybody in the company")

    mentorship = models.OneToOneField(Mentorship, on_delete=models.CASCADE, related_name="story")
    title = models.CharField(max_length=120, blank=True)
    parts = models.JSONField(default=dict)  # id of the part -> text
    audience = models.CharField(max_length=9, choices=Audience.choices, default=Audience.EVERYBODY)
    state = models.CharField(max_length=9, choices=State.choices, default=State.DRAFT)
    published_on = models.DateField(null=True, blank=True)

    def __str__(self) -> str:
        return self.title


class Consent(Row):
    """That somebody has said yes to a story as it stood; taken back with a day, never erased."""

    story = models.ForeignKey(Story, on_delete=models.CASCADE, related_name="consents")
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="+")
    taken_back_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["story", "person"],
                condition=models.Q(taken_back_at__isnull=True),
                name="one_standing_consent",
            )
        ]

    def __str__(self) -> str:
        return f"{self.story}: {self.person}"
