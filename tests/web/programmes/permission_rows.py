from datetime import timedelta

from lotsa.domain.needs.models import Need
from lotsa.domain.programmes.actions.improvements import note_finding
from lotsa.domain.programmes.models import Enrolment, Programme
from tests.web.permission_table import EVERYONE, OURS, Link, Row
from tests.web.permission_world import World

INSIDE = "mentee mentor mentee2 mentor2"  # takes part in the programme: sees it, changes nothing
LEADS = f"{INSIDE} leader"


def programme(world: World) -> dict[str, object]:
    return {"pk": world.programme.pk}


def event(world: World) -> dict[str, object]:
    row = world.programme.events.create(kind="kickoff", on=world.today)
    return {"pk": world.programme.pk, "event": row.pk}


def gathering(world: World) -> dict[str, object]:
    return {"pk": world.programme.events.create(kind="kickoff", on=world.today).pk}


def for_mentors(world: World) -> dict[str, object]:
    row = world.programme.events.create(kind="mentor_circle", on=world.today, for_mentees=False)
    return {"pk": row.pk}


def coming_event(world: World) -> dict[str, object]:
    row = world.programme.events.create(kind="workshop", on=world.today + timedelta(days=9))
    return {"person_id": world.person("mentee").pk, "object_id": row.pk}


def open_programme(world: World) -> dict[str, object]:
    Programme.objects.filter(pk=world.programme.pk).update(state="enrolment")
    return {"pk": world.programme.pk}


def enrolment(world: World) -> dict[str, object]:
    return {"pk": world.enrolment("mentee").pk}


def own_need(world: World) -> dict[str, object]:
    row = Need.objects.create(
        organisation=world.cast.organisation,
        text="Leda möten",
        scope="person",
        person=world.person("mentee"),
        found_on=world.today,
    )
    return {"pk": row.pk}


def invitation(world: World) -> dict[str, object]:
    row = Enrolment.objects.get_or_create(
        programme=world.programme, person=world.person("employee"), side="mentee", state="invited"
    )[0]
    return {"person_id": row.person_id, "object_id": row.pk}


def pages_of_a_programme() -> list[Row]:
    """Those the coordinator alone opens; who takes part may know that they exist."""
    read_and_write = ("purpose", "dates", "people", "rules", "check", "edit", "copy", "participants")
    rows = [
        Row(
            f"programmes:{name}",
            at=programme,
            get="coordinator",
            get_403=LEADS,
            post="coordinator",
            post_403=LEADS,
        )
        for name in (*read_and_write, "participants_new", "event_new", "results", "sponsor", "checklist")
    ]
    return [*rows, Row("programmes:reminder", at=programme, post="coordinator", post_403=LEADS)]


def pages_of_an_event() -> list[Row]:
    return [
        Row(
            f"programmes:{name}",
            at=gathering,
            get="coordinator",
            get_403=LEADS,
            post="coordinator",
            post_403=LEADS,
        )
        for name in ("event_agenda", "event_materials", "event_invite", "event_attendance", "event_missed")
    ]


def finding(world: World) -> dict[str, object]:
    return {"pk": note_finding(world.programme, "Tröga samtal", by=world.viewer("coordinator")).pk}


ROWS = [
    Row("programmes:index", get=EVERYONE),
    Row("programmes:new", get="coordinator foreign", post="coordinator foreign"),
    Row("programmes:programme", at=programme, get=f"coordinator {LEADS}"),
    *pages_of_a_programme(),
    *pages_of_an_event(),
    Row("programmes:event_page", at=for_mentors, get="mentor mentor2 coordinator leader"),
    Row("programmes:event_file", at=for_mentors, get="mentor mentor2 coordinator leader"),
    Row("programmes:event_answer", at=gathering, post=INSIDE, post_403="coordinator leader"),
    Row("programmes:event_remove", at=gathering, post="coordinator", post_403=LEADS),
    Row(
        "programmes:state",
        at=programme,
        data=lambda world: {"to": "paused"},
        post="coordinator",
        post_403=LEADS,
    ),
    Row("programmes:event", at=event, post="coordinator", post_403=LEADS),
    Row(
        "programmes:event_date",
        at=event,
        get="coordinator",
        get_403=LEADS,
        post="coordinator",
        post_403=LEADS,
    ),
    Row(
        "programmes:sign_up",
        at=open_programme,
        data=lambda world: {"side": "mentee"},
        get=OURS,
        post=OURS,
    ),
    Row("programmes:enrolment", at=enrolment, get="mentee coordinator"),
    Row(
        "programmes:interest",
        at=enrolment,
        get="mentee",
        get_403="coordinator",
        post="mentee",
        post_403="coordinator",
    ),
    Row("programmes:own_state", at=enrolment, post="mentee", post_403="coordinator"),
    Row("programmes:thanks", at=enrolment, get="mentee", get_403="coordinator"),
    Row("programmes:needs", get="coordinator leader foreign"),
    Row("programmes:need_new", get="coordinator foreign", post="coordinator foreign"),
    Row(
        "programmes:need",
        at=own_need,
        get="coordinator mentee",
        get_403="manager",
        post="coordinator mentee",
        post_403="manager",
    ),
    Link("programmes:answer_event", "answer_event", grants=coming_event, reusable=True),
    Link("programmes:join", "enrol", grants=invitation, reusable=True),
    Link("programmes:join_thanks", "enrol", grants=invitation, reusable=True, post=None),
    Row(
        "programmes:improvements",
        at=programme,
        get=f"coordinator {LEADS}",
        post="coordinator",
        post_403=LEADS,
    ),
    Row(
        "programmes:improvement",
        at=finding,
        get="coordinator",
        get_403="leader",
        post="coordinator",
        post_403="leader",
    ),
]
