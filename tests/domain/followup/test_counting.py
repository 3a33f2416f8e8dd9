from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from lotsa.domain.followup.counting import counted_days

days = st.dates(date(2026, 1, 1), date(2027, 12, 31))
spells = st.lists(st.tuples(days, days).map(lambda pair: (min(pair), max(pair))), max_size=6)


@given(days, days, spells)
def test_days_count_once_whatever_overlaps(since: date, until: date, off: list[tuple[date, date]]) -> None:
    each = [since + timedelta(days=n) for n in range(1, max((until - since).days, 0) + 1)]
    expected = sum(not any(first <= day <= last for first, last in off) for day in each)
    assert counted_days(since, until, off) == expected
