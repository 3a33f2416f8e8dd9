"""Every message Lotsa sends, in the order people meet them: what happened -> who is told -> in which mail."""

from django.utils.translation import gettext_lazy as _

from lotsa.domain.notifications import still_true
from lotsa.domain.notifications.mail import Mail, news, reminder

_PAIR = _("mentor and mentee")
_INVITED = _("the person invited")
_OTHER = _("the other party")
_COORDINATORS = _("the coordinators outside the pair")
_GUESTS = _("those whom the event is for")
_THE_PERSON = _("the person, at the address so far")

MAILS: tuple[Mail, ...] = (
    # Into a programme
    Mail("invitation_mentor", _("Invited to be a mentor"), _INVITED, still=still_true.invited),
    Mail("invitation_mentee", _("Invited to have a mentor"), _INVITED, still=still_true.invited),
    reminder("interest_reminder", _("Invited and reminded"), _INVITED, still=still_true.invited),
    Mail("not_matched", _("Put on the waiting list"), _("the person waiting"), still=still_true.waitlisted),
    reminder(
        "training_reminder", _("Parts of the training are left before the start"), _("the mentor"),
        waits=7, still=still_true.taking_part,
    ),
    reminder(
        "sponsor_reminder", _("Something on the sponsor's list is due"), _("the sponsor"),
        waits=10, still=still_true.running_programme,
    ),
    # From a proposal to a pair
    Mail("proposal_mentee", _("Proposals published"), _("the mentee"), still=still_true.published),
    Mail("proposal_mentor", _("Proposals published"), _("the mentor"), still=still_true.published),
    Mail(
        "proposal_reminder", _("A proposal is not answered"), _("who has not answered"),
        is_reminder=True, waits=3, still=still_true.unanswered,
    ),
    Mail("declined", _("A proposal is declined"), _OTHER),
    Mail("accepted", _("Both have said yes"), _PAIR),
    Mail("accepted_by_hand", _("A coordinator has begun a pair by hand"), _PAIR),
    Mail("single_talk", _("A single talk has begun"), _PAIR),
    Mail("manager_info", _("Both have said yes"), _("line managers")),
    # Shared events
    Mail("kickoff", _("Invited to the kick-off"), _GUESTS, still=still_true.event_ahead),
    Mail("event_invitation", _("Invited to a shared event"), _GUESTS, still=still_true.event_ahead),
    Mail("event_moved", _("A shared event is moved"), _("those invited"), still=still_true.event_ahead),
    Mail(
        "event_cancelled", _("A shared event is called off"), _("those invited"),
        still=still_true.event_off,
    ),
    news("kickoff_missed", _("The kick-off has been held"), _("those who were not there")),
    news("event_missed", _("A shared event has been held"), _("those who were not there")),
    # Agreement
    Mail(
        "agreement_waiting", _("One has said yes to the agreement"), _("those still to say yes"),
        still=still_true.unsigned,
    ),
    reminder(
        "agreement_reminder", _("No agreement after 21 days"), _("those still to say yes"),
        waits=14, still=still_true.unsigned,
    ),
    # Meetings. Who has booked one has asked for the two mails that belong to it.
    Mail("meeting_proposal", _("Times are proposed"), _OTHER, still=still_true.times_open),
    Mail("meeting_booked", _("A meeting is booked"), _PAIR, still=still_true.booked),
    Mail("meeting_moved", _("A meeting is moved"), _PAIR, still=still_true.booked),
    Mail("meeting_cancelled", _("A meeting is cancelled"), _PAIR, still=still_true.cancelled),
    Mail(
        "meeting_cancelled_ended", _("A meeting is cancelled because the mentorship has ended"), _PAIR,
        still=still_true.cancelled,
    ),
    Mail(
        "meeting_reminder", _("Three working days before a meeting"), _PAIR,
        can_be_turned_off=True, still=still_true.ahead,
    ),
    Mail("meeting_did_it_happen", _("The day after a meeting"), _PAIR, still=still_true.booked),
    reminder("long_time_no_see", _("No meeting for 31 days"), _PAIR, still=still_true.open_pair),
    Mail(
        "letter", _("A coordinator writes to several pairs"), _("those chosen"),
        still=still_true.letter_stands,
    ),
    Mail(
        "thread_post", _("A message in the pair"), _("the others in the pair"),
        still=still_true.post_stands,
    ),
    news("programme_news", _("News from the coordinator"), _("those in the programme")),
    # Between colleagues
    news(
        "question_asked", _("A question in the network"), _("those who have said that they know"),
        still=still_true.question_open,
    ),
    Mail(
        "question_answered", _("A question has been answered"), _("who asked"),
        still=still_true.answer_stands,
    ),
    Mail(
        "thank_you_note", _("Somebody says thank you"), _("whom it is for"), still=still_true.thanks_stand
    ),
    news("idea_answered", _("An idea has got an answer"), _PAIR),
    Mail(
        "story_consent", _("A story is ready to be read"), _("those who have not said yes"),
        still=still_true.story_waits,
    ),
    # Goals
    news("goal_waiting", _("A goal waits for a yes"), _OTHER, still=still_true.goal_proposed),
    reminder(
        "goal_check", _("A goal has had no check-in for long, or its day is near"), _("its owner"),
        waits=7, still=still_true.goal_open,
    ),
    # The stages of a pair
    reminder("fit_check", _("Six weeks after the start"), _PAIR, waits=14, still=still_true.open_pair),
    reminder("midway", _("Halfway"), _PAIR, waits=14, still=still_true.open_pair),
    reminder("winding_down", _("A quarter of the time is left"), _PAIR, waits=14, still=still_true.open_pair),
    reminder("closing", _("Three weeks before the last day"), _PAIR, waits=14, still=still_true.open_pair),
    # A wish to talk, to switch or to end
    Mail("talk_coordinator", _("Somebody wants to talk with the coordinator"), _COORDINATORS),
    Mail("talk_received", _("Somebody wants to talk with the coordinator"), _("who asked")),
    Mail(
        "switch_coordinator", _("Somebody wants to switch or end"), _COORDINATORS,
        still=still_true.switch_open,
    ),
    Mail(
        "switch_received", _("Somebody wants to switch or end"), _("who asked"),
        still=still_true.switch_open,
    ),
    Mail("switch_other", _("A pair ends, and it is decided how it is said"), _OTHER),
    # The end
    Mail("thanks_mentor", _("The mentorship has come to its end"), _("the mentor")),
    Mail("thanks_mentee", _("The mentorship has come to its end"), _("the mentee")),
    Mail("certificate", _("The mentorship has come to its end"), _PAIR),
    Mail(
        "notes_deletion", _("Private notes are soon deleted"), _PAIR, is_reminder=True, waits=10,
        is_notice=True, still=still_true.ended_pair,
    ),
    # Addresses
    Mail(
        "address_waiting", _("Somebody else has entered a new address"), _THE_PERSON,
        still=still_true.address_waits,
    ),
    Mail(
        "address_leaving", _("A person changes the own address"), _THE_PERSON,
        still=still_true.address_waits,
    ),
    Mail(
        "address_arriving", _("A person changes the own address"), _("the person, at the new address"),
        still=still_true.address_waits,
    ),
    Mail("address_changed", _("An address has been changed"), _THE_PERSON),
    # Gathered, and for those who run it
    Mail(
        "digest_participant", _("Once a week, for those who have chosen it"), _("the person"),
        is_reminder=True, waits=6, can_be_turned_off=True,
    ),
    Mail(
        "digest_coordinator", _("Once a week, if something needs the coordinator"), _("coordinators"),
        is_reminder=True, can_be_turned_off=True,
    ),
    Mail("import_finished", _("An import is done"), _("whoever made it")),
)  # fmt: skip
