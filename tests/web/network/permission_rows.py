from typing import Any

from lotsa.domain.competences.models import Competence
from lotsa.domain.network import actions
from lotsa.domain.network.models import Question
from tests.web.permission_table import EVERYONE, Row
from tests.web.permission_world import World


def _question(world: World) -> Question:
    competence = Competence.objects.create(
        organisation=world.cast.organisation,
        label_sv="Kanariefåglar",
        label_en="Canaries",
        sort_key_sv="kanariefaglar",
        sort_key_en="canaries",
        search_key="\nkanariefåglar\n",
    )
    actions.stand_in_directory([competence], by=world.viewer("mentor2"))
    return actions.ask(competence, "Hur sjunger den?", by=world.viewer("employee"))


def question(world: World) -> dict[str, Any]:
    return {"pk": _question(world).pk}


def closed(world: World) -> dict[str, Any]:
    found = _question(world)
    actions.close_question(found, by=world.viewer("employee"))
    return {"pk": found.pk}


ROWS = [
    Row("network:index", get=EVERYONE),
    Row("network:mine", get=EVERYONE, post=EVERYONE),
    Row("network:removal", post=EVERYONE),
    Row("network:ties", get="coordinator leader foreign"),
    Row("network:questions", get=EVERYONE),
    Row("network:question_new", get=EVERYONE, post=EVERYONE),
    Row("network:question", at=question, get="employee mentor2", post="mentor2", post_403="employee"),
    Row("network:closing", at=question, post="employee", post_403="mentor2"),
    Row("network:reopening", at=closed, post="employee", post_403="mentor2"),
]
