"""A third programme beside the story's two: this round's people as they stood before they were matched, so
that visitors have a board to try their hand on."""

from datetime import timedelta

from lotsa.domain.example.actions.people import Company
from lotsa.domain.example.actions.programmes import make_programme
from lotsa.domain.example.story import Story
from lotsa.domain.matching.actions import run_match
from lotsa.domain.people.viewer import viewer_of
from lotsa.domain.programmes.models import Enrolment, Programme

_NAME = {"sv": "Prova matchningen", "en": "Try the matching"}
_PURPOSE = {
    "sv": "Ett program att prova i: höstens adepter och mentorer, som de stod innan de fick varandra.",
    "en": "A programme to try things out in: this autumn's mentees and mentors before they were paired.",
}


def make_trial(story: Story, company: Company) -> Programme:
    today, told = story.told["reference_date"], story.told["programmes"][-1]
    programme, _enrolments = make_programme(
        story,
        company,
        {
            **told,
            "key": "trial",
            "name": _NAME,
            "purpose": _PURPOSE,
            "state": Programme.State.MATCHING,
            "round": 1,
            "start": today + timedelta(weeks=9),
            "end": today + timedelta(weeks=48),
            "goals": [{**goal, "date": today + timedelta(weeks=47)} for goal in told["goals"]],
            "events": [],
            "enrolments": [
                {**entry, "state": Enrolment.State.APPROVED, "reason": None} for entry in told["enrolments"]
            ],
        },
        None,
    )
    run_match(programme, by=viewer_of(company.people[told["coordinator"]]))
    return programme
