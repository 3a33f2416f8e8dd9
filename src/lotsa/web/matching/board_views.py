from typing import Any
from uuid import UUID

from django.http import Http404, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from lotsa.domain.matching import access, actions, queries
from lotsa.domain.programmes.access import programme_for
from lotsa.domain.programmes.queries import participants
from lotsa.kit.refused import Refused
from lotsa.web.matching import news
from lotsa.web.matching.forms import ByHandForm, WaitingForm
from lotsa.web.shell import banner
from lotsa.web.shell.page import page, see_other
from lotsa.web.shell.request import Request

SHOWN = 100  # pairs, mentors and sent pairs, until the reader asks for all


@require_GET
def board(request: Request, pk: UUID) -> HttpResponse:
    programme = programme_for(request.viewer, pk, to="match")
    told = queries.board(
        request.viewer,
        programme,
        sort=request.GET.get("sort", "weakest"),
        everybody="all" in request.GET,
    )
    template = "matching/board.html" if told.pairs else "matching/no_pairs.html"
    shown = _shown(told, everything=request.GET.get("rows") == "all")
    return page(request, template, board=told, shown=shown, heading=news.heading(told), lead=news.lead(told))


def _shown(told: queries.Board, *, everything: bool) -> dict[str, Any]:
    """The first rows of each list: hundreds at once are neither read nor quick."""
    most = None if everything else SHOWN
    lists = {"pairs": told.pairs[:most], "mentors": told.mentors[:most], "sent": told.sent[:most]}
    return {**lists, "everything": everything}


@require_POST
def run(request: Request, pk: UUID) -> HttpResponse:
    programme = programme_for(request.viewer, pk, to="match")
    _try(request, lambda: banner.say(request, news.changed(actions.run_match(programme, by=request.viewer))))
    return _to_board(pk)


@require_POST
def locks(request: Request, pk: UUID) -> HttpResponse:
    """One form round all rows: the button that was pressed names its pair."""
    programme_for(request.viewer, pk, to="match")
    for name, action in (("lock", actions.lock), ("unlock", actions.unlock)):
        if asked := request.POST.get(name):
            proposal = access.proposal_for(request.viewer, _id(asked), to="change")
            _try(request, lambda do=action, row=proposal: do(row, by=request.viewer))
    return _to_board(pk, request.POST.get("sort", ""), everything=request.POST.get("rows") == "all")


@require_POST
def places(request: Request, pk: UUID) -> HttpResponse:
    """The mentor has agreed to one more place: count it in, and run again round what stands."""
    programme = programme_for(request.viewer, pk, to="match")
    mentor = _enrolment(request, programme, request.POST.get("mentor", ""), "mentor")

    def add() -> None:
        run = actions.add_place(mentor, by=request.viewer)
        name = {"name": mentor.person.name, "changes": news.changed(run)}
        banner.say(request, _("%(name)s has one more place. %(changes)s") % name)

    _try(request, add)
    return _to_board(pk)


@require_http_methods(["GET", "POST"])
def by_hand(request: Request, pk: UUID) -> HttpResponse:
    programme = programme_for(request.viewer, pk, to="match")
    people = participants(request.viewer, programme)
    sides = {"mentees": _choices(people.mentees), "mentors": _choices(people.mentors)}
    form = ByHandForm(request.POST or None, initial={"mentee": request.GET.get("mentee", "")}, **sides)
    if form.is_valid():
        try:
            _pair(request, programme, form)
            return _to_board(pk)
        except Refused as problem:
            form.refuse(problem)
    status = 422 if request.method == "POST" else 200
    return page(request, "matching/by_hand.html", status=status, programme=programme, form=form)


def _pair(request: Request, programme: Any, form: ByHandForm) -> None:
    mentee = _enrolment(request, programme, form.cleaned_data["mentee"], "mentee")
    mentor = _enrolment(request, programme, form.cleaned_data["mentor"], "mentor")
    because = form.cleaned_data["because"]
    actions.pair_by_hand(programme, mentee, mentor, by=request.viewer, because=because)
    names = {"mentee": mentee.person.name, "mentor": mentor.person.name}
    banner.say(request, _("%(mentee)s and %(mentor)s are a locked pair on the board.") % names)


def _choices(rows: Any) -> list[tuple[str, str]]:
    return [(str(row.pk), row.person.name) for row in rows if row.state in ("approved", "matched")]


@require_http_methods(["GET", "POST"])
def waiting(request: Request, pk: UUID, mentee: UUID) -> HttpResponse:
    programme = programme_for(request.viewer, pk, to="match")
    row = _enrolment(request, programme, str(mentee), "mentee")
    form = WaitingForm(request.POST or None, initial={"message": _usual_message(row)})
    if form.is_valid():
        try:
            actions.put_on_waiting_list(row, form.cleaned_data["message"], by=request.viewer)
            banner.say(request, _("%(name)s is on the waiting list.") % {"name": row.person.name})
            return _to_board(pk)
        except Refused as problem:
            form.refuse(problem)
    status = 422 if request.method == "POST" else 200
    return page(
        request, "matching/waiting.html", status=status, programme=programme, mentee=row.person, form=form
    )


def _usual_message(row: Any) -> str:
    return _(
        "Right now all the mentors who fit what you want to learn have their hands full. "
        "You are first in line when a place becomes free."
    )


def _enrolment(request: Request, programme: Any, pk: str, side: str) -> Any:
    people = participants(request.viewer, programme)
    rows = people.mentees if side == "mentee" else people.mentors
    found = next((row for row in rows if str(row.pk) == pk), None)
    if found is None:
        raise Http404
    return found


def _id(text: str) -> UUID:
    try:
        return UUID(text)
    except ValueError as problem:
        raise Http404 from problem


def _try(request: Request, do: Any) -> None:
    """Does it, or says why not in a banner on the board."""
    try:
        do()
    except Refused as problem:
        banner.warn(request, problem.sentence)


def _to_board(pk: UUID, sort: str = "", *, everything: bool = False) -> HttpResponse:
    asked = {"sort": sort} if sort in ("name", "department") else {}
    return see_other(
        reverse("matching:board", args=[pk], query={**asked, **({"rows": "all"} if everything else {})})
    )
