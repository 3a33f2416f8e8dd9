"""What a programme's page says first: what is so, and what to do next."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.urls import NoReverseMatch, reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from lotsa.domain.programmes.dates import usual_start
from lotsa.domain.programmes.queries import ProgrammeLine, ProgrammePage
from lotsa.web.shell import dates
from lotsa.web.shell.page import reverse_or

# State -> kind of tag (templatetags.lotsa.tag): under way, needs you, done, not yet.
TAGS = {
    "draft": "line",
    "enrolment": "2",
    "matching": "2",
    "kickoff": "1",
    "running": "1",
    "paused": "warn",
    "evaluation": "1",
    "closed": "ok",
    "cancelled": "line",
}
STEP_OF = {
    "purpose": "purpose",
    "needs": "purpose",
    "goals": "purpose",
    "coordinator": "edit",
    "sponsor": "dates",
    "participants": "participants",
    "places": "participants",
    "training": "participants",
}


@dataclass(frozen=True)
class News:
    heading: str
    lead: str = ""
    label: str = ""  # of the next action
    url: str = ""  # where it leads …
    to: str = ""  # … or the state it moves the programme to


def of_list(lines: Sequence[ProgrammeLine]) -> str:
    under_way = sum(line.programme.state not in ("draft", "closed", "cancelled") for line in lines)
    if under_way:
        return ngettext("%(n)s programme is under way", "%(n)s programmes are under way", under_way) % {
            "n": under_way
        }
    return _("No programme is under way") if lines else _("No programmes yet")


def address(name: str, programme: Any) -> str:
    """A page of one programme; empty while no section owns that name."""
    try:
        return reverse(name, args=[programme.pk])
    except NoReverseMatch:
        return ""


def of(told: ProgrammePage, today: date, pairs: int = 0) -> News:
    """For the coordinator; others read the name and the purpose."""
    if told.programme.state == "running":
        return _running(told, today, pairs)
    return _BY_STATE[told.programme.state](told, today)


def mend(told: ProgrammePage) -> str:
    """The page on which the first missing thing is put right."""
    lacking = [check.key for check in told.checks if check.blocks and not check.done]
    step = STEP_OF.get(lacking[0], "purpose") if lacking else "check"
    return reverse(f"programmes:{step}", args=[told.programme.pk])


def _draft(told: ProgrammePage, today: date) -> News:
    lacking = [check for check in told.checks if check.blocks and not check.done]
    programme = told.programme
    if lacking:
        return News(
            ngettext(
                "%(n)s thing is missing before enrolment can open",
                "%(n)s things are missing before enrolment can open",
                len(lacking),
            )
            % {"n": len(lacking)},
            str(lacking[0].todo),
            _("Go on setting up"),
            mend(told),
        )
    return News(
        _("The programme is ready to start"),
        _("Nobody has been told yet."),
        _("Check and start"),
        reverse("programmes:check", args=[programme.pk]),
    )


def sides(mentees: int, mentors: int) -> str:
    """ "18 mentees and 14 mentors" """
    return _("%(mentees)s and %(mentors)s") % {
        "mentees": ngettext("%(n)s mentee", "%(n)s mentees", mentees) % {"n": mentees},
        "mentors": ngettext("%(n)s mentor", "%(n)s mentors", mentors) % {"n": mentors},
    }


def places(count: int) -> str:
    return ngettext("%(n)s place", "%(n)s places", count) % {"n": count}


def with_places(found: Any) -> str:
    """ "18 mentees, 14 mentors, 20 places": of a pool, or of what the people list holds."""
    return _("%(mentees)s, %(mentors)s, %(places)s") % {
        "mentees": ngettext("%(n)s mentee", "%(n)s mentees", found.mentees) % {"n": found.mentees},
        "mentors": ngettext("%(n)s mentor", "%(n)s mentors", found.mentors) % {"n": found.mentors},
        "places": places(found.places),
    }


def _enrolment(told: ProgrammePage, today: date) -> News:
    pool, programme = told.pool, told.programme
    participants = reverse("programmes:participants", args=[programme.pk])
    lead = []
    if programme.enrolment_closes_on:
        lead.append(_("Enrolment closes %(day)s.") % {"day": dates.day(programme.enrolment_closes_on)})
    if pool.invited:
        lead.append(
            ngettext("%(n)s person has not answered.", "%(n)s people have not answered.", pool.invited)
            % {"n": pool.invited}
        )
    if pool.applied:
        heading = ngettext(
            "%(n)s application is waiting for you", "%(n)s applications are waiting for you", pool.applied
        ) % {"n": pool.applied}
        return News(heading, " ".join(lead), _("Read the applications"), participants)
    heading = _("%(sides)s so far") % {"sides": sides(pool.mentees, pool.mentors)}
    if not pool.is_ready:
        invite = reverse("programmes:participants_new", args=[programme.pk])
        return News(heading, " ".join(lead), _("Invite people"), invite)
    return News(heading, " ".join(lead), _("Close enrolment and match"), to="matching")


def _matching(told: ProgrammePage, today: date) -> News:
    pool = told.pool
    heading = _("%(sides)s to match") % {"sides": sides(pool.mentees, pool.mentors)}
    lead = _("The mentors have %(places)s.") % {"places": places(pool.places)}
    if pool.places_short:
        short = pool.places_short
        lead += " " + ngettext("That is %(n)s too few.", "That is %(n)s too few.", short) % {"n": short}
    board = address("matching:board", told.programme)
    participants = reverse("programmes:participants", args=[told.programme.pk])
    return News(heading, lead, _("Go to the matching"), board or participants)


def _kickoff(told: ProgrammePage, today: date) -> News:
    kickoff = next((event for event in told.events if event.kind == "kickoff"), None)
    if kickoff is None or kickoff.held:
        return News(_("The pairs are published"), "", _("Start the programme"), to="running")
    heading = _("The kick-off is on %(day)s") % {"day": dates.day(kickoff.on)}
    lead = _("The pairs are published. Mark the kick-off as held when it has been.")
    if kickoff.on <= today:
        here = reverse("programmes:event", args=[told.programme.pk, kickoff.pk])
        return News(heading, lead, _("The kick-off has been held"), url=here, to="held")
    if kickoff.invited_at is None:
        invite = reverse("programmes:event_invite", args=[kickoff.pk])
        return News(heading, _("Nobody is invited to it yet."), _("Invite to the kick-off"), invite)
    return News(heading, lead)


def _running(told: ProgrammePage, today: date, pairs: int) -> News:
    coming = told.next_event
    followup = reverse_or("home:followup")
    heading = ngettext("%(n)s pair is active", "%(n)s pairs are active", pairs) % {"n": pairs}
    if coming is None:
        lead = _("The programme runs until %(day)s.") % {"day": dates.day(told.programme.ends_on)}
        return News(heading, lead, _("Go to the evaluation"), to="evaluation")
    lead = _("Next comes %(event)s on %(day)s, %(ago)s.") % {
        "event": coming.label,
        "day": dates.day(coming.on),
        "ago": dates.weeks_ago(coming.on, today=today),
    }
    return News(heading, lead, _("Follow up the pairs") if followup else "", followup)


def _paused(told: ProgrammePage, today: date) -> News:
    return News(
        _("The programme is paused"),
        _("Nobody is reminded of anything."),
        _("Take it up again"),
        to="running",
    )


def _evaluation(told: ProgrammePage, today: date) -> News:
    report = address("outcomes:report", told.programme)
    lead = _("Read the report before you close the programme.")
    return News(_("Time to look back"), lead, _("Read the report") if report else "", report)


def _closed(told: ProgrammePage, today: date) -> News:
    copy = reverse("programmes:copy", args=[told.programme.pk])
    return News(
        _("The programme is closed"),
        _("It ran from %(first)s to %(last)s.")
        % {"first": dates.day(told.programme.starts_on), "last": dates.day(told.programme.ends_on)},
        _("Copy to a new round"),
        copy,
    )


def _cancelled(told: ProgrammePage, today: date) -> News:
    return News(_("The programme was cancelled"))


_BY_STATE = {
    "draft": _draft,
    "enrolment": _enrolment,
    "matching": _matching,
    "kickoff": _kickoff,
    "paused": _paused,
    "evaluation": _evaluation,
    "closed": _closed,
    "cancelled": _cancelled,
}


def moved(programme: Any) -> str:
    """What the banner says after a move."""
    return {
        "enrolment": _("Enrolment is open."),
        "matching": _("Enrolment is closed. Now match the pairs."),
        "running": _("The programme is running."),
        "paused": _("The programme is paused. Nobody is reminded of anything."),
        "evaluation": _("The pairs have ended. Now look back."),
        "closed": _("The programme is closed."),
        "cancelled": _("The programme is cancelled."),
    }.get(programme.state, _("Saved."))


def after(programme: Any) -> str:
    """Where a move leads: to the board when there is matching to do, else to the programme."""
    here = reverse("programmes:programme", args=[programme.pk])
    return (address("matching:board", programme) or here) if programme.state == "matching" else here


def next_round(programme: Any) -> dict[str, Any]:
    """What the form for a new round starts from."""
    starts_on = usual_start(programme.ends_on)
    name = programme.name.replace(str(programme.starts_on.year), str(starts_on.year))
    if name == programme.name:
        name = _("%(name)s, round %(n)s") % {"name": name, "n": programme.round_number + 1}
    return {"name": name, "starts_on": starts_on}
