from tests.web.permission_table import EVERYONE, Row

KEY = {"key": "silent:0:2026-01-01"}
ROWS = [
    Row("home:today", get=EVERYONE),
    Row("home:team", get="manager"),
    Row("home:followup", get="coordinator foreign"),
    Row("home:rest", post="coordinator foreign", data=lambda world: KEY),
    Row("home:dismissal", post="coordinator foreign", data=lambda world: KEY),
    Row("home:waking", at=lambda world: KEY, post="coordinator foreign"),
]
