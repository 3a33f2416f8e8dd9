from typing import Any

from lotsa.domain.meetings.models import Meeting
from lotsa.domain.mentorships.models import EndingDraft, Membership, Mentorship, SwitchRequest, TalkRequest
from lotsa.kit import clock
from tests.web.permission_table import EVERYONE, Link, Row
from tests.web.permission_world import World


def pair(world: World) -> dict[str, Any]:
    return {"pk": world.mentorship.pk}


def paused(world: World) -> dict[str, Any]:
    Mentorship.objects.filter(pk=world.mentorship.pk).update(
        state="paused", pauses=[[world.today.isoformat(), "2999-01-01"]]
    )
    return pair(world)


def ended(world: World) -> dict[str, Any]:
    Mentorship.objects.filter(pk=world.mentorship.pk).update(
        state="closed", ended_on=world.today, outcome="no_fault"
    )
    return pair(world)


def talk(world: World) -> dict[str, Any]:
    talks = TalkRequest.objects.get_or_create(mentorship=world.mentorship, person=world.person("mentee"))
    return {"pk": talks[0].pk}


def talked(world: World) -> dict[str, Any]:
    pk = talk(world)["pk"]
    TalkRequest.objects.filter(pk=pk).update(talked_at=clock.now())
    return {"pk": pk}


def first_version(world: World) -> dict[str, Any]:
    return {**pair(world), "number": 1}


def programme(world: World) -> dict[str, Any]:
    return {"pk": world.programme.pk}


def drafted(world: World) -> dict[str, Any]:
    """Each of the two has begun to fill in a wish, and so has the coordinator an ending."""
    for role in ("mentee", "mentor"):
        SwitchRequest.objects.get_or_create(
            mentorship=world.mentorship, person=world.person(role), defaults={"want": "switch"}
        )
    EndingDraft.objects.get_or_create(
        mentorship=world.mentorship,
        author=world.person("coordinator"),
        defaults={"outcome": "no_fault", "on": world.today},
    )
    return pair(world)


def wish(world: World) -> dict[str, Any]:
    rows = SwitchRequest.objects.get_or_create(
        mentorship=world.mentorship,
        person=world.person("mentee"),
        defaults={"want": "switch", "state": "open", "asked_at": clock.now()},
    )
    return {"pk": rows[0].pk}


def settled(world: World) -> dict[str, Any]:
    pk = wish(world)["pk"]
    SwitchRequest.objects.filter(pk=pk).update(state="handled", handled_as="coaching")
    return {"pk": pk}


def certified(world: World) -> dict[str, Any]:
    Meeting.objects.filter(pk=world.past_meeting.pk).update(state="held")
    return ended(world)


def left(world: World) -> dict[str, Any]:
    member = Membership.objects.create(
        mentorship=world.mentorship, person=world.person("employee"), side="mentee", left_on=world.today
    )
    return {"pk": member.pk}


MEMBERS = "mentor mentee"
SEE_PROGRAMME = "mentee mentor mentee2 mentor2 leader"
ALL_IN = "mentor mentee coordinator"
ROWS = [
    Row("mentorship:mine", get=EVERYONE),
    Row("mentorship:pair", at=pair, get=ALL_IN),
    Row(
        "mentorship:agreement",
        at=pair,
        get=MEMBERS,
        get_403="coordinator",
        post=MEMBERS,
        post_403="coordinator",
    ),
    Row("mentorship:agreement_version", at=first_version, get=MEMBERS, get_403="coordinator"),
    Row(
        "mentorship:agreement_words",
        at=pair,
        get=MEMBERS,
        get_403="coordinator",
        post=MEMBERS,
        post_403="coordinator",
    ),
    Row("mentorship:expectations", at=pair, get=MEMBERS, get_403="coordinator"),
    Row(
        "mentorship:my_expectations",
        at=pair,
        get=MEMBERS,
        get_403="coordinator",
        post=MEMBERS,
        post_403="coordinator",
    ),
    Row(
        "mentorship:new",
        at=programme,
        get="coordinator",
        get_403=SEE_PROGRAMME,
        post="coordinator",
        post_403=SEE_PROGRAMME,
    ),
    Row("mentorship:talk", at=pair, get=MEMBERS, get_403="coordinator", post=MEMBERS, post_403="coordinator"),
    Link(
        "mentorship:ask_to_talk",
        "ask_to_talk",
        grants=lambda w: {"person_id": w.person("mentor").pk, "object_id": w.mentorship.pk},
    ),
    Row("mentorship:pause", at=pair, get=ALL_IN, post=ALL_IN),
    Row("mentorship:resumption", at=paused, post=ALL_IN),
    Row(
        "mentorship:ending",
        at=pair,
        get="coordinator",
        get_403=MEMBERS,
        post="coordinator",
        post_403=MEMBERS,
    ),
    Row(
        "mentorship:leaving",
        at=pair,
        get="coordinator",
        get_403=MEMBERS,
        post="coordinator",
        post_403=MEMBERS,
    ),
    Row("mentorship:come_back", at=left, post="coordinator"),
    Row("mentorship:reopening", at=ended, post="coordinator", post_403=MEMBERS),
    Row("mentorship:note", at=pair, post="coordinator", post_403=MEMBERS),
    Row("mentorship:talk_answer", at=talk, post="coordinator", post_403="mentee"),
    Row("mentorship:talk_reopening", at=talked, post="coordinator", post_403="mentee"),
    *(
        Row(name, at=drafted, get=MEMBERS, get_403="coordinator", post=MEMBERS, post_403="coordinator")
        for name in (
            "mentorship:fit",
            "mentorship:change",
            "mentorship:change_ending",
            "mentorship:change_next",
            "mentorship:closing",
        )
    ),
    Row("mentorship:change_together", at=pair, get=MEMBERS, get_403="coordinator"),
    Row("mentorship:change_withdrawal", at=drafted, post=MEMBERS, post_403="coordinator"),
    *(
        Row(name, at=drafted, get="coordinator", get_403=MEMBERS, post="coordinator", post_403=MEMBERS)
        for name in ("mentorship:ending_message", "mentorship:ending_next")
    ),
    Row("mentorship:place", at=ended, post="coordinator", post_403=MEMBERS),
    Row("mentorship:switch_talked", at=wish, post="coordinator", post_403="mentee"),
    Row("mentorship:switch_reopening", at=settled, post="coordinator", post_403="mentee"),
    Row("mentorship:extension", at=pair, get=ALL_IN, post=ALL_IN),
    Row("mentorship:certificate", at=certified, get=MEMBERS, get_403="coordinator"),
]
