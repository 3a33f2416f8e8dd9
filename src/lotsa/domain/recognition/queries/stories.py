from dataclasses import dataclass

from lotsa.domain.mentorships.models import Mentorship
from lotsa.domain.mentorships.queries import Members, line_of
from lotsa.domain.people.models import Person
from lotsa.domain.people.viewer import Viewer
from lotsa.domain.recognition import access
from lotsa.domain.recognition.models import Story, Thanks
from lotsa.domain.recognition.texts import Part, story_parts


@dataclass(frozen=True)
class StoryPage:
    story: Story
    members: Members
    parts: list[tuple[Part, str]]
    waiting: list[Person]  # who has not said yes
    mine: bool  # whether the reader has said yes
    is_theirs: bool
    may_publish: bool


def story_page(viewer: Viewer, story: Story) -> StoryPage:
    members = line_of(story.mentorship).members
    said = {consent.person_id for consent in story.consents.all() if consent.taken_back_at is None}
    return StoryPage(
        story=story,
        members=members,
        parts=[(part, story.parts[part.id]) for part in story_parts() if story.parts.get(part.id)],
        waiting=[person for person in members.everybody if person.pk not in said],
        mine=viewer.id in said,
        is_theirs=viewer.id in {person.pk for person in members.everybody},
        may_publish=access.may(viewer, "publish", story),
    )


def story_of(viewer: Viewer, mentorship: Mentorship) -> Story | None:
    return access.stories_visible_to(viewer).filter(mentorship=mentorship).first()


def stories(viewer: Viewer) -> list[StoryPage]:
    """Published ones; for coordinators those that wait to be published stand first."""
    rows = access.stories_visible_to(viewer).filter(state__in=(Story.State.AGREED, Story.State.PUBLISHED))
    pages = [story_page(viewer, story) for story in rows.order_by("-published_on", "created_at")]
    return sorted(pages, key=lambda page: page.story.state == Story.State.PUBLISHED)


def thanks_of(viewer: Viewer, mentorship: Mentorship) -> list[Thanks]:
    return list(access.thanks_visible_to(viewer).filter(mentorship=mentorship))


def audience_choices() -> list[tuple[str, str]]:
    return [(each.value, str(each.label)) for each in Story.Audience]
