from datetime import timedelta

import pytest

from lotsa.domain.followup.queries.guard import Agenda, guard
from lotsa.domain.mentorships.models import Mentorship
from lotsa.kit import clock
from tests.cast import Cast
from tests.domain.followup.test_pairs import signed


def advice(cast: Cast, role: str, agenda: Agenda | None = None) -> list[str]:
    return [each.id for each in guard(getattr(cast, role), Mentorship.objects.get(), agenda)]


@pytest.mark.parametrize(
    ("gone", "left", "mentee", "mentor"),
    [
        (10, 190, ["end_date"], ["end_date"]),
        (100, 100, ["end_date"], ["end_date", "mentor_check"]),
        (150, 50, ["end_date", "taper"], ["end_date", "taper"]),
        (190, 10, ["end_date", "taper", "no_network"], ["end_date", "taper"]),
    ],
)
def test_advice_follows_the_period_and_the_side(
    cast: Cast, gone: int, left: int, mentee: list[str], mentor: list[str]
) -> None:
    signed(cast, gone)
    Mentorship.objects.update(planned_end_on=clock.today() + timedelta(days=left))
    assert advice(cast, "mentee") == mentee
    assert advice(cast, "mentor") == mentor


def test_nobody_but_the_pair_gets_advice(cast: Cast) -> None:
    signed(cast, 150)
    for role in ("coordinator", "manager", "leader", "administrator", "other"):
        assert advice(cast, role) == []


@pytest.mark.parametrize(("own", "expected"), [(1, True), (2, False)])
def test_who_sets_the_agenda_is_asked_about_below_half(cast: Cast, own: int, expected: bool) -> None:
    signed(cast, 10)
    assert ("agenda_share" in advice(cast, "mentee", Agenda(by_mentees=own, total=4))) == expected
