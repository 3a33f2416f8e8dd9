import pytest

from tests.engine.matching.people import mentee


@pytest.mark.parametrize("style", [(1, 2, 3, 4), (0, 1, 1, 1, 1), (1, 1, 1, 1, 6)])
def test_a_working_style_that_is_not_five_answers_is_refused(style):
    with pytest.raises(ValueError, match="style of e must hold 5 answers"):
        mentee(style=style)


def test_everything_may_be_left_unsaid():
    assert mentee().style is None
