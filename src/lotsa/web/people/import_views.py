from pathlib import Path
from uuid import UUID

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_exempt, csrf_protect
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from lotsa.domain import intake
from lotsa.domain.intake import queries
from lotsa.domain.intake.access import demand_imports, import_for
from lotsa.domain.intake.actions import (
    choose_columns,
    discard_import,
    read_import,
    repair_import,
    undo_import,
)
from lotsa.domain.intake.tasks import carry_out
from lotsa.kit.refused import Refused
from lotsa.web.people import downloads, import_pages
from lotsa.web.people.import_forms import ColumnsForm, FileForm
from lotsa.web.people.upload import Bounded, is_too_large
from lotsa.web.shell import banner
from lotsa.web.shell.page import page, see_other
from lotsa.web.shell.request import Request
from lotsa.web.shell.wording import put_everywhere

PER_PAGE = 30
_TEMPLATE = Path(intake.__file__).parent / "content" / "golden_path.xlsx"


@csrf_exempt  # only so that the size is judged before the body is read; choose_file_within checks the token
@require_http_methods(["GET", "POST"])
def choose_file(request: Request) -> HttpResponse:
    demand_imports(request.viewer, "edit")
    if is_too_large(request):
        return import_pages.too_large(request)
    bounded = Bounded(request)
    request.upload_handlers.insert(0, bounded)
    return choose_file_within(request, bounded)


@csrf_protect
def choose_file_within(request: Request, bounded: Bounded) -> HttpResponse:
    if request.method != "POST":
        return page(request, "people/import/file.html", form=FileForm())
    form = FileForm(request.POST, request.FILES)
    if bounded.is_over:
        return import_pages.too_large(request)
    if form.is_valid():
        try:
            run = read_import(by=request.viewer, **form.what)
            return see_other(reverse("people:reading", args=[run.pk]))
        except Refused as refused:
            form.refuse(refused)
    return page(request, "people/import/file.html", status=422, form=form)


@require_GET
def template(request: Request) -> HttpResponse:
    demand_imports(request.viewer, "edit")
    return downloads.attachment(_TEMPLATE.read_bytes(), _("lotsa-people.xlsx"), downloads.XLSX)


@require_GET
def reading(request: Request, pk: UUID) -> HttpResponse:
    run = import_for(request.viewer, pk, to="edit")
    return import_pages.reading(request, run) if import_pages.is_open(run) else import_pages.onwards(run)


@require_http_methods(["GET", "POST"])
def columns(request: Request, pk: UUID) -> HttpResponse:
    run = import_for(request.viewer, pk, to="edit")
    if not import_pages.is_open(run):
        return import_pages.onwards(run)
    form = ColumnsForm(request.POST if request.method == "POST" else None, run.columns)
    if request.method == "POST" and form.is_valid():
        try:
            choose_columns(run, form.chosen, by=request.viewer)
            return see_other(reverse("people:check", args=[pk]))
        except Refused as refused:
            form.refuse(refused)
    return page(request, "people/import/columns.html", status=422 if form.errors else 200, form=form, run=run)


@require_http_methods(["GET", "POST"])
def check(request: Request, pk: UUID) -> HttpResponse:
    run = import_for(request.viewer, pk, to="edit")
    if not import_pages.is_open(run):
        return import_pages.onwards(run)
    if request.method == "GET":
        return import_pages.check(request, run)
    repair_import(run, {**request.POST.dict()}, by=request.viewer)
    if "import" not in request.POST or import_pages.has_wrong_answers(run):
        return import_pages.check(request, run, after_answers=True)
    carry_out(run, by=request.viewer)
    return see_other(reverse("people:imported", args=[pk]))


@require_GET
def left_out(request: Request, pk: UUID) -> HttpResponse:
    run = import_for(request.viewer, pk)
    rows = put_everywhere(queries.left_out_table(run), request.viewer.organisation.adept_forms)
    return downloads.xlsx(rows, name=_("rows-to-put-right"), title=_("To put right"))


@require_GET
def imported(request: Request, pk: UUID) -> HttpResponse:
    run = import_for(request.viewer, pk)
    return import_pages.onwards(run) if import_pages.is_open(run) else import_pages.imported(request, run)


@require_POST
def undoing(request: Request, pk: UUID) -> HttpResponse:
    run = import_for(request.viewer, pk, to="undo")
    undo_import(run, by=request.viewer)
    return see_other(reverse("people:imported", args=[pk]))


@require_POST
def discarding(request: Request, pk: UUID) -> HttpResponse:
    discard_import(import_for(request.viewer, pk, to="edit"), by=request.viewer)
    banner.say(request, _("The file has been thrown away. Nothing was imported."))
    return see_other(reverse("people:index"))


@require_GET
def history(request: Request) -> HttpResponse:
    demand_imports(request.viewer)
    runs = Paginator(queries.imports_of(request.viewer), PER_PAGE).get_page(request.GET.get("page"))
    return page(
        request,
        "people/import/history.html",
        lines=[(run, queries.is_undoable(run)) for run in runs],
        runs=runs,
    )
