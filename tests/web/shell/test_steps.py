from datetime import date

from lotsa.web.shell.charts import level_steps

NAMES = [(-2, "Now"), (-1, "On the way"), (0, "As planned"), (1, "Better"), (2, "Far better")]


def test_a_goals_way_is_drawn_and_told_in_words() -> None:
    points = [(date(2026, 3, 2), -2), (date(2026, 4, 6), -1), (date(2026, 5, 4), 1)]
    picture = level_steps(
        points, names=NAMES, start=date(2026, 3, 2), end=date(2026, 6, 1), today=date(2026, 5, 10)
    )
    assert picture.count("<circle") == 2
    assert picture.count("<rect") == 1
    assert "Now; " in picture
    assert "Better; due" in picture
    assert 'role="img"' in picture


def test_a_single_check_in_on_the_first_day_needs_no_length() -> None:
    day = date(2026, 3, 2)
    picture = level_steps([(day, 0)], names=NAMES, start=day, end=None, today=day)
    assert picture.count("<rect") == 1
    assert "due" not in picture
