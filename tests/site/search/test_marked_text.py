import pytest

from search.marked_text import BEFORE, LENGTH, Part, excerpt, marked
from search.query import parse


def shown(parts: list[Part]) -> str:
    return "".join(f"[{part.text}]" if part.is_match else part.text for part in parts)


def test_words_are_marked_as_they_are_written():
    assert (
        shown(marked("Straße and strasse, kettles!", parse("STRASSE kettle"))) == "[Straße] and [strasse], [kettles]!"
    )


def test_overlapping_pairs_are_one_mark():
    assert shown(marked("明日は保育園がお休み", parse("保育園"))) == "明日は[保育園]がお休み"
    assert shown(marked("保育園", parse("園"))) == "保育[園]"


def test_without_a_match_all_of_it_is_unmarked():
    assert marked("The bath", parse("kettle")) == [Part("The bath", False)]
    assert marked("", parse("kettle")) == []


def test_a_short_text_is_shown_whole():
    assert shown(excerpt("The kettle sings.", parse("kettle"))) == "The [kettle] sings."


def test_a_long_one_is_cut_between_words_around_the_first_match():
    text = "before " * 40 + "the kettle sings " + "after " * 60

    found = shown(excerpt(text, parse("kettle")))

    assert found.startswith("… before ")
    assert found.endswith("after …")
    assert "the [kettle] sings" in found
    assert found.index("[") <= BEFORE + 4
    assert LENGTH - 40 <= len(found) <= LENGTH + 8


def test_without_a_match_it_is_the_beginning():
    found = shown(excerpt("one two " * 60, parse("kettle")))

    assert found.startswith("one two one")
    assert found.endswith("…")
    assert "[" not in found


def test_a_text_without_spaces_is_cut_anywhere():
    found = shown(excerpt("あ" * 300 + "保育園" + "い" * 300, parse("保育園")))

    assert "[保育園]" in found
    assert len(found) <= LENGTH + 10


@pytest.mark.parametrize("typed", ["kettle", "after", "x"])
def test_the_text_is_neither_lost_nor_doubled(typed):
    text = "The kettle, after a while, kettles after kettles."

    assert "".join(part.text for part in excerpt(text, parse(typed))) == text
