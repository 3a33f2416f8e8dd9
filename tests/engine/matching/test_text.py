"""How alike texts are: by their stems, in their own language, in whole per cent."""

from hypothesis import given, settings
from hypothesis import strategies as st

from lotsa.engine.matching.text import language_of, similarity, stems


def alike(one, other):
    points, told = similarity([one], [other])
    return int(points[0, 0]), bool(told[0, 0])


def test_the_language_shows_in_the_small_words():
    assert language_of("Jag vill bli bättre på att leda möten") == "swedish"
    assert language_of("I want to become better at leading meetings") == "english"
    assert language_of("Excel") is None


def test_inflected_words_have_the_same_stem():
    assert stems("leda ledare ledarna", "swedish")[1:] == ["led", "led"]
    assert stems("meeting meetings", "english") == ["meet", "meet"]


def test_the_same_text_is_wholly_alike_and_another_is_not():
    text = "Jag vill lära mig svetsa aluminium"
    assert alike(text, text) == (100, True)
    assert alike(text, "Bokföring och lagar om skatt") == (0, True)


def test_a_common_stem_is_found_in_other_words():
    assert alike("Jag vill leda möten med kunder", "Har lett möten och kundens projekt i många år")[0] > 0


def test_two_languages_and_silence_tell_nothing():
    assert alike("Jag vill leda möten", "I have led many of the meetings")[1] is False
    assert alike("", "Jag vill leda möten")[1] is False


words = st.text(alphabet="abcåäö ABC.,é\n", max_size=40)


@settings(max_examples=100, deadline=None)
@given(st.lists(words, max_size=4), st.lists(words, max_size=4))
def test_any_text_gives_a_whole_number_from_zero_to_a_hundred(left, right):
    points, told = similarity(left, right)
    assert points.shape == told.shape == (len(left), len(right))
    assert ((points >= 0) & (points <= 100)).all()


@settings(max_examples=60, deadline=None)
@given(st.lists(words, min_size=1, max_size=4), st.lists(words, min_size=1, max_size=4))
def test_likeness_goes_both_ways(left, right):
    forth, back = similarity(left, right), similarity(right, left)
    assert (forth[0] == back[0].T).all()
    assert (forth[1] == back[1].T).all()
