import re
from dataclasses import fields

import pytest

from lotsa.domain.learning.library import items, module, modules, scale, training_keys


def test_training_has_eight_parts_for_mentors_four_for_mentees_and_one_each_for_the_others() -> None:
    counts = {audience: len(modules(audience)) for audience in ("mentor", "mentee", "manager", "coordinator")}
    assert counts == {"mentor": 8, "mentee": 4, "manager": 1, "coordinator": 1}
    assert training_keys()[:2] == ("mentor-01-role", "mentor-02-listening")


def shape(language: str) -> list[tuple[object, ...]]:
    return [
        (
            each.key,
            each.audience,
            each.order,
            each.minutes,
            len(each.exercise.steps) if each.exercise else 0,
            (len(each.dialogue.bad), len(each.dialogue.better)) if each.dialogue else (),
            len(each.checks),
            each.text.count("\n## "),
        )
        for each in modules(language=language)
    ]


def test_guides_have_the_same_shape_in_both_languages() -> None:
    assert shape("sv") == shape("en")


def test_every_mentor_part_has_all_that_a_page_shows() -> None:
    bare = [
        (each.key, field.name)
        for each in modules("mentor", "sv")
        for field in fields(each)
        if not getattr(each, field.name)
    ]
    assert bare == []


def test_swedish_guides_leave_the_word_for_a_mentee_to_the_organisation() -> None:
    fixed = [each.key for each in modules(language="sv") if re.search(r"(?<!\{)\b[Aa]dept", repr(each))]
    assert fixed == []


def test_questions_are_in_both_languages_and_of_known_kinds() -> None:
    assert [len(items(kind)) for kind in ("rating", "assessment", "readiness")] == [2, 3, 5]
    assert [value for value, _words in scale()] == [1, 2, 3, 4, 5]


@pytest.mark.parametrize("key", ["", "nowhere", "../mentor-01-role"])
def test_module_that_never_was_is_none(key: str) -> None:
    assert module(key) is None
