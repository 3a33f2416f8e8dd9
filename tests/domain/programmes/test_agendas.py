from datetime import time

from django.utils import translation
from hypothesis import given
from hypothesis import strategies as st

from lotsa.domain.programmes import agendas
from lotsa.domain.programmes.templates import event_label, templates


@given(st.lists(st.integers(1, 60), min_size=1, max_size=12), st.integers(12, 400))
def test_fit_always_adds_up_and_keeps_the_order_of_lengths(lengths, total):
    fitted = agendas.fit(lengths, total)
    assert sum(fitted) == total
    assert all(minutes >= 0 for minutes in fitted)


def test_fit_leaves_an_agenda_that_fits():
    assert agendas.fit([10, 15, 40, 5], 70) == [10, 15, 40, 5]


def test_shipped_is_in_the_readers_language_and_fills_the_time():
    with translation.override("sv"):
        points = agendas.shipped("kickoff", 150)
    assert points[0].title == "Välkomna – ledningen om varför"
    assert sum(point.minutes for point in points) == 150
    with translation.override("en"):
        assert agendas.shipped("kickoff", 180)[0].title == "Welcome – the leadership on why"


def test_every_gathering_has_a_name_in_both_languages_and_an_agenda_that_adds_up():
    for kind in agendas.gatherings():
        usual = agendas.usual(kind)
        for language in ("sv", "en"):
            with translation.override(language):
                assert event_label(kind) != kind
                points = agendas.shipped(kind, usual.minutes)
        assert kind == "other" or sum(point.minutes for point in points) == usual.minutes
        assert usual.groups != ()


def test_every_kind_of_the_templates_has_a_name():
    kinds = {kind for template in templates().values() for kind, _week in template.events}
    assert {kind for kind in kinds if event_label(kind) == kind} == set()


def test_usual_says_when_how_long_and_for_whom():
    assert agendas.usual("mentor_circle").fields == {
        "at": time(8, 30),
        "minutes": 75,
        "for_mentors": True,
        "for_mentees": False,
        "for_managers": False,
        "for_sponsor": False,
    }
