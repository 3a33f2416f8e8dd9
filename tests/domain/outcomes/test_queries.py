from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest
from django.http import Http404

from lotsa.domain.outcomes import access, queries
from lotsa.domain.people.models import Organisation, Person
from lotsa.domain.people.viewer import Viewer, viewer_of
from lotsa.domain.programmes.models import Programme
from tests.cast import Cast
from tests.example_once import example_once

pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module", autouse=True)
def example(django_db_setup: None, django_db_blocker: Any) -> Iterator[None]:
    with example_once(django_db_blocker, date(2026, 11, 25)):
        yield


def viewer(key: str) -> Viewer:
    return viewer_of(Person.objects.select_related("organisation").get(example_key=key))


def test_report_counts_what_the_closed_round_came_to() -> None:
    leader = viewer("maria_akerstrom")
    closed = access.report_for(leader, Programme.objects.get(state="closed").pk)

    report = queries.report(leader, closed)

    assert (report.mentees, report.mentors, report.pairs) == (6, 6, 6)
    assert (report.active_at_end, report.ended_early) == (5, 1)
    assert report.held == 48
    assert report.matched == queries.Share(6, 6)
    assert sum(form.count for form in report.forms) == 48
    assert report.goals is not None
    assert (report.goals.whole, report.goals_agreed) == (6, 6)
    goals = report.attainment
    assert (goals.goals, goals.ended, goals.reached, goals.on_time, goals.dropped) == (5, 5, 4, 4, 1)
    assert (goals.people, goals.late, goals.t_score) == (5, 0, 52)


def test_report_of_the_running_round_knows_who_waits() -> None:
    coordinator = viewer("anna_bjorklund")

    report = queries.report(coordinator, Programme.objects.get(state="running"))

    assert report.matched == queries.Share(17, 18)
    assert (report.waiting, report.places, report.held, report.not_held) == (1, 20, 80, 8)
    assert (report.attainment.linked, report.attainment.goals) == (2, 17)


def test_report_hides_the_typical_pair_where_there_are_few(django_assert_num_queries) -> None:  # type: ignore[no-untyped-def]
    Organisation.objects.update(min_group=7)
    leader = viewer("maria_akerstrom")

    report = queries.report(leader, Programme.objects.get(state="closed"))

    assert report.enough is False
    assert report.meetings_per_pair is None
    assert report.days_between is None
    assert report.in_rhythm is None
    assert (report.goals, report.goals_agreed) == (None, 6)
    assert (report.attainment.goals, report.attainment.reached, report.attainment.ended) == (5, 0, 0)


def test_report_is_not_for_participants_or_strangers(cast: Cast) -> None:
    programme = Programme.objects.get(state="closed")

    for person in (viewer("elin_wikstrom"), viewer("henrik_sjoo"), cast.coordinator, cast.leader):
        with pytest.raises(Http404):
            access.report_for(person, programme.pk)
