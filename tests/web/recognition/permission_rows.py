from typing import Any

from lotsa.domain.recognition import actions
from lotsa.domain.recognition.models import Idea, Story
from tests.web.permission_table import EVERYONE, OURS, Link, Row
from tests.web.permission_world import World

MEMBERS = "mentor mentee"


def pair(world: World) -> dict[str, Any]:
    return {"pk": world.mentorship.pk}


def _idea(world: World) -> Idea:
    return actions.propose_idea(world.mentorship, by=world.viewer("mentee"), title="En kanariefågel i köket")


def idea(world: World) -> dict[str, Any]:
    return {"pk": _idea(world).pk}


def tried(world: World) -> dict[str, Any]:
    found = _idea(world)
    actions.answer_idea(found, by=world.viewer("coordinator"), state="tried", answer="Ja", version=None)
    return {"pk": found.pk}


def _story(world: World) -> Story:
    return actions.write_story(
        world.mentorship,
        by=world.viewer("mentee"),
        title="Kanariefågeln sjöng",
        parts={"situation": "Det var tyst."},
        audience="everybody",
        version=None,
    )


def story(world: World) -> dict[str, Any]:
    return {"pk": _story(world).pk}


def agreed(world: World) -> dict[str, Any]:
    found = _story(world)
    actions.ask_for_consent(found, by=world.viewer("mentee"), version=found.version)
    actions.say_yes(found, by=world.viewer("mentor"), version=found.version)
    return {"pk": found.pk}


def published(world: World) -> dict[str, Any]:
    pk = agreed(world)["pk"]
    actions.publish_story(Story.objects.get(pk=pk), by=world.viewer("coordinator"))
    return {"pk": pk}


def asked(world: World) -> dict[str, Any]:
    found = _story(world)
    actions.ask_for_consent(found, by=world.viewer("mentee"), version=found.version)
    return {"person_id": world.person("mentor").pk, "object_id": found.pk}


def _pair_page(route: str) -> Row:
    return Row(route, at=pair, get=MEMBERS, get_403="coordinator", post=MEMBERS, post_403="coordinator")


REST = " ".join(role for role in OURS.split() if role not in {"mentor", "mentee"})
ROWS = [
    _pair_page("recognition:thanks"),
    _pair_page("recognition:pair_ideas"),
    _pair_page("recognition:pair_story"),
    Row("recognition:ideas", get=EVERYONE),
    Row("recognition:stories", get=EVERYONE),
    Row("recognition:idea", at=idea, get="mentor mentee coordinator", post="coordinator", post_403=MEMBERS),
    Row(
        "recognition:idea",
        at=tried,
        get=OURS,
        post="coordinator",
        post_403=OURS.replace(" coordinator", ""),
    ),
    Row("recognition:story", at=story, get=MEMBERS),
    Row("recognition:story", at=agreed, get="mentor mentee coordinator"),
    Row("recognition:story", at=published, get=OURS),
    Row("recognition:asking", at=story, post=MEMBERS),
    Row("recognition:yes", at=story, post=MEMBERS),
    Row("recognition:refusal", at=published, post=MEMBERS, post_403=REST),
    Row("recognition:publication", at=agreed, post="coordinator", post_403=MEMBERS),
    Row(
        "recognition:hiding",
        at=published,
        post="coordinator",
        post_403=OURS.replace(" coordinator", ""),
    ),
    Link("recognition:consent", "story_consent", grants=asked),
]
