from collections.abc import Iterator
from datetime import date, timedelta

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from lotsa.domain.followup.queries.items import DECLINED, MAIL, STEP, UNANSWERED, WorkItem
from lotsa.domain.followup.sentences import date_words
from lotsa.domain.matching.models import Proposal
from lotsa.domain.notifications.models import Message
from lotsa.domain.people.viewer import Viewer
from lotsa.domain.programmes.models import Enrolment, Programme
from lotsa.kit import clock

NEAR_DAYS, DRAFT_DAYS = 3, 30
S = Programme.State


def failed_mail(viewer: Viewer) -> Iterator[WorkItem]:
    failed = Message.objects.filter(organisation=viewer.organisation, state=Message.State.FAILED)
    newest = failed.order_by("-created_at").values_list("pk", flat=True)
    found = list(newest[:100])
    if found:
        yield WorkItem(
            key=f"mail:{found[0]}",
            weight=MAIL,
            title=ngettext("%(n)s mail could not be sent", "%(n)s mails could not be sent", len(found))
            % {"n": len(found)},
            text=_("The outbox says why, and can try again."),
            place="outbox",
        )


def proposals(viewer: Viewer) -> Iterator[WorkItem]:
    """Answers that are due soon, and mentees who stand without a mentor after a no."""
    today = clock.today(viewer.organisation.zone)
    rows = (
        Proposal.objects.filter(
            programme__organisation=viewer.organisation,
            state__in=[Proposal.State.PUBLISHED, Proposal.State.DECLINED],
        )
        .exclude(programme__state__in=[S.CLOSED, S.CANCELLED])
        .select_related("mentee__person", "mentor__person")
        .prefetch_related("programme")
        .defer("facts", "parts")
        .order_by("answer_by", "mentee__person__sort_key")
    )
    due: dict[Programme, list[Proposal]] = {}
    declined: dict[Programme, dict[str, str]] = {}
    waiting_anew: set[object] = set()
    for row in rows:
        if row.state == Proposal.State.PUBLISHED:
            waiting_anew.add(row.mentee_id)
            if row.answer_by and row.answer_by - today <= timedelta(days=NEAR_DAYS):
                due.setdefault(row.programme, []).append(row)
    for row in rows:
        free = row.mentee.state == Enrolment.State.APPROVED and row.mentee_id not in waiting_anew
        if row.state == Proposal.State.DECLINED and free:
            declined.setdefault(row.programme, {})[str(row.mentee_id)] = row.mentee.person.name
    for programme, late in due.items():
        yield _unanswered(programme, late, today)
    for programme, mentees in declined.items():
        yield _declined(programme, mentees)


def _unanswered(programme: Programme, late: list[Proposal], today: date) -> WorkItem:
    first = min(row.answer_by for row in late if row.answer_by)
    silent = sorted(
        {
            enrolment.person.name
            for row in late
            for enrolment, answer in ((row.mentee, row.mentee_answer), (row.mentor, row.mentor_answer))
            if not answer
        }
    )
    past = first < today
    return WorkItem(
        key=f"unanswered:{programme.pk}:{first.isoformat()}:{len(late)}",
        weight=UNANSWERED,
        title=ngettext("%(n)s proposal waits for an answer", "%(n)s proposals wait for an answer", len(late))
        % {"n": len(late)},
        text=(
            _("The last day was %(day)s. Not answered: %(names)s.")
            if past
            else _("The last day is %(day)s. Not answered: %(names)s.")
        )
        % {"day": date_words(first), "names": _some(silent)},
        place="board",
        place_id=programme.pk,
        order=first.toordinal(),
    )


def _declined(programme: Programme, mentees: dict[str, str]) -> WorkItem:
    names = list(mentees.values())
    return WorkItem(
        # A new no makes a new item, also when the earlier one rests.
        key=f"declined:{programme.pk}:{len(names)}:{max(mentees)[:8]}",
        weight=DECLINED,
        title=ngettext("%(n)s mentee needs a new proposal", "%(n)s mentees need a new proposal", len(names))
        % {"n": len(names)},
        text=_("Somebody said no, which is in order. Without a mentor now: %(names)s.")
        % {"names": _some(names)},
        place="board",
        place_id=programme.pk,
    )


def _some(names: list[str]) -> str:
    if len(names) <= 4:
        return ", ".join(names)
    return _("%(names)s and %(n)s more") % {"names": ", ".join(names[:3]), "n": len(names) - 3}


def programmes(viewer: Viewer) -> Iterator[WorkItem]:
    """The step that is due in each programme, at most one."""
    today = clock.today(viewer.organisation.zone)
    rows = Programme.objects.filter(organisation=viewer.organisation).exclude(
        state__in=[S.CLOSED, S.CANCELLED, S.PAUSED]
    )
    for row in rows:
        step = _step_due(row, today)
        if step is not None:
            title, text, place = step
            yield WorkItem(
                key=f"step:{row.pk}:{row.state}",
                weight=STEP,
                title=title,
                text=text,
                place=place,
                place_id=row.pk,
                order=row.starts_on.toordinal(),
            )


def _step_due(programme: Programme, today: date) -> tuple[str, str, str] | None:
    name = {"name": programme.name}
    begins = {"day": date_words(programme.starts_on)}
    closes = programme.enrolment_closes_on
    if programme.state == S.DRAFT and programme.starts_on - today <= timedelta(days=DRAFT_DAYS):
        text = _("It is to start on %(day)s. Nobody has been invited yet.") % begins
        return _("%(name)s is still a draft") % name, text, "programme"
    if programme.state == S.ENROLMENT and closes and closes < today:
        text = _("Enrolment closed on %(day)s. It is time to match.") % {"day": date_words(closes)}
        return _("%(name)s is ready to be matched") % name, text, "programme"
    if programme.state in (S.ENROLMENT, S.MATCHING) and programme.starts_on <= today:
        text = _("It was to start on %(day)s, and no pairs have been published.") % begins
        return _("%(name)s has not started") % name, text, "board"
    if programme.state == S.KICKOFF and programme.starts_on <= today:
        text = _("The start was on %(day)s. Say that the kick-off was held.") % begins
        return _("%(name)s waits to be started") % name, text, "programme"
    if programme.state == S.RUNNING and programme.ends_on < today:
        text = _("The last day was %(day)s. End the pairs and look at the report.") % {
            "day": date_words(programme.ends_on)
        }
        return _("%(name)s has come to its end") % name, text, "programme"
    return None
