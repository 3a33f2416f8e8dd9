"""The pages of an import that need more than a row: kept beside the views so that each stays short."""

from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _

from lotsa.domain.intake import queries
from lotsa.domain.intake.actions.reading import OPEN
from lotsa.domain.intake.models import Import
from lotsa.domain.intake.sentences import KINDS, SEPARATORS
from lotsa.web.people.import_forms import FileForm
from lotsa.web.people.upload import LIMIT
from lotsa.web.shell.page import page, reverse_or, see_other
from lotsa.web.shell.request import Request

_FIRST_ROWS = 5
_LEFT_OUT_SHOWN = 20


def is_open(run: Import) -> bool:
    return run.state in OPEN


def onwards(run: Import) -> HttpResponse:
    """To where this import is now: its check, or its result."""
    return see_other(reverse("people:check" if is_open(run) else "people:imported", args=[run.pk]))


def too_large(request: Request) -> HttpResponse:
    form = FileForm({})
    form.errors.clear()
    form.add_error(
        "file",
        _("The file is larger than %(mb)s MB. Take away pictures and sheets that are not needed.")
        % {"mb": LIMIT // 1_000_000},
    )
    answer = page(request, "people/import/file.html", status=413, form=form)
    answer["Connection"] = "close"
    return answer


def reading(request: Request, run: Import) -> HttpResponse:
    form = FileForm(
        label_suffix="", initial={"encoding": run.how["encoding"], "separator": run.how["separator"]}
    )
    return page(
        request,
        "people/import/reading.html",
        run=run,
        form=form,
        kind=KINDS.get(run.how["kind"], run.how["kind"]),
        separator=SEPARATORS.get(run.how["separator"], ""),
        is_text=run.how["kind"] in ("csv", "pasted"),
        warnings=queries.reading_warnings(run),
        headings=[column["heading"] for column in run.columns if column["at"] is not None],
        rows=run.rows[:_FIRST_ROWS],
        refused=queries.refused_columns(run),
    )


def check(request: Request, run: Import, *, after_answers: bool = False) -> HttpResponse:
    found = queries.check_page(run)
    wrong = [q for group in found.groups for q in group.questions if q.answer and not q.solved]
    return page(
        request,
        "people/import/check.html",
        status=422 if after_answers and wrong else 200,
        run=run,
        found=found,
        wrong=wrong if after_answers else [],
        problem=bool(found.counts["problems"]),
    )


def has_wrong_answers(run: Import) -> bool:
    """Something was typed that does not help: the person should see that before the row is left out."""
    found = queries.check_page(run)
    return any(q.kind != "choice" and q.answer and q.answer != q.value and not q.solved
               for group in found.groups for q in group.questions)  # fmt: skip


def imported(request: Request, run: Import) -> HttpResponse:
    left_out = queries.left_out_rows(run)
    return page(
        request,
        "people/import/imported.html",
        run=run,
        total=len(run.plan),
        left_out=left_out[:_LEFT_OUT_SHOWN],
        more=max(0, len(left_out) - _LEFT_OUT_SHOWN),
        is_undoable=queries.is_undoable(run),
        not_undone=queries.not_undone(run),
        new_programme=reverse_or("programmes:new"),
    )
