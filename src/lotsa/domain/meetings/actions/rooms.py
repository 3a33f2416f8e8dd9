"""How and where a pair meets, as one thing that is remembered for next time."""

from dataclasses import dataclass

from django.conf import settings
from django.utils.translation import gettext as _

from lotsa.domain.meetings.models import Form, Meeting
from lotsa.domain.mentorships.models import Mentorship
from lotsa.engine.calendar.icalendar_text import is_web_address
from lotsa.kit.refused import Refused
from lotsa.kit.secrets import new_token

LONGEST = 480


@dataclass(frozen=True)
class Room:
    """How and where: the form, a place in words and a link, as one thing that is remembered per pair."""

    form: str = Form.ON_SITE
    place: str = ""
    link: str = ""


def checked(room: Room, minutes: int) -> Room:
    """The room with its link made whole; refuses what no calendar could open."""
    if not 5 <= minutes <= LONGEST:
        raise Refused(_("A meeting takes between 5 minutes and 8 hours."), field="minutes")
    if room.form not in Form.values:
        raise Refused(_("Choose how you meet."), field="form")
    link = room.link.strip()
    if link and "://" not in link:
        link = f"https://{link}"
    if link and not is_web_address(link):
        raise Refused(
            _("The link must be a web address, such as https://meet.example.com/abc."), field="link"
        )
    return Room(room.form, " ".join(room.place.split()), link)


def remember(mentorship: Mentorship, room: Room) -> None:
    """The pair's usual place and link, offered next time."""
    kept = {"meeting_place": room.place, "meeting_link": room.link}
    changed = {name: value for name, value in kept.items() if value and value != getattr(mentorship, name)}
    if changed:
        Mentorship.objects.filter(pk=mentorship.pk).update(**changed)


def usual_room(mentorship: Mentorship) -> Room:
    """As last time."""
    last = Meeting.objects.filter(mentorship=mentorship).order_by("-starts_at").first()
    form = last.form if last else Form.ON_SITE
    return Room(form, mentorship.meeting_place, mentorship.meeting_link)


def with_video_link(mentorship: Mentorship, room: Room) -> Room:
    """A video meeting without a link gets the pair's own, made once, if a Jitsi server is configured. The
    name of the room is not to be guessed: whoever knows it may come in."""
    if room.form != Form.VIDEO or room.link or not settings.LOTSA_JITSI_URL:
        return room
    link = mentorship.meeting_link or f"{settings.LOTSA_JITSI_URL}/lotsa-{new_token()}"
    return Room(room.form, room.place, link)
