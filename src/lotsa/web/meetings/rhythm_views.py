from uuid import UUID

from django.http import HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from lotsa.domain.mentorships.access import mentorship_for
from lotsa.web.meetings.whole_rhythm import book_all, rhythm_of
from lotsa.web.shell.page import page, see_other
from lotsa.web.shell.request import Request


@require_http_methods(["GET", "HEAD", "POST"])
def rhythm(request: Request, pk: UUID) -> HttpResponse:
    """Every meeting until the end on one page, booked in one press."""
    mentorship = mentorship_for(request.viewer, pk, to="write")
    whole = rhythm_of(request, mentorship)
    form = whole.shown.form
    if request.method == "POST" and form.is_valid() and book_all(request, whole.shown):
        return see_other(reverse("meetings:index"))
    told = {"shown": whole.shown, "form": form, "rows": whole.rows, "first": whole.first}
    return page(request, "meetings/rhythm.html", status=form.answer_status, **told)
