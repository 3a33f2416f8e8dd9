from uuid import UUID

from django.http import HttpResponse
from django.utils.text import slugify
from django.views.decorators.http import require_GET

from lotsa.domain.outcomes import access, queries
from lotsa.web.outcomes.pdf import as_pdf
from lotsa.web.outcomes.sentences import in_words
from lotsa.web.shell.page import page
from lotsa.web.shell.request import Request


@require_GET
def index(request: Request) -> HttpResponse:
    return page(request, "outcomes/index.html", programmes=queries.reports(request.viewer))


@require_GET
def report(request: Request, pk: UUID) -> HttpResponse:
    programme = access.report_for(request.viewer, pk)
    counts = queries.report(request.viewer, programme)
    return page(request, "outcomes/report.html", programme=programme, report=counts, **in_words(counts))


@require_GET
def report_pdf(request: Request, pk: UUID) -> HttpResponse:
    programme = access.report_for(request.viewer, pk)
    counts = queries.report(request.viewer, programme)
    answer = HttpResponse(as_pdf(counts, request.viewer.organisation), content_type="application/pdf")
    name = slugify(programme.name) or "report"
    answer["Content-Disposition"] = f'attachment; filename="{name}.pdf"'
    return answer
