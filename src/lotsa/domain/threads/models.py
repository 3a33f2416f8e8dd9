from django.db import models
from django.utils.translation import gettext_lazy as _

from lotsa.domain.mentorships.models import Mentorship
from lotsa.domain.people.models import Person
from lotsa.domain.programmes.models import Programme
from lotsa.kit.rows import Row


class Post(Row):
    """Something one of a pair writes to the others between meetings. Who has read it is not kept."""

    mentorship = models.ForeignKey(Mentorship, on_delete=models.CASCADE, related_name="posts")
    author = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="posts")
    text = models.TextField()

    class Meta:
        ordering = ["-created_at"]
        indexes = [models.Index(fields=["mentorship", "-created_at"], name="post_of_pair")]

    def __str__(self) -> str:
        return "post"


class News(Row):
    """What a coordinator tells everybody in a programme, in one language or both."""

    class To(models.TextChoices):
        ALL = "all", _("Everybody in the programme")
        MENTORS = "mentors", _("Mentors")
        MENTEES = "mentees", _("Mentees")

    programme = models.ForeignKey(Programme, on_delete=models.CASCADE, related_name="news")
    author = models.ForeignKey(Person, on_delete=models.SET_NULL, null=True, related_name="+")
    to = models.CharField(max_length=8, choices=To.choices, default=To.ALL)
    title_sv = models.CharField(max_length=120, blank=True)
    text_sv = models.TextField(blank=True)
    title_en = models.CharField(max_length=120, blank=True)
    text_en = models.TextField(blank=True)

    class Meta:
        ordering = ["-created_at"]
        constraints = [
            models.CheckConstraint(
                name="news_in_a_language", condition=~models.Q(title_sv="") | ~models.Q(title_en="")
            )
        ]

    def __str__(self) -> str:
        return self.title_in("sv")

    def title_in(self, language: str) -> str:
        """In the reader's language; where it was not written in that, in the other."""
        return (self.title_en or self.title_sv) if language == "en" else (self.title_sv or self.title_en)

    def text_in(self, language: str) -> str:
        return (self.text_en or self.text_sv) if language == "en" else (self.text_sv or self.text_en)
