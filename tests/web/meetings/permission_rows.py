from tests.web.permission_table import EVERYONE, Link, Row

PAIR = "mentor mentee"

ROWS = [
    Row("meetings:index", get=EVERYONE),
    Row("meetings:feed_address", get=EVERYONE, post=EVERYONE),
    Row("meetings:meeting", at=lambda w: {"pk": w.meeting.pk}, get=PAIR, post=PAIR),
    Row("meetings:invitation", at=lambda w: {"pk": w.meeting.pk}, get=PAIR),
    Row("meetings:move", at=lambda w: {"pk": w.meeting.pk}, get=PAIR, post=PAIR),
    Row("meetings:cancel", at=lambda w: {"pk": w.meeting.pk}, get=PAIR, post=PAIR),
    Row(
        "meetings:propose",
        at=lambda w: {"pk": w.mentorship.pk},
        get=PAIR,
        get_403="coordinator",
        post=PAIR,
        post_403="coordinator",
    ),
    Row(
        "meetings:book",
        at=lambda w: {"pk": w.mentorship.pk},
        get=PAIR,
        get_403="coordinator",
        post=PAIR,
        post_403="coordinator",
    ),
    Row("meetings:propose_move", at=lambda w: {"pk": w.meeting.pk}, get=PAIR, post=PAIR),
    Row("meetings:rating", at=lambda w: {"pk": w.past_meeting.pk}, post=PAIR),
    Row("meetings:usual_times", get=EVERYONE, post=EVERYONE),
    *(
        Row(
            route,
            at=lambda w: {"pk": w.mentorship.pk},
            get=PAIR,
            get_403="coordinator",
            post=PAIR,
            post_403="coordinator",
        )
        for route in ("meetings:rhythm", "meetings:met", "meetings:remote")
    ),
    Row("meetings:times", at=lambda w: {"pk": w.times.pk}, get=PAIR, post=PAIR),
    Row("meetings:withdrawal", at=lambda w: {"pk": w.times.pk}, post=PAIR),
    Link(
        "meetings:answer_times",
        "answer_times",
        grants=lambda w: {"person_id": w.person("mentor").pk, "object_id": w.times.pk},
    ),
    Link(
        "meetings:confirm_held",
        "confirm_held",
        grants=lambda w: {"person_id": w.person("mentor").pk, "object_id": w.past_meeting.pk},
    ),
    Link(
        "meetings:add_topic",
        "add_topic",
        grants=lambda w: {"person_id": w.person("mentor").pk, "object_id": w.mentorship.pk},
    ),
    Link(
        "meetings:rate",
        "rate_meeting",
        grants=lambda w: {"person_id": w.person("mentor").pk, "object_id": w.past_meeting.pk},
        data=lambda _w: {"word": "4"},
    ),
    Link(
        "meetings:feed",
        "calendar_feed",
        grants=lambda w: {"person_id": w.person("mentor").pk},
        post=None,
        reusable=True,
        expired="404",
    ),
]
