from tests.web.permission_table import EVERYONE, Row

ROWS = [
    Row("learning:index", get=EVERYONE),
    Row("learning:cards", get=EVERYONE),
    Row("learning:card", at=lambda w: {"key": "c01"}, get=EVERYONE),
    # Reading is for everybody; a topic is added by those in the pair.
    Row(
        "learning:topics",
        get=EVERYONE,
        post="mentee mentor",
        post_403="coordinator",
        data=lambda w: {"topic": "t001", "pair": str(w.mentorship.pk)},
    ),
    Row("learning:readiness", get=EVERYONE, post=EVERYONE),
    Row("learning:assessment", get=EVERYONE, post=EVERYONE),
    Row("learning:ratings", get="coordinator foreign"),
    Row("learning:module", at=lambda w: {"slug": "mentor-01-role"}, get=EVERYONE, post=EVERYONE),
    Row("learning:completion", at=lambda w: {"slug": "mentor-01-role"}, post=EVERYONE),
    Row(
        "learning:training",
        at=lambda w: {"pk": w.programme.pk},
        get="coordinator",
        get_403="mentor mentee mentor2 mentee2 leader",
    ),
    Row(
        "learning:reminder",
        at=lambda w: {"pk": w.programme.pk},
        post="coordinator",
        post_403="mentor mentee mentor2 mentee2 leader",
    ),
    Row(
        "learning:exemption",
        at=lambda w: {"pk": w.enrolment("mentor").pk},
        get="coordinator",
        get_403="mentor",
        post="coordinator",
        post_403="mentor",
    ),
]
