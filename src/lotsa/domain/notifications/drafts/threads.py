from collections.abc import Callable, Iterator, Sequence

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from lotsa.domain.activity.models import Event
from lotsa.domain.notifications.drafts.draft import (
    Draft,
    concerned,
    coordinator_address,
    coordinator_of,
    with_rows,
)
from lotsa.domain.notifications.drafts.pairs import pair_link
from lotsa.domain.notifications.letter import Link, Private, Value
from lotsa.domain.threads.models import News, Post


def written(events: Sequence[Event]) -> Iterator[Draft]:
    """To the others of the pair. The words are theirs: they are in the mail and never in the outbox."""
    people = concerned(events)
    for event, post in with_rows(events, Post.objects.select_related("author")):
        for person in (people[pk] for pk in event.concerns if pk in people):
            yield Draft(
                event=event,
                to=person,
                template="thread_post",
                object_id=post.pk,
                values=_post(post),
                reply_to=post.author.email,
            )


def _post(post: Post) -> Callable[[], dict[str, Value]]:
    return lambda: {
        "other_name": post.author.name,
        "post_text": Private(post.text),
        "link_reply": Link("/r/{token}/", _("Answer"), "reply", post.mentorship_id, single_use=False),
        "link": pair_link(post.mentorship_id, "messages/", _("Open your messages")),
    }


def published(events: Sequence[Event]) -> Iterator[Draft]:
    people = concerned(events)
    rows = News.objects.select_related("programme__coordinator", "programme__organisation", "author")
    for event, news in with_rows(events, rows):
        for person in (people[pk] for pk in event.concerns if pk in people):
            yield Draft(
                event=event,
                to=person,
                template="programme_news",
                object_id=news.pk,
                values=_news(news),
                reply_to=news.author.email if news.author else coordinator_address(news.programme),
            )


def _news(news: News) -> Callable[[], dict[str, Value]]:
    def values() -> dict[str, Value]:
        language = (get_language() or "sv")[:2]
        signed = {"coordinator_name": news.author.name} if news.author else {}
        return {
            **coordinator_of(news.programme),
            **signed,
            "news_title": news.title_in(language),
            "news_text": news.text_in(language),
            "link": Link(f"/programmes/{news.programme_id}/news/", _("Read all news")),
        }

    return values
