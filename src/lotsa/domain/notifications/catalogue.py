"""Every message Lotsa sends: what happened -> who is told -> in which mail.

`is_reminder`: nobody asked for it, so it rests in the quiet weeks, comes at most once a week and can be
turned off. `still`: whether the message is still true when it is about to leave.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext_lazy as _

from lotsa.domain.notifications import still_true
from lotsa.domain.notifications.drafts import enrolments, imports, meetings, mentorships, proposals
from lotsa.domain.notifications.drafts.draft import Drafts
from lotsa.domain.notifications.models import Message


@dataclass(frozen=True)
class Mail:
    """One mail: `when` and `to` say for a reader of /settings/messages/ what sends it to whom."""

    template: str
    when: Any
    to: Any
    is_reminder: bool = False
    can_be_turned_off: bool = False
    still: Callable[[Message], bool] = still_true.always


_PAIR = _("mentor and mentee")
_INVITED = _("the person invited")

MAILS: tuple[Mail, ...] = (
    Mail("invitation_mentor", _("Invited to be a mentor"), _INVITED, still=still_true.invited),
    Mail("invitation_mentee", _("Invited to have a mentor"), _INVITED, still=still_true.invited),
    Mail(
        "interest_reminder", _("Invited and reminded"), _INVITED,
        is_reminder=True, can_be_turned_off=True, still=still_true.invited,
    ),
    Mail("not_matched", _("Put on the waiting list"), _("the person waiting"), still=still_true.waitlisted),
    Mail("proposal_mentee", _("Proposals published"), _("the mentee"), still=still_true.published),
    Mail("proposal_mentor", _("Proposals published"), _("the mentor"), still=still_true.published),
    Mail(
        "proposal_reminder", _("A proposal is not answered"), _("who has not answered"),
        is_reminder=True, still=still_true.unanswered,
    ),
    Mail("declined", _("A proposal is declined"), _("the other party")),
    Mail("accepted", _("Both have said yes"), _PAIR),
    Mail("manager_info", _("Both have said yes"), _("line managers")),
    Mail("kickoff", _("Both have said yes, and a kick-off is coming"), _PAIR, still=still_true.kickoff),
    Mail("meeting_proposal", _("Times are proposed"), _("the other party"), still=still_true.times_open),
    Mail("meeting_booked", _("A meeting is booked"), _PAIR, still=still_true.booked),
    Mail("meeting_moved", _("A meeting is moved"), _PAIR, still=still_true.booked),
    Mail("meeting_cancelled", _("A meeting is cancelled"), _PAIR, still=still_true.cancelled),
    Mail(
        "meeting_reminder", _("Three working days before a meeting"), _PAIR,
        can_be_turned_off=True, still=still_true.ahead,
    ),
    Mail("meeting_did_it_happen", _("The day after a meeting"), _PAIR, still=still_true.booked),
    Mail(
        "long_time_no_see", _("No meeting for 31 days"), _PAIR,
        is_reminder=True, can_be_turned_off=True, still=still_true.open_pair,
    ),
    Mail("thanks_mentor", _("The mentorship has come to its end"), _("the mentor")),
    Mail("thanks_mentee", _("The mentorship has come to its end"), _("the mentee")),
    Mail("import_finished", _("An import is done"), _("whoever made it")),
)  # fmt: skip

# Which events are turned into drafts, and by what.
DRAFTS: Mapping[str, Drafts] = {
    "enrolment.invited": enrolments.invited,
    "enrolment.reminded": enrolments.reminded,
    "enrolment.waitlisted": enrolments.waitlisted,
    "proposal.published": proposals.published,
    "proposal.reminded": proposals.reminded,
    "proposal.declined": proposals.declined,
    "mentorship.began": mentorships.began,
    "mentorship.ended": mentorships.ended,
    "mentorship.silent": mentorships.silent,
    "times.proposed": meetings.proposed,
    "meeting.booked": meetings.told,
    "meeting.moved": meetings.told,
    "meeting.cancelled": meetings.told,
    "meeting.coming": meetings.coming,
    "meeting.unconfirmed": meetings.unconfirmed,
    "import.finished": imports.finished,
}

_BY_TEMPLATE = {mail.template: mail for mail in MAILS}


def mail(template: str) -> Mail:
    return _BY_TEMPLATE[template]
