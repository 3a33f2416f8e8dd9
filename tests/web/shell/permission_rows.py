from tests.web.permission_table import ALL, Row

ROWS = [
    Row("shell:language", post=ALL),
    Row("shell:appearance", post=ALL),
    Row("shell:accessibility", get=ALL),
    Row("shell:help", get=ALL),
    Row("shell:favicon", get=ALL),
    Row("shell:healthz", get=ALL),
    Row("shell:readyz", get=ALL),
]
