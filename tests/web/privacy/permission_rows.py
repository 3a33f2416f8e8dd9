from tests.web.permission_table import ALL, Row

ROWS = [Row("privacy:index", get=ALL)]
