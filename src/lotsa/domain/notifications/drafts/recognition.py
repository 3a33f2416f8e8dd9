"""Thanks, ideas and stories. Thanks are between two, and a story is the pair's own until both have said yes:
of those only the reader of the mail sees the words."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from uuid import UUID

from django.db.models import Model
from django.utils.translation import gettext as _

from lotsa.domain.activity.models import Event
from lotsa.domain.mentorships.queries import Members, members_of
from lotsa.domain.notifications.drafts.draft import Draft, concerned, with_rows
from lotsa.domain.notifications.drafts.pairs import names_of_others, pair_link
from lotsa.domain.notifications.letter import Link, Private, Value
from lotsa.domain.people.models import Person
from lotsa.domain.recognition.models import Idea, Story, Thanks


def thanked(events: Sequence[Event]) -> Iterator[Draft]:
    people = concerned(events)
    rows = Thanks.objects.select_related("giver", "mentorship__programme")
    for event, thanks in with_rows(events, rows):
        for person in _told(event, people):
            yield _draft(event, thanks, person, "thank_you_note", _thanks(thanks), thanks.giver.email)


def _thanks(thanks: Thanks) -> Callable[[], Mapping[str, Value]]:
    return lambda: {
        "other_name": thanks.giver.name,
        "programme_name": thanks.mentorship.programme.name,
        "note": Private(thanks.text),
        "link": pair_link(thanks.mentorship_id, "thanks/", _("Open the thanks")),
    }


def idea_answered(events: Sequence[Event]) -> Iterator[Draft]:
    people = concerned(events)
    for event, idea in with_rows(events, Idea.objects.select_related("answered_by")):
        for person in _told(event, people):
            yield _draft(event, idea, person, "idea_answered", _answer(idea))


def _answer(idea: Idea) -> Callable[[], Mapping[str, Value]]:
    path = f"/pairs/{idea.mentorship_id}/ideas/" if idea.mentorship_id else "/ideas/"
    return lambda: {"idea_title": idea.title, "link": Link(path, _("Read the answer"))}


def consent_asked(events: Sequence[Event]) -> Iterator[Draft]:
    people, rows = concerned(events), with_rows(events, Story.objects.all())
    members = members_of(story.mentorship_id for _event, story in rows)
    for event, story in rows:
        for person in _told(event, people):
            yield _draft(event, story, person, "story_consent", _story(story, members, person))


def _story(
    story: Story, members: Mapping[UUID, Members], person: Person
) -> Callable[[], Mapping[str, Value]]:
    return lambda: {
        "story_title": Private(story.title),
        "other_name": names_of_others(members[story.mentorship_id], person),
        "visible_to": str(story.get_audience_display()),
        "link": Link("/c/{token}/", _("Read the story"), "story_consent", story.pk),
    }


def _told(event: Event, people: Mapping[str, Person]) -> list[Person]:
    return [people[pk] for pk in event.concerns if pk in people]


def _draft(
    event: Event,
    row: Model,
    person: Person,
    template: str,
    values: Callable[[], Mapping[str, Value]],
    reply_to: str = "",
) -> Draft:
    return Draft(
        event=event, to=person, template=template, object_id=row.pk, values=values, reply_to=reply_to
    )
