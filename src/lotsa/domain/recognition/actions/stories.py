from collections.abc import Mapping
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from lotsa.domain.activity.actions import record
from lotsa.domain.mentorships.models import Membership, Mentorship
from lotsa.domain.people.actions import use_link
from lotsa.domain.people.models import Link
from lotsa.domain.people.viewer import Viewer
from lotsa.domain.recognition.models import Consent, Story
from lotsa.domain.recognition.texts import story_parts
from lotsa.kit import clock
from lotsa.kit.careful import save_if_unchanged
from lotsa.kit.refused import Refused
from lotsa.kit.writing import lines

LONGEST_PART = 2_000


@transaction.atomic
def write_story(
    mentorship: Mentorship,
    *,
    by: Viewer,
    title: str,
    parts: Mapping[str, str],
    audience: str,
    version: int | None,
) -> Story:
    """Both write in the same story. A yes holds for what it was said to, so changed words ask for it anew."""
    known = {part.id for part in story_parts()}
    kept = {
        key: lines(text, field=key, most=LONGEST_PART, needed=False)
        for key, text in parts.items()
        if key in known
    }
    if audience not in Story.Audience.values:
        raise Refused(_("Choose who may read it."), field="audience")
    fields = {
        "title": lines(title, field="title", most=120),
        "parts": {key: text for key, text in kept.items() if text},
        "audience": audience,
    }
    story, made = Story.objects.get_or_create(mentorship=mentorship, defaults=fields)
    if not made:
        changed = any(getattr(story, name) != value for name, value in fields.items())
        state = {"state": Story.State.DRAFT, "published_on": None} if changed else {}
        save_if_unchanged(story, version=version, **fields, **state)
        if changed:
            _end_consents(story)
    _record("story.written", story, by)
    return story


@transaction.atomic
def ask_for_consent(story: Story, *, by: Viewer, version: int | None) -> None:
    """Ready: whoever asks says yes to what they have read (`version`) at once, and the others are asked."""
    if _has_said_yes(story, by, version):
        return
    if not story.parts:
        raise Refused(_("Write a few words first."), field="title")
    is_asked_now = story.state == Story.State.DRAFT
    if is_asked_now:
        save_if_unchanged(story, version=None, state=Story.State.ASKED)
    _consent(story, by)
    waiting = _not_yet(story)
    if waiting and is_asked_now:
        record(by.organisation.pk, "story.consent_asked", story, by=by.id, concerns=waiting)


@transaction.atomic
def say_yes(story: Story, *, by: Viewer, version: int | None, link: Link | None = None) -> None:
    """To the words that were read, and to no others; in a draft nobody is asked yet."""
    said = _has_said_yes(story, by, version)
    if story.state == Story.State.DRAFT:
        raise Refused(_("The story is being written. You are asked for your yes when it is ready."))
    if link is not None:
        use_link(link)
    if not said:
        _consent(story, by)


def _has_said_yes(story: Story, by: Viewer, version: int | None) -> bool:
    """Holds the story, so that nobody changes it meanwhile. A yes that stands is for the words that stand,
    so pressing twice changes nothing; a new one needs the version that was read."""
    story.refresh_from_db(from_queryset=Story.objects.select_for_update())
    if Consent.objects.filter(story=story, person=by.person, taken_back_at__isnull=True).exists():
        return True
    if version != story.version:
        raise Refused(_("The story has been changed since. Read it through once more first."))
    return False


def _consent(story: Story, by: Viewer) -> None:
    Consent.objects.create(story=story, person=by.person)
    _record("story.consented", story, by)
    if story.state == Story.State.ASKED and not _not_yet(story):
        save_if_unchanged(story, version=None, state=Story.State.AGREED)


@transaction.atomic
def take_back_yes(story: Story, *, by: Viewer) -> None:
    """At any time and at once: what was published is not any more."""
    rows = Consent.objects.filter(story=story, person=by.person, taken_back_at__isnull=True)
    if rows.update(taken_back_at=clock.now()):
        save_if_unchanged(story, version=None, state=Story.State.ASKED, published_on=None)
        _record("story.consent_taken_back", story, by)


@transaction.atomic
def publish_story(story: Story, *, by: Viewer) -> None:
    if story.state != Story.State.AGREED or _not_yet(story):
        raise Refused(_("A story is published only when everybody in it has said yes."))
    today = clock.today(by.organisation.zone)
    save_if_unchanged(story, version=None, state=Story.State.PUBLISHED, published_on=today)
    _record("story.published", story, by)


@transaction.atomic
def unpublish_story(story: Story, *, by: Viewer) -> None:
    if story.state == Story.State.PUBLISHED:
        save_if_unchanged(story, version=None, state=Story.State.AGREED, published_on=None)
        _record("story.unpublished", story, by)


def _end_consents(story: Story) -> None:
    Consent.objects.filter(story=story, taken_back_at__isnull=True).update(taken_back_at=clock.now())


def _not_yet(story: Story) -> list[UUID]:
    said = Consent.objects.filter(story=story, taken_back_at__isnull=True)
    rows = Membership.objects.filter(mentorship=story.mentorship_id).exclude(person__in=said.values("person"))
    return list(rows.values_list("person_id", flat=True))


def _record(verb: str, story: Story, by: Viewer) -> None:
    members = Membership.objects.filter(mentorship=story.mentorship_id)
    record(
        by.organisation.pk, verb, story, by=by.id, concerns=list(members.values_list("person_id", flat=True))
    )
