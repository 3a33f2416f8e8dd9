from tests.web.permission_table import Link, Row

ROWS = [
    Row("settings:index", get="administrator foreign"),
    Row("settings:organisation", get="administrator foreign", post="administrator foreign"),
    Row("settings:roles", get="administrator foreign", post="administrator foreign"),
    Row("settings:taken_role", at=lambda w: {"pk": w.person("leader").pk}, post="administrator"),
    Row(
        "settings:example", get="administrator coordinator foreign", post="administrator coordinator foreign"
    ),
    Row("settings:outbox", get="coordinator administrator foreign"),
    Row("settings:message", at=lambda w: {"pk": w.message.pk}, get="coordinator administrator"),
    Row(
        "settings:message_html",
        at=lambda w: {"pk": w.message.pk},
        get="coordinator",
        get_403="administrator",
    ),
    Row(
        "settings:another_try",
        at=lambda w: {"pk": w.message.pk},
        post="coordinator administrator",
    ),
    # Only in the example company and only at the server itself: here it is nobody's.
    Row(
        "settings:message_link",
        at=lambda w: {"pk": w.message.pk, "number": 0},
        post="",
        post_403="administrator",
    ),
    Row("settings:messages_preview", get="coordinator administrator foreign"),
    Row(
        "settings:message_preview",
        at=lambda w: {"template": "accepted"},
        get="coordinator administrator foreign",
    ),
    Row(
        "settings:message_preview_html",
        at=lambda w: {"template": "accepted", "language": "sv"},
        get="coordinator administrator foreign",
    ),
    Link(
        "settings:one_click",
        "preferences",
        grants=lambda w: {"person_id": w.person("mentor").pk, "object_id": w.person("mentor").pk},
        reusable=True,
    ),
    Link(
        "settings:mail_preferences",
        "preferences",
        grants=lambda w: {"person_id": w.person("mentor").pk, "object_id": w.person("mentor").pk},
        reusable=True,
    ),
]
