from lotsa.domain.intake.models import Import
from lotsa.domain.people.models import AddressChange, Conflict
from tests.web.permission_table import EVERYONE, Link, Row


def _run(world, state="checked"):
    return {
        "pk": Import.objects.create(
            organisation=world.cast.organisation,
            state=state,
            how={"kind": "pasted", "encoding": "", "separator": "", "heading_row": 1, "rows": 1},
            columns=[{"heading": "Namn", "field": "name", "state": "recognised", "reason": "heading",
                      "examples": [], "at": 0}],
            rows=[[2, ["Bo Ek"]]],
        ).pk
    }  # fmt: skip


def _conflict(world):
    row = Conflict.objects.create(
        organisation=world.cast.organisation,
        one=world.person("mentee"),
        other=world.person("mentor2"),
        declared_by=world.person("mentee"),
    )
    return {"pk": row.pk}


def _address(world):
    """Asked for by the coordinator: who asked cannot be the one who confirms."""
    change, _made = AddressChange.objects.get_or_create(
        person=world.person("mentee"),
        defaults={
            "old": world.person("mentee").email,
            "new": "ny.adress@example.se",
            "asked_by": world.person("coordinator"),
        },
    )
    return {"pk": change.pk}


STAFF = "coordinator administrator foreign"
ROWS = [
    Row("people:index", get=STAFF),
    Row("people:new", get=STAFF, post=STAFF),
    Row("people:export", get="coordinator foreign"),
    Row("people:import", get="coordinator foreign", post="coordinator foreign"),
    Row("people:template", get="coordinator foreign"),
    Row("people:imports", get="coordinator foreign"),
    Row("people:reading", at=_run, get="coordinator"),
    Row("people:columns", at=_run, get="coordinator", post="coordinator"),
    Row("people:check", at=_run, get="coordinator", post="coordinator"),
    Row("people:left_out", at=_run, get="coordinator"),
    Row("people:imported", at=lambda w: _run(w, "running"), get="coordinator"),
    Row("people:undoing", at=lambda w: _run(w, "done"), post="coordinator"),
    Row("people:discarding", at=_run, post="coordinator"),
    Row(
        "people:person",
        at=lambda w: {"pk": w.person("mentee").pk},
        get="mentee mentor manager coordinator administrator",
    ),
    Row(
        "people:edit",
        at=lambda w: {"pk": w.person("mentee").pk},
        get="coordinator administrator",
        get_403="mentee mentor manager",
        post="coordinator administrator",
        post_403="mentee mentor manager",
    ),
    Row("people:me", get=EVERYONE),
    Row("people:profile", get=EVERYONE, post=EVERYONE),
    Row("people:preferences", get=EVERYONE, post=EVERYONE),
    Row("people:current", data=lambda w: {"person": w.person("mentee").pk}, post="mentee"),
    Row("people:sessions", get=EVERYONE, post=EVERYONE),
    Row("people:links_off", post=EVERYONE),
    Row("people:address", get=EVERYONE, post=EVERYONE),
    Row(
        "people:address_agreement",
        at=_address,
        post="mentee administrator",
        post_403="coordinator",
    ),
    Row("people:address_stopping", at=_address, post="mentee coordinator administrator"),
    Link(
        "people:address_by_link",
        "address",
        grants=lambda w: {
            "person_id": w.person("mentee").pk,
            "object_id": _address(w)["pk"],
            "facts": {"side": "old"},
        },
        data=lambda w: {"answer": "yes"},
    ),
    Row("people:password", get=EVERYONE, post=EVERYONE),
    Row("people:conflicts", get=EVERYONE, post=EVERYONE),
    Row("people:conflict_removed", at=_conflict, post="mentee coordinator"),
]
