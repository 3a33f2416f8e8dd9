"""What a pair writes to each other is the pair's. News is for those who take part; coordinators write it."""

from uuid import UUID

from django.db.models import Q, QuerySet
from django.utils.translation import gettext_lazy as _

from lotsa.domain.mentorships.access import is_member
from lotsa.domain.mentorships.models import Membership
from lotsa.domain.people.rules import Rules, coordinator, fetch, who
from lotsa.domain.people.viewer import Viewer
from lotsa.domain.programmes import access as programmes_access
from lotsa.domain.programmes.access import programmes as programme_rules
from lotsa.domain.programmes.models import Enrolment, Programme
from lotsa.domain.threads.models import News, Post

mentor = who(
    "mentor",
    "own pair",
    lambda viewer, post: post is not None and is_member(viewer, post.mentorship, "mentor"),
)
mentee = who(
    "mentee",
    "own pair",
    lambda viewer, post: post is not None and is_member(viewer, post.mentorship, "mentee"),
)
author = who("employee", "own", lambda viewer, post: post is not None and post.author_id == viewer.id)
POSTS = Rules(_("What a pair writes to each other"), {"see": mentee | mentor, "take_back": author})
NEWS = Rules(
    _("News in a programme"),
    {"see": programme_rules.participant | programme_rules.sponsor | coordinator, "publish": coordinator},
)


def posts_visible_to(viewer: Viewer) -> QuerySet[Post]:
    pairs = Membership.objects.filter(person=viewer.person, mentorship__organisation=viewer.organisation)
    return (
        Post.objects.filter(mentorship__in=pairs.values("mentorship"))
        .select_related("author", "mentorship")
        .prefetch_related("mentorship__memberships")
    )


def post_for(viewer: Viewer, pk: UUID | str, *, to: str = "see") -> Post:
    return fetch(posts_visible_to(viewer), POSTS, viewer, pk, to=to)


def news_programme_for(viewer: Viewer, pk: UUID | str, *, to: str = "see") -> Programme:
    return fetch(programmes_access.visible_to(viewer), NEWS, viewer, pk, to=to)


def news_visible_to(viewer: Viewer) -> QuerySet[News]:
    """Of one's own programmes, and of those only what was meant for one's side."""
    news = News.objects.filter(programme__organisation=viewer.organisation).select_related("author")
    if viewer.has("coordinator"):
        return news
    mine = Enrolment.objects.filter(person=viewer.person).exclude(state__in=programme_rules.OUT)
    sides = Q(to=News.To.ALL, programme__in=mine.values("programme"))
    for to, side in ((News.To.MENTORS, "mentor"), (News.To.MENTEES, "mentee")):
        sides |= Q(to=to, programme__in=mine.filter(side=side).values("programme"))
    return news.filter(sides | Q(programme__sponsor=viewer.person))
