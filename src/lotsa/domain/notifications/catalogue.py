"""Which events become mail, and what each mail is (the list itself stands in mails.py)."""

from collections.abc import Mapping

from lotsa.domain.notifications.drafts import (
    addresses,
    agreements,
    digests,
    enrolments,
    gatherings,
    goals,
    imports,
    letters,
    meetings,
    mentorships,
    network,
    phases,
    programme,
    proposals,
    recognition,
    talks,
    threads,
)
from lotsa.domain.notifications.drafts.draft import Drafts
from lotsa.domain.notifications.mail import Mail
from lotsa.domain.notifications.mails import MAILS

__all__ = ["DRAFTS", "MAILS", "Mail", "mail"]

DRAFTS: Mapping[str, Drafts] = {
    "enrolment.invited": enrolments.invited,
    "enrolment.reminded": enrolments.reminded,
    "enrolment.waitlisted": enrolments.waitlisted,
    "training.reminded": programme.training_reminded,
    "sponsor.reminded": programme.sponsor_reminded,
    "proposal.published": proposals.published,
    "proposal.reminded": proposals.reminded,
    "proposal.declined": proposals.declined,
    "mentorship.began": mentorships.began,
    "event.invited": gatherings.told,
    "event.moved": gatherings.told,
    "event.cancelled": gatherings.told,
    "event.missed": gatherings.missed,
    "agreement.accepted": agreements.accepted,
    "agreement.unsigned": agreements.unsigned,
    "times.proposed": meetings.proposed,
    "meeting.booked": meetings.told,
    "meeting.moved": meetings.told,
    "meeting.cancelled": meetings.told,
    "meeting.coming": meetings.coming,
    "meeting.unconfirmed": meetings.unconfirmed,
    "mentorship.silent": mentorships.silent,
    "question.asked": network.asked,
    "question.answered": network.answered,
    "thanks.given": recognition.thanked,
    "idea.answered": recognition.idea_answered,
    "story.consent_asked": recognition.consent_asked,
    "goal.proposed": goals.proposed,
    "goal.check_due": goals.check_due,
    "mentorship.fit_asked": phases.fit_asked,
    "mentorship.midway": phases.midway,
    "mentorship.winding_down": phases.winding_down,
    "mentorship.closing": phases.closing,
    "mentorship.talk_wanted": talks.talk_wanted,
    "switch.asked": talks.switch_asked,
    "switch.told": talks.switch_told,
    "post.written": threads.written,
    "news.published": threads.published,
    "letter.written": letters.by_coordinator,
    "mentorship.ended": mentorships.ended,
    "notes.deletion_coming": phases.deletion_coming,
    "address.asked": addresses.asked,
    "person.address_changed": addresses.changed,
    "digest.due": digests.weekly,
    "digest.coordinator_due": digests.for_coordinator,
    "import.finished": imports.finished,
}

_BY_TEMPLATE = {mail.template: mail for mail in MAILS}


def mail(template: str) -> Mail:
    return _BY_TEMPLATE[template]
