from datetime import datetime, timedelta

from django.conf import settings
from django.db import transaction
from django.utils.translation import gettext as _

from lotsa.domain.activity.actions import record
from lotsa.domain.matching.actions.drafts import hold, refuse_wrong_time
from lotsa.domain.matching.models import Proposal
from lotsa.domain.matching.queries import answer_day
from lotsa.domain.people.viewer import Viewer
from lotsa.domain.programmes.actions import move_programme
from lotsa.domain.programmes.models import Enrolment, Programme
from lotsa.kit import clock
from lotsa.kit.careful import save_if_unchanged
from lotsa.kit.refused import Refused

FARTHEST_DAYS = 60
P = Proposal.State
_IN = (Enrolment.State.APPROVED, Enrolment.State.MATCHED)


@transaction.atomic
def publish(programme: Programme, *, by: Viewer, send_at: datetime | None = None) -> list[Proposal]:
    """Sends every draft to its two people, at `send_at` or in ten minutes; until then it can be undone.
    This is what takes a programme from matching to kick-off."""
    refuse_wrong_time(programme)
    hold(programme)
    drafts = list(
        Proposal.objects.filter(programme=programme, state=P.STAGED).select_related(
            "mentee__person", "mentor__person"
        )
    )
    if not drafts:
        raise Refused(_("There is no pair to publish. Make a proposal first."))
    _refuse_left(drafts)
    now = clock.now()
    at = send_at or now + timedelta(minutes=settings.LOTSA_UNDO_MINUTES)
    if at < now or at > now + timedelta(days=FARTHEST_DAYS):
        raise Refused(
            _("Choose a time from now and up to %(days)s days ahead.") % {"days": FARTHEST_DAYS}, field="at"
        )
    answer_by = answer_day(programme, at)
    for proposal in drafts:
        save_if_unchanged(
            proposal, version=None, state=P.PUBLISHED, published_at=now, send_at=at, answer_by=answer_by
        )
        record(
            programme.organisation_id,
            "proposal.published",
            proposal,
            by=by.id,
            concerns=[proposal.mentee.person_id, proposal.mentor.person_id],
            facts={"send_at": at.isoformat()},
        )
    _move_on(programme, by)
    return drafts


def _refuse_left(drafts: list[Proposal]) -> None:
    gone = [
        enrolment.person.name
        for draft in drafts
        for enrolment in (draft.mentee, draft.mentor)
        if enrolment.state not in _IN or not enrolment.person.is_active
    ]
    if gone:
        names = ", ".join(dict.fromkeys(gone))
        raise Refused(_("%(names)s no longer takes part. Run again before you publish.") % {"names": names})


def _move_on(programme: Programme, by: Viewer) -> None:
    if programme.state == Programme.State.ENROLMENT:
        move_programme(programme, Programme.State.MATCHING, by=by)
    if programme.state == Programme.State.MATCHING:
        move_programme(programme, Programme.State.KICKOFF, by=by, published=True)


@transaction.atomic
def undo_publishing(programme: Programme, *, by: Viewer) -> int:
    """Takes back what has not left yet: the pairs are drafts again, and their mails are not sent."""
    hold(programme)
    waiting = Proposal.objects.select_for_update().filter(
        programme=programme, state=P.PUBLISHED, send_at__gt=clock.now()
    )
    taken_back = list(waiting)
    if not taken_back:
        raise Refused(_("The mails have already left."))
    for proposal in taken_back:
        save_if_unchanged(
            proposal, version=None, state=P.STAGED, published_at=None, send_at=None, answer_by=None
        )
        record(programme.organisation_id, "proposal.recalled", proposal, by=by.id)
    others = Proposal.objects.filter(programme=programme, state__in=(P.PUBLISHED, P.ACCEPTED, P.DECLINED))
    if programme.state == Programme.State.KICKOFF and not others.exists():
        # Nothing has been published after all, so the programme is where it was before.
        save_if_unchanged(programme, version=None, state=Programme.State.MATCHING)
        facts = {"from": Programme.State.KICKOFF, "to": Programme.State.MATCHING}
        record(programme.organisation_id, "programme.moved_back", programme, by=by.id, facts=facts)
    return len(taken_back)
