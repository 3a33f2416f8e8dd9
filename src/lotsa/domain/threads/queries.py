from collections.abc import Iterable
from dataclasses import dataclass
from datetime import timedelta
from uuid import UUID

from django.db.models import QuerySet

from lotsa.domain.mentorships.models import Mentorship
from lotsa.domain.people.models import Person
from lotsa.domain.people.viewer import Viewer
from lotsa.domain.programmes.access.programmes import OUT
from lotsa.domain.programmes.models import Enrolment, Programme
from lotsa.domain.threads import access
from lotsa.domain.threads.models import News, Post
from lotsa.kit import clock

AT_ONCE = 30
FRESH = timedelta(days=14)


@dataclass(frozen=True)
class Thread:
    posts: list[Post]  # the latest first
    has_older: bool


def thread(viewer: Viewer, mentorship: Mentorship, *, shown: int = AT_ONCE) -> Thread:
    rows = list(access.posts_visible_to(viewer).filter(mentorship=mentorship)[: shown + 1])
    return Thread(rows[:shown], len(rows) > shown)


def waiting_posts(viewer: Viewer, mentorship_ids: Iterable[UUID]) -> list[Post]:
    """The latest of each pair, where somebody else wrote last and not long ago. Whether it was read is not
    known and not kept; writing something oneself makes it go."""
    rows = access.posts_visible_to(viewer).filter(mentorship__in=list(mentorship_ids))
    latest: dict[UUID, Post] = {}
    for post in rows.filter(created_at__gt=clock.now() - FRESH):
        latest.setdefault(post.mentorship_id, post)
    return [post for post in latest.values() if post.author_id != viewer.id]


def news_of(viewer: Viewer, programme: Programme) -> QuerySet[News]:
    return access.news_visible_to(viewer).filter(programme=programme)


def latest_news(viewer: Viewer, programme_ids: Iterable[UUID]) -> list[News]:
    """What is new in some programmes, for Today: of the last two weeks."""
    rows = access.news_visible_to(viewer).filter(programme__in=list(programme_ids))
    return list(rows.filter(created_at__gt=clock.now() - FRESH).select_related("programme")[:3])


def readers(programme: Programme, to: str) -> list[Person]:
    """Who gets a piece of news, by name: everybody who takes part and still works here."""
    rows = Enrolment.objects.filter(programme=programme, person__left_on__isnull=True).exclude(state__in=OUT)
    rows = rows.exclude(state=Enrolment.State.INVITED)
    if to != News.To.ALL:
        rows = rows.filter(side="mentor" if to == News.To.MENTORS else "mentee")
    people = Person.objects.filter(pk__in=rows.values("person"))
    return list(people.order_by("sort_key"))


def to_choices() -> list[tuple[str, str]]:
    return [(each.value, str(each.label)) for each in News.To]
