"""What holds of every text that somebody could send, and both sides of each character's neighbour."""

import unicodedata

import pytest
import regex
from hypothesis import example, given
from hypothesis import strategies as st

from community.text import cleaning

#: Letters, and the characters this room is about, close together.
hostile = st.text(
    st.sampled_from(
        "aZé ا中\u0301\u0308\u200b\u200c\u200d\u202e\u2060\u2800\u3164\ufe0f\ufeff\u00ad\r\n\t\x00\x07\x7f👩"
    )
)
any_text = st.text() | hostile


@given(any_text)
def test_no_line_ends_in_two_characters(text: str) -> None:
    assert "\r" not in cleaning.normalise_newlines(text)


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("a\r\nb", "a\nb"),
        ("a\rb", "a\nb"),
        ("a\n\rb", "a\n\nb"),
        ("a\r\n\r\nb", "a\n\nb"),
        ("a\r\r\nb", "a\n\nb"),
        ("\r", "\n"),
        ("a\u2028b", "a\u2028b"),
    ],
)
def test_each_end_of_a_line_is_one_character(typed: str, kept: str) -> None:
    assert cleaning.normalise_newlines(typed) == kept


@given(any_text)
@example("a\r\x00\nb")
def test_what_is_stored_is_stored_the_same_again(text: str) -> None:
    once = cleaning.clean_for_storage(text)

    assert cleaning.clean_for_storage(once) == once
    assert {"\0", "\r"}.isdisjoint(once)
    assert once.replace("\n", "") == text.replace("\0", "").replace("\r", "").replace("\n", "")


def test_a_nul_between_the_two_halves_of_a_line_end_makes_no_second_line() -> None:
    assert cleaning.clean_for_storage("a\r\0\nb") == "a\nb"


@given(any_text)
def test_each_cleaning_done_twice_is_done_once(text: str) -> None:
    for clean in (cleaning.remove_never_typed, cleaning.remove_invisible, cleaning.limit_combining_marks):
        once = clean(text)
        assert clean(once) == once, clean.__name__


@given(any_text)
def test_cleaning_only_takes_away(text: str) -> None:
    for clean in (cleaning.remove_never_typed, cleaning.remove_invisible, cleaning.limit_combining_marks):
        letters = iter(text)
        assert all(letter in letters for letter in clean(text)), clean.__name__


@given(st.text(st.characters(categories=("Lu", "Ll", "Lo", "Nd", "Po", "Zs")).filter(lambda one: one.isprintable())))
def test_what_is_seen_stays(text: str) -> None:
    seen = "".join(one for one in text if not regex.match(r"\p{Default_Ignorable_Code_Point}", one))

    assert cleaning.remove_never_typed(text) == text
    assert cleaning.remove_invisible(text) == seen


@pytest.mark.parametrize(
    ("before", "first", "last", "behind"),
    [
        (None, 0x00, 0x08, 0x09),
        (0x0A, 0x0B, 0x0C, 0x0D),
        (0x0D, 0x0E, 0x1F, 0x20),
        (0x7E, 0x7F, 0x9F, 0xA0),
        (0x180D, 0x180E, 0x180E, 0x180F),
        (0x200A, 0x200B, 0x200B, 0x200C),
        (0x200D, 0x200E, 0x200F, 0x2010),
        (0x2029, 0x202A, 0x202E, 0x202F),
        (0x205F, 0x2060, 0x2060, 0x2061),
        (0x2065, 0x2066, 0x2069, 0x206A),
        (0xFEFE, 0xFEFF, 0xFEFF, 0xFF00),
    ],
)
def test_from_the_first_to_the_last_that_is_never_typed_and_no_further(before, first, last, behind) -> None:
    for code in (first, last):
        assert cleaning.remove_never_typed(f"a{chr(code)}b") == "ab"
    for code in (before, behind):
        typed = f"a{chr(code)}b" if code else "ab"
        assert cleaning.remove_never_typed(typed) == typed


