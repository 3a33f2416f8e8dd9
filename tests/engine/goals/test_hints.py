from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lotsa.domain.development.library import example_goals, vague_words_of
from lotsa.engine.goals.hints import Circumstances, Draft, hints

TODAY = date(2026, 2, 2)
AROUND = Circumstances(today=TODAY, starts_on=TODAY, ends_on=TODAY + timedelta(days=250))
VAGUE = list(vague_words_of())
CLEAR: dict[str, Any] = {
    "text": "Jag leder veckomötet själv",
    "measure": "slutar i tid fyra gånger av fem",
    "due_on": TODAY + timedelta(days=90),
    "levels": {-2: "0 av 5", 0: "4 av 5", 1: "5 av 5"},
}


def keys(around: Circumstances = AROUND, **changes: Any) -> list[str]:
    return [hint.key for hint in hints(Draft(**(CLEAR | changes)), around, VAGUE)]


def test_a_clear_goal_needs_no_hint() -> None:
    assert keys() == []


@pytest.mark.parametrize(
    ("change", "key"),
    [
        ({"text": "Jag utvecklar mötet själv"}, "vague"),
        ({"text": "Improving the meeting alone"}, "vague"),
        ({"text": "Jag leder mötet och skriver och följer upp"}, "two_goals"),
        ({"text": "Jag leder mötet 2 gånger. Jag säger nej."}, "two_goals"),
        ({"text": "Leda möten", "measure": "det märks", "levels": {}}, "no_number"),
        ({"due_on": None}, "no_date"),
        ({"due_on": TODAY - timedelta(days=1)}, "outside_period"),
        ({"due_on": TODAY + timedelta(days=251)}, "outside_period"),
        ({"hours": 40, "weekly_hours": 2}, "over_capacity"),
        ({"levels": {-2: "Lyssnar", 0: "Leder", 1: "leder."}}, "level_overlap"),
        ({"levels": {-2: "1 gång", 0: "2 eller 3 gånger", 1: "3 eller 4 gånger"}}, "level_overlap"),
    ],
)
def test_what_is_missing_is_named(change: dict[str, Any], key: str) -> None:
    assert keys(**change) == [key]


def test_a_fourth_goal_is_one_too_many() -> None:
    assert keys(Circumstances(today=TODAY, other_goals=2)) == []
    assert keys(Circumstances(today=TODAY, other_goals=3)) == ["too_many"]


def test_hours_that_fit_are_not_spoken_of() -> None:
    assert keys(hours=25, weekly_hours=2, due_on=TODAY + timedelta(days=90)) == []
    assert keys(hours=26, weekly_hours=2, due_on=TODAY + timedelta(days=90)) == ["over_capacity"]
    assert keys(hours=400) == []


@pytest.mark.parametrize("language", ["sv", "en"])
@pytest.mark.parametrize("example", example_goals().values(), ids=lambda goal: goal["key"])
def test_no_shipped_example_is_hinted_at(example: dict[str, Any], language: str) -> None:
    levels = {level["level"]: level[language] for level in example["levels"]}
    assert keys(text=example["text"][language], measure=example["measure"][language], levels=levels) == []


def test_hints_name_the_two_levels_and_the_word() -> None:
    found = hints(
        Draft(**(CLEAR | {"text": "Jag försöker synas mer 2 ggr", "levels": {0: "x", 1: "X"}})), AROUND, VAGUE
    )
    assert [(hint.key, hint.word, hint.levels) for hint in found] == [
        ("vague", "försöka", ()),
        ("vague", "synas mer", ()),
        ("level_overlap", "", (0, 1)),
    ]


@given(
    st.text(max_size=400),
    st.text(max_size=200),
    st.one_of(st.none(), st.dates(date(1990, 1, 1), date(2090, 1, 1))),
    st.dictionaries(st.integers(-2, 2), st.text(max_size=60)),
    st.one_of(st.none(), st.integers(0, 32767)),
    st.one_of(st.none(), st.floats(0, 999)),
    st.integers(0, 5),
)
def test_any_text_gets_at_most_one_hint_of_each_kind_and_two_words(
    text: str,
    measure: str,
    due_on: date | None,
    levels: dict[int, str],
    hours: int | None,
    weekly: float | None,
    others: int,
) -> None:
    draft = Draft(text, measure, due_on, levels, hours, weekly)
    around = Circumstances(TODAY, AROUND.starts_on, AROUND.ends_on, others)
    found = hints(draft, around, VAGUE)
    assert found == hints(draft, around, VAGUE)
    named = [hint.key for hint in found]
    assert named.count("vague") <= 2
    assert all(named.count(key) == 1 for key in named if key != "vague")
    assert ("no_date" in named) == (due_on is None)
    assert ("too_many" in named) == (others >= 3)


@given(st.sampled_from(VAGUE), st.text(alphabet="xyz ", max_size=20), st.text(alphabet="xyz ", max_size=20))
def test_a_listed_word_is_found_wherever_it_stands(word: str, before: str, after: str) -> None:
    found = [hint.word for hint in hints(Draft(text=f"{before} {word.upper()} {after}"), AROUND, VAGUE)]
    assert word in found
