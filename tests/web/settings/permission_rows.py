from tests.web.permission_table import Row

ROWS = [
    Row("settings:index", get="administrator foreign"),
    Row("settings:organisation", get="administrator foreign", post="administrator foreign"),
    Row("settings:roles", get="administrator foreign", post="administrator foreign"),
    Row("settings:taken_role", at=lambda w: {"pk": w.person("leader").pk}, post="administrator"),
    Row(
        "settings:example", get="administrator coordinator foreign", post="administrator coordinator foreign"
    ),
]