@pytest.mark.parametrize("marks", [0, 1, cleaning.MAX_COMBINING_MARKS, cleaning.MAX_COMBINING_MARKS + 1, 5000])
def test_a_letter_has_as_many_marks_as_it_came_with_up_to_the_limit(marks: int) -> None:
    found = cleaning.limit_combining_marks("e" + "\u0301" * marks + "!")

    assert found == "e" + "\u0301" * min(marks, cleaning.MAX_COMBINING_MARKS) + "!"


@given(any_text)
def test_no_run_of_marks_is_longer_than_the_limit(text: str) -> None:
    longest = max(map(len, regex.findall(r"\p{M}+", cleaning.limit_combining_marks(text))), default=0)

    assert longest <= cleaning.MAX_COMBINING_MARKS


@pytest.mark.parametrize(
    "text",
    [
        "",
        " ",
        "\n\t\r",
        "\u200b",
        "\u200d\u200c",
        "\u2800",
        "\u3164",
        "\uffa0",
        "\u115f\u1160",
        "\ufe0f",
        "\u00ad",
        "\U000e0041",
        "\u2003\u3000",
        "\x07",
        "\ufff9\ufffb",
    ],
)
def test_a_text_of_which_nothing_is_seen_is_blank(text: str) -> None:
    assert cleaning.is_blank(text)
    assert not cleaning.is_blank(f"{text}.")


@pytest.mark.parametrize("text", [".", "育", "👩‍👧", "0", "\u0301a", "-", "\ufffd"])
def test_one_sign_is_not_blank(text: str) -> None:
    assert not cleaning.is_blank(text)


@given(any_text)
def test_a_blank_text_has_no_letter_or_digit(text: str) -> None:
    if cleaning.is_blank(text):
        letters = [one for one in text if unicodedata.category(one) in {"Lu", "Ll", "Nd", "Po", "So"}]
        assert set(letters) <= {"\u2800"}


@pytest.mark.parametrize(
    ("text", "runs"),
    [
        ("a\u200bb", 1),
        ("a\u200b b", 0),
        (" \u200bb", 0),
        ("a\u200b", 0),
        ("ab\u200b\u200c\u200dcd", 1),
        ("a\u200bb\u200bc", 2),
        ("é\u200bè", 1),
        ("я\u200bя", 0),
        ("child\u00adcare", 0),
        ("a\ufe0fb", 1),
        ("1\ufe0f\u20e3", 0),
        ("a\u3164b", 1),
        ("\x00\x08", 2),
        ("\t\n\x0c", 0),
        ("\x0b", 1),
        ("\x7f", 1),
        ("\u202dabc\u202c", 0),
        ("\u202eabc", 1),
    ],
)
def test_what_hides_is_counted_by_runs_and_neighbours(text: str, runs: int) -> None:
    assert cleaning.count_hiding(text) == runs


@given(st.text(st.characters(categories=("Lu", "Ll", "Nd", "Zs", "Po", "So"))))
def test_ordinary_letters_hide_nothing(text: str) -> None:
    assert cleaning.count_hiding(text) == 0


@pytest.mark.parametrize(
    ("name", "hides"),
    [
        ("", False),
        ("Ann", False),
        ("Ann\u00a0Lee", False),
        ("Ann\u00ad", True),
        ("Ann\u200d", True),
        ("\u200dAnn", True),
        ("می\u200cخ", False),
        ("می\u200c", True),
        ("\u200cمی", True),
        ("a\u200cم", True),
        ("Ann\u2028", True),
        ("Ann\u034f", True),
        ("Ann\u2800", True),
        ("Ann\ue000", True),
        ("Ann\U000e0041", True),
        ("Ann\ufe0f", True),
        ("Ann\U000e0100", True),
        ("\u180bAnn", True),
        ("❤\ufe0f", False),
        ("1\ufe0f\u20e3", False),
    ],
)
def test_a_name_is_what_is_seen_of_it(name: str, hides: bool) -> None:
    assert cleaning.has_invisible_characters(name) is hides


@given(
    st.text(st.characters(categories=("Lu", "Ll", "Lt", "Nd", "Po", "Sm", "So", "Zs")).filter(lambda c: c != "\u2800"))
)
def test_letters_signs_and_spaces_are_seen(name: str) -> None:
    assert cleaning.has_invisible_characters(name) is False
