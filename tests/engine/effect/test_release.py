from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from lotsa.engine.effect.release import released_until

MAY = [(n, date(2026, 5, 3 + n)) for n in range(5)]


def test_nothing_is_shown_before_the_month_is_over() -> None:
    assert released_until(MAY, today=date(2026, 5, 31), least=5) is None
    assert released_until(MAY, today=date(2026, 6, 1), least=5) == date(2026, 6, 1)


def test_few_new_answers_wait_until_they_are_enough() -> None:
    sixth = [*MAY, (6, date(2026, 6, 9))]
    assert released_until(sixth, today=date(2026, 12, 1), least=5) == date(2026, 6, 1)
    more = [*sixth, *((n, date(2026, 12, 31)) for n in range(4))]
    assert released_until(more, today=date(2026, 12, 31), least=5) == date(2026, 6, 1)
    assert released_until(more, today=date(2027, 1, 1), least=5) == date(2027, 1, 1)


def test_many_answers_of_one_person_are_one_person() -> None:
    assert released_until([(1, day) for _n, day in MAY], today=date(2026, 7, 1), least=5) is None


@given(
    st.lists(st.tuples(st.integers(0, 9), st.dates(date(2026, 1, 1), date(2026, 12, 31)))),
    st.integers(1, 6),
    st.dates(date(2026, 1, 1), date(2027, 2, 1)),
    st.dates(date(2026, 1, 1), date(2027, 2, 1)),
)
def test_two_readings_differ_by_nobody_or_by_enough_people(
    answers: list[tuple[int, date]], least: int, one: date, other: date
) -> None:
    cuts = [released_until(answers, today=day, least=least) for day in sorted([one, other])]
    seen = [{(n, who, day) for n, (who, day) in enumerate(answers) if cut and day < cut} for cut in cuts]
    assert seen[0] <= seen[1]
    new = {who for _n, who, _day in seen[1] - seen[0]}
    assert new == set() or len(new) >= least
