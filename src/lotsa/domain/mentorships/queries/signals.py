from lotsa.domain.mentorships import access
from lotsa.domain.mentorships.models import CoordinatorNote, Mentorship, TalkRequest
from lotsa.domain.people.viewer import Viewer


def open_talks(viewer: Viewer, mentorship: Mentorship | None = None) -> list[TalkRequest]:
    """Signals not yet talked about: a coordinator's to answer, a member's own to see that it stands."""
    talks = access.talks_visible_to(viewer).filter(talked_at__isnull=True)
    return list(talks.filter(mentorship=mentorship) if mentorship else talks)


def my_note(viewer: Viewer, mentorship: Mentorship) -> CoordinatorNote | None:
    return access.notes_of(viewer).filter(mentorship=mentorship).first()
