"""Files that go out: named, never kept by a browser, never opened in the page."""

from collections.abc import Sequence

from django.http import HttpResponse

from lotsa.engine.spreadsheet import write_csv, write_xlsx
from lotsa.engine.spreadsheet.write import Value

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def attachment(data: bytes, name: str, kind: str) -> HttpResponse:
    return HttpResponse(
        data, content_type=kind, headers={"Content-Disposition": f'attachment; filename="{name}"'}
    )


def xlsx(rows: Sequence[Sequence[Value]], *, name: str, title: str) -> HttpResponse:
    return attachment(write_xlsx([rows], titles=[title]), f"{name}.xlsx", XLSX)


def csv(rows: Sequence[Sequence[Value]], *, name: str, language: str) -> HttpResponse:
    return attachment(write_csv(rows, locale=language), f"{name}.csv", "text/csv; charset=utf-8")
