import pytest

from community.text.cleaning import (
    MAX_COMBINING_MARKS,
    clean_for_storage,
    count_hiding,
    has_invisible_characters,
    limit_combining_marks,
    remove_invisible,
    remove_never_typed,
)


@pytest.mark.parametrize(
    "text",
    [
        "cafe\u0301, naïve, Ångström",
        "שָׁלוֹם עֲלֵיכֶם",
        "مُحَمَّد",
        "ที่นี่ น้ำ",
        "हिन्दी में क्ष्म्य",
        "Tiếng Việt",
        "👩🏽‍👧 ❤️ 1️⃣",
    ],
)
def test_every_language_keeps_its_marks(text):
    assert limit_combining_marks(text) == text


def test_a_pile_is_cut_down_and_the_letters_stay():
    assert limit_combining_marks("a" + "\u0301" * 100 + "b") == "a" + "\u0301" * MAX_COMBINING_MARKS + "b"


def test_what_is_stored_has_one_character_for_each_line_end_and_no_nul():
    assert clean_for_storage("a\r\nb\rc\0d\n") == "a\nb\ncd\n"


@pytest.mark.parametrize("text", ["👩\u200d👧", "می\u200cخواهم", "❤\ufe0f", "child\u00adcare", "a\tb"])
def test_what_keyboards_type_stays_as_it_is(text):
    assert remove_never_typed(text) == text


def test_what_nobody_types_goes():
    assert remove_never_typed("left\u202eright v\u200bi\u200bagra\ufeff") == "leftright viagra"


def test_for_comparing_everything_that_is_drawn_as_nothing_goes():
    assert remove_invisible("a\u00adb\u200cc\u2800\ufe0f\x00d\U000e0041\ud800\n") == "abc\u2800d\n"


@pytest.mark.parametrize(("text", "runs"), [("lo\u200b\u200ban", 1), ("می\u200cخواهم", 0), ("\u202e\x07", 2), ("", 0)])
def test_hiding_is_counted_where_no_script_needs_it(text, runs):
    assert count_hiding(text) == runs


@pytest.mark.parametrize(
    ("name", "hides"),
    [
        ("Rosa\u200bOkafor", True),
        ("Rosa\u202eOkafor", True),
        ("\u3164", True),
        ("Rosa\u200dOkafor", True),
        ("Rosa\n", True),
        ("علی\u200cرضا", False),
        ("👩\u200d👧", False),
        ("Siân O'Neill-Ødegård", False),
    ],
)
def test_characters_nobody_sees(name: str, hides: bool) -> None:
    assert has_invisible_characters(name) is hides
