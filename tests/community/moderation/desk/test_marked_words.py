import pytest
from hypothesis import given
from hypothesis import strategies as st

from community.moderation.desk.marked_words import Part, find_place, mark_words
from community.spam.verdicts import Evidence


@pytest.mark.parametrize(
    ("text", "quote", "found"),
    [
        ("Work from home, now.", "work from home", "Work from home"),
        ("Work\n from   home", "work from home", "Work\n from   home"),
        ("It’s easy money", "it's easy", "It’s easy"),
        ("a work–at–home pitch", "work-at-home", "work–at–home"),
        ("| earn more |", "| earn more", "earn more"),
    ],
)
def test_it_is_found_as_the_filter_read_it(text, quote, found):
    start, end = find_place(text, quote)

    assert text[start:end] == found


@pytest.mark.parametrize(
    ("text", "quote"),
    [
        ("the same", "the"),  # says nothing
        ("homework", "work"),  # in the middle of a word
        ("m4ke money", "make money"),  # read through a disguise
        ("anything", ""),
        ("a b", "."),
    ],
)
def test_what_is_not_there_as_a_whole_is_not_marked(text, quote):
    assert find_place(text, quote) is None


def test_numbers_follow_the_lines_of_the_sum_and_overlaps_are_left_to_the_heavier():
    evidence = [
        Evidence("start", -1.0),
        Evidence("money/easy", 1.5, {"quote": "easy money from home"}),
        Evidence("text/word", 0.3, {"quote": "money"}),
        Evidence("warning", -1.5, {"quote": "beware of"}),
    ]

    parts, signs = mark_words("Beware of easy money from home!", evidence)

    assert parts == [
        Part("Beware of", 2, True),
        Part(" "),
        Part("easy money from home", 1),
        Part("!"),
    ]
    assert [sign.number for sign in signs] == [0, 1, 0, 2]


@given(st.text(), st.lists(st.text(max_size=20), max_size=5))
def test_no_letter_is_lost_or_said_twice(text, quotes):
    evidence = [Evidence("text/word", 0.5, {"quote": quote}) for quote in [*quotes, text[2:9]]]

    parts, _ = mark_words(text, evidence)

    assert "".join(part.text for part in parts) == text
