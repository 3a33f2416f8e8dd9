from datetime import UTC, datetime
from typing import Any

import pytest
from django.http import Http404
from django.utils import translation

from lotsa.domain.learning import actions, queries
from lotsa.domain.learning.library import module
from lotsa.domain.people.viewer import viewer_of
from tests.cast import Cast, person

ROLE = "mentor-01-role"


@pytest.fixture(autouse=True)
def frozen(time_machine: Any) -> None:
    time_machine.move_to(datetime(2026, 5, 20, 9, tzinfo=UTC), tick=False)


def turn_of_month(time_machine: Any) -> None:
    time_machine.move_to(datetime(2026, 6, 1, 9, tzinfo=UTC), tick=False)


def raters(cast: Cast, count: int) -> None:
    part = module(ROLE)
    assert part is not None
    for number in range(count):
        somebody = viewer_of(person(cast.organisation, f"Rut Betyg{number}"))
        actions.rate(part, by=somebody, useful=3 + number % 3, ready=5)


def first_figure(cast: Cast) -> queries.Figure:
    return dict(queries.rating_counts(cast.coordinator))["mentor"][0]


def test_rating_counts_show_nothing_below_the_smallest_group(cast: Cast, time_machine: Any) -> None:
    raters(cast, 4)
    turn_of_month(time_machine)
    assert (first_figure(cast).count, first_figure(cast).medians) == (None, ())


def test_rating_counts_show_medians_from_the_smallest_group(cast: Cast, time_machine: Any) -> None:
    raters(cast, 5)
    assert first_figure(cast).count is None  # the month is not over
    turn_of_month(time_machine)
    assert (first_figure(cast).count, first_figure(cast).medians) == (5, (4.0, 5.0))
    part = module(ROLE)
    assert part is not None
    actions.rate(part, by=cast.mentor, useful=1, ready=1)  # a sixth, who would show by the difference
    time_machine.move_to(datetime(2026, 9, 1, 9, tzinfo=UTC), tick=False)
    assert (first_figure(cast).count, first_figure(cast).medians) == (5, (4.0, 5.0))


def test_rating_counts_are_of_ones_own_organisation(cast: Cast, time_machine: Any) -> None:
    raters(cast, 5)
    turn_of_month(time_machine)
    assert dict(queries.rating_counts(cast.other))["mentor"][0].count is None


@pytest.mark.parametrize("who", ["mentor", "mentee", "manager", "leader", "administrator", "employee"])
def test_rating_counts_are_for_coordinators(cast: Cast, who: str) -> None:
    with pytest.raises(Http404):
        queries.rating_counts(getattr(cast, who))


def test_assessment_counts_take_only_those_who_answered_both_times(cast: Cast, time_machine: Any) -> None:
    for number in range(6):
        somebody = viewer_of(person(cast.organisation, f"Sara Själv{number}"))
        actions.assess("before", by=somebody, answers={"listening": 2, "asking": 3, "adapting": 3})
        if number < 5:
            actions.assess("after", by=somebody, answers={"listening": 4, "asking": 3, "adapting": 5})
    turn_of_month(time_machine)
    figures = queries.assessment_counts(cast.coordinator)
    assert [(figure.count, figure.medians) for figure in figures] == [
        (5, (2.0, 4.0)),
        (5, (3.0, 3.0)),
        (5, (3.0, 5.0)),
    ]


def test_shelves_put_ones_own_first_and_leave_nothing_out(cast: Cast) -> None:
    shelves = queries.shelves(cast.manager)
    assert [(shelf.audience, shelf.is_mine) for shelf in shelves] == [
        ("manager", True),
        ("mentor", False),
        ("mentee", False),
        ("coordinator", False),
    ]


def test_shelves_of_somebody_enrolled_as_mentor_begin_with_the_training(cast: Cast) -> None:
    assert queries.shelves(cast.employee, ["mentor"])[0].audience == "mentor"


def test_module_page_knows_what_comes_before_and_after(cast: Cast) -> None:
    with translation.override("sv"):
        part = module("mentor-02-listening")
        assert part is not None
        page = queries.module_page(cast.mentor, part)
    assert (page.number, page.total) == (2, 8)
    assert page.before is not None
    assert page.before.title == "Rollen och gränserna"
    assert page.after is not None
    assert page.after.title == "Frågor som öppnar"


def test_completed_modules_is_one_query(cast: Cast, django_assert_num_queries: Any) -> None:
    ids = [cast.people["mentor"].pk, cast.people["mentee"].pk]
    with django_assert_num_queries(1):
        queries.completed_modules(ids)
