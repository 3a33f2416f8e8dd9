from django.db import transaction
from django.utils.translation import gettext as _

from lotsa.domain.meetings.actions.told import note_quietly
from lotsa.domain.meetings.models import Meeting, MeetingRating
from lotsa.domain.people.actions import use_link
from lotsa.domain.people.models import Link
from lotsa.domain.people.viewer import Viewer
from lotsa.kit.refused import Refused


@transaction.atomic
def rate_meeting(meeting: Meeting, word: str, *, by: Viewer, link: Link | None = None) -> None:
    """How it was, in one of five words; said again it replaces what was said. Nobody else is told."""
    if word not in {str(value) for value in MeetingRating.Word.values}:
        raise Refused(_("Choose one of the five answers."), field="word")
    if not meeting.is_past or meeting.state in (Meeting.State.CANCELLED, Meeting.State.MISSED):
        raise Refused(_("Only a meeting that took place can be rated."))
    if link is not None:
        use_link(link)
    MeetingRating.objects.update_or_create(meeting=meeting, person=by.person, defaults={"word": int(word)})
    note_quietly("meeting.rated", meeting, meeting.mentorship, by)
