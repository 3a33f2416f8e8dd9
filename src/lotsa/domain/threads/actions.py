from collections.abc import Mapping
from datetime import timedelta

from django.db import transaction
from django.utils.translation import gettext as _

from lotsa.domain.activity.actions import record
from lotsa.domain.activity.models import Event
from lotsa.domain.mentorships.models import Membership, Mentorship
from lotsa.domain.people.actions import use_link
from lotsa.domain.people.models import Link, Person
from lotsa.domain.people.viewer import Viewer
from lotsa.domain.programmes.models import Programme
from lotsa.domain.threads import queries
from lotsa.domain.threads.models import News, Post
from lotsa.kit import clock
from lotsa.kit.refused import Refused
from lotsa.kit.writing import lines

LONGEST = 5_000
_LANGUAGES = ("sv", "en")
_AN_HOUR = 10  # posts of one person to one pair: each is a mail to the others
_SAME = timedelta(minutes=2)  # a button pressed twice, or a phone that sends again


@transaction.atomic
def write_post(mentorship: Mentorship, text: str, *, by: Viewer, link: Link | None = None) -> Post:
    """Reaches the others of the pair by mail too."""
    text = lines(text, field="text", most=LONGEST)
    if not mentorship.is_open:
        raise Refused(_("This mentorship has ended. Write to each other in the way you usually do."))
    if link is not None:
        use_link(link)
    mine = Post.objects.filter(mentorship=mentorship, author=by.person, text=text)
    again = mine.filter(created_at__gt=clock.now() - _SAME).first()
    if again is not None:
        return again
    _refuse_flood(mentorship, by)
    post = Post.objects.create(mentorship=mentorship, author=by.person, text=text)
    others = Membership.objects.filter(mentorship=mentorship, person__left_on__isnull=True)
    others = others.exclude(person=by.person)
    record(
        by.organisation.pk,
        "post.written",
        post,
        by=by.id,
        concerns=list(others.values_list("person_id", flat=True)),
        facts={"pair": str(mentorship.pk)},
    )
    return post


def _refuse_flood(mentorship: Mentorship, by: Viewer) -> None:
    # Counted by what was recorded, so that writing, taking back and writing again is no way round.
    written = Event.objects.filter(
        verb="post.written",
        actor_id=by.id,
        at__gt=clock.now() - timedelta(hours=1),
        facts__pair=str(mentorship.pk),
    )
    if written.count() >= _AN_HOUR:
        raise Refused(
            _("You have written ten messages in an hour. Gather the rest in one and send it a little later."),
            field="text",
        )


@transaction.atomic
def take_back(post: Post, *, by: Viewer) -> None:
    """The writer's own. A mail that has left cannot be called back, and the page says so."""
    record(by.organisation.pk, "post.taken_back", post, by=by.id)
    Post.objects.filter(pk=post.pk).delete()


def check_news(programme: Programme, fields: Mapping[str, str]) -> list[Person]:
    """Refuses what cannot be published; otherwise gives those who get it."""
    texts = {code: (fields[f"title_{code}"].strip(), fields[f"text_{code}"].strip()) for code in _LANGUAGES}
    if not any(any(pair) for pair in texts.values()):
        raise Refused(_("Write a title and a text in at least one language."), field="title_sv")
    for code, (title, text) in texts.items():
        if bool(title) != bool(text):
            missing = "text" if title else "title"
            raise Refused(_("Give both a title and a text, or neither."), field=f"{missing}_{code}")
        if text:
            lines(text, field=f"text_{code}", most=LONGEST)
    people = queries.readers(programme, fields["to"])
    if not people:
        raise Refused(
            _("Nobody would get this. Choose others, or wait until people have joined."), field="to"
        )
    return people


@transaction.atomic
def publish_news(programme: Programme, *, by: Viewer, **fields: str) -> News:
    """`fields`: to, and title and text in Swedish, English or both."""
    people = check_news(programme, fields)
    words = {name: text.replace("\r\n", "\n").strip() for name, text in fields.items()}
    news = News.objects.create(programme=programme, author=by.person, **words)
    record(
        programme.organisation_id,
        "news.published",
        news,
        by=by.id,
        concerns=[person.pk for person in people],
    )
    return news


def forget_posts(mentorship: Mentorship) -> int:
    """Part of deleting by the rule what an ended pair wrote."""
    return Post.objects.filter(mentorship=mentorship).delete()[0]
