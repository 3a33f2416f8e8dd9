from datetime import timedelta
from uuid import UUID
from zoneinfo import ZoneInfo

from django.db import transaction
from django.db.models import Q
from django.utils.translation import gettext as _

from lotsa.domain.activity.actions import record
from lotsa.domain.matching import wording
from lotsa.domain.matching.actions.drafts import hold
from lotsa.domain.matching.actions.recalling import recall_lapsed
from lotsa.domain.matching.actions.switching import begin_pair
from lotsa.domain.matching.models import Proposal
from lotsa.domain.matching.queries.mine import side_of
from lotsa.domain.matching.queries.standing import lapsed
from lotsa.domain.people.actions import use_link
from lotsa.domain.people.models import Link
from lotsa.domain.people.viewer import Viewer
from lotsa.domain.programmes.models import Enrolment, Programme
from lotsa.kit import clock
from lotsa.kit.careful import save_if_unchanged
from lotsa.kit.refused import Refused

REMIND_DAYS = 2
P, A = Proposal.State, Proposal.Answer


def answer(proposal: Proposal, yes: bool, *, by: Viewer) -> Proposal:
    """One of the two says yes or no; no reason is asked. Two yes: the mentorship begins. One no: both are
    free again, the other is told, and no manager ever is."""
    _refuse_lapsed(proposal, by)
    return _answer(proposal, yes, by)


def _refuse_lapsed(proposal: Proposal, by: Viewer) -> None:
    """Not in one transaction with the answer: it stays recalled although the answer is refused."""
    if side_of(proposal, by) and recall_lapsed(Q(pk=proposal.pk)):
        raise Refused(_no_longer())


def _no_longer() -> str:
    # Not why: whatever has changed may be the other one's own affair.
    return _("This proposal is no longer open. You need do nothing.")


@transaction.atomic
def _answer(proposal: Proposal, yes: bool, by: Viewer) -> Proposal:
    # Programme first, as whoever publishes: two proposals of one mentor never take the same last place.
    hold(proposal.programme)
    people = Enrolment.objects.filter(pk__in=(proposal.mentee_id, proposal.mentor_id)).order_by("pk")
    list(people.select_for_update(of=("self", "person"), no_key=True).select_related("person"))
    # Locked, so that two who say yes in the same moment do not both believe that the other has not.
    locked = (
        Proposal.objects.select_for_update(of=("self",))
        .select_related("programme__organisation", "mentee__person", "mentor__person")
        .get(pk=proposal.pk)
    )
    side = side_of(locked, by)
    if not side:
        raise Refused(_("Only the two it is about can answer a proposal."))
    _refuse_closed(locked)
    given = A.YES if yes else A.NO
    save_if_unchanged(locked, version=None, **{f"{side}_answer": given, f"{side}_answered_at": clock.now()})
    if not yes:
        _decline(locked, side, by)
    elif locked.mentee_answer == locked.mentor_answer == A.YES:
        _begin(locked, by)
    else:
        record(_house(locked), "proposal.answered", locked, by=by.id, facts={"side": side})
    return locked


def _refuse_closed(proposal: Proposal) -> None:
    if proposal.state == P.ACCEPTED:
        raise Refused(_("You have both said yes already."))
    if proposal.state == P.DECLINED:
        raise Refused(_("This proposal has been declined. The coordinator is looking for another way."))
    if proposal.state != P.PUBLISHED or not proposal.has_left:
        raise Refused(_("This proposal has been withdrawn."))
    if proposal.programme.state == Programme.State.PAUSED:
        raise Refused(_("The programme is paused. You can answer when it goes on."))
    if lapsed([proposal]):
        raise Refused(_no_longer())


def _decline(proposal: Proposal, side: str, by: Viewer) -> None:
    save_if_unchanged(proposal, version=None, state=P.DECLINED)
    other = proposal.mentor if side == "mentee" else proposal.mentee
    record(
        _house(proposal),
        "proposal.declined",
        proposal,
        by=by.id,
        concerns=[other.person_id],
        facts={"by_side": side},
    )


def _begin(proposal: Proposal, by: Viewer) -> None:
    programme = proposal.programme
    # Before the pair begins, which takes back what else was sent to the two and has no place any more.
    save_if_unchanged(proposal, version=None, state=P.ACCEPTED)
    mentorship = begin_pair(
        programme,
        mentor=proposal.mentor,
        mentee=proposal.mentee,
        starts_on=max(clock.today(programme.organisation.zone), programme.starts_on),
        # Both read these for as long as the pair lasts: no number, and nobody's wishes.
        reasons={"facts": wording.shared_facts(proposal.facts)},
        by=by,
    )
    save_if_unchanged(proposal, version=None, mentorship=mentorship)
    record(
        _house(proposal),
        "proposal.accepted_by_both",
        proposal,
        by=by.id,
        facts={"mentorship": str(mentorship.pk)},
    )


def _house(proposal: Proposal) -> UUID:
    return proposal.programme.organisation_id


def answer_by_link(link: Link, proposal: Proposal, yes: bool, *, by: Viewer) -> Proposal:
    """As `answer`, and the link in the mail has then done what it was for."""
    _refuse_lapsed(proposal, by)
    with transaction.atomic():
        use_link(link)
        return _answer(proposal, yes, by)


@transaction.atomic
def expire_proposals() -> int:
    """Sent proposals whose day has passed without two answers are dropped; the coordinator sees them on the
    board as people without a proposal."""
    late = 0
    rows = Proposal.objects.select_for_update(of=("self",)).filter(state=P.PUBLISHED, answer_by__isnull=False)
    for proposal in rows.select_related("programme__organisation"):
        if proposal.answer_by and proposal.answer_by < clock.today(proposal.programme.organisation.zone):
            save_if_unchanged(proposal, version=None, state=P.DROPPED)
            record(_house(proposal), "proposal.expired", proposal, by=None)
            late += 1
    return late


@transaction.atomic
def remind_of_proposals() -> int:
    """Two days before the last day, to whoever has not answered. Once: a proposal's day comes only once, and
    a proposal sent later than that is not reminded of."""
    told = 0
    rows = Proposal.objects.filter(state=P.PUBLISHED, answer_by__isnull=False, send_at__lte=clock.now())
    for proposal in rows.select_related("programme__organisation", "mentee", "mentor"):
        house = proposal.programme.organisation
        sent = proposal.send_at.astimezone(ZoneInfo(house.zone)).date() if proposal.send_at else None
        today = clock.today(house.zone)
        if proposal.answer_by != today + timedelta(days=REMIND_DAYS) or sent == today:
            continue
        silent = [
            enrolment.person_id
            for enrolment, given in (
                (proposal.mentee, proposal.mentee_answer),
                (proposal.mentor, proposal.mentor_answer),
            )
            if not given
        ]
        if silent:
            record(house.pk, "proposal.reminded", proposal, by=None, concerns=silent)
            told += len(silent)
    return told
