from tests.web.permission_table import EVERYONE, Row

ROWS = [
    Row("outcomes:index", get=EVERYONE),
    Row("outcomes:report", at=lambda w: {"pk": w.programme.pk}, get="coordinator leader"),
    Row("outcomes:report_pdf", at=lambda w: {"pk": w.programme.pk}, get="coordinator leader"),
]
