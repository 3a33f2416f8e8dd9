import pytest

from lotsa.domain.programmes import interests
from lotsa.domain.programmes.templates import ALWAYS, PARTS, all_rules, event_label, templates


@pytest.mark.parametrize("template", templates().values(), ids=str)
def test_template_weights_sum_to_100(template):
    assert sum(template.weights.values()) == 100
    assert tuple(template.weights) == PARTS


@pytest.mark.parametrize("template", templates().values(), ids=str)
def test_template_keeps_the_rules_that_protect_people(template):
    assert set(ALWAYS) <= set(template.hard_rules) <= set(all_rules())


def test_templates_hold_the_five_of_the_issue():
    assert {"internal_9m", "onboarding_4m", "leadership", "reverse", "knowledge_transfer"} <= set(templates())


def test_the_usual_template_meets_every_second_week_for_half_an_hour():
    usual = templates()["internal_9m"]
    assert (usual.cadence_days, usual.meeting_minutes) == (14, 30)


def test_event_label_follows_the_language():
    assert event_label("kickoff") == "Kick-off"
    assert event_label("own thing") == "own thing"


def test_interests_have_five_two_sided_items():
    assert interests.styles()[0] == ("structure", "I want a clear plan", "I take it as it comes")
    assert len(interests.styles()) == 5
