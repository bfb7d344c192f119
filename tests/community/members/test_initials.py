import pytest
import regex
from hypothesis import given
from hypothesis import strategies as st

from community.members.avatars import COLOURS, initials, member_colour


@pytest.mark.parametrize(
    ("name", "drawn"),
    [
        ("", "?"),
        (" ", "?"),
        ("...", "?"),
        ("a", "A"),
        ("ß", "ß"),
        ("ßen Ann", "ßA"),
        ("e\u0301va", "E\u0301V"),
        ("e\u0301va o\u0308rn", "E\u0301O\u0308"),
        ("Ann (Leeds)", "AN"),
        ("🙂 Ann", "AN"),
        ("Ann Marie Lee", "AL"),
        ("7 dwarfs", "7D"),
        ("Ольга Ким", "ОК"),
        ("हिन्दी", "हिन्दी"),
    ],
)
def test_two_letters_as_a_reader_counts_them(name: str, drawn: str) -> None:
    assert initials(name) == drawn


@given(st.text())
def test_there_are_one_or_two_of_any_name(name: str) -> None:
    assert len(regex.findall(r"\X", initials(name))) in {1, 2}


@given(st.integers(1, 2**31 - 1))
def test_a_member_keeps_the_colour(number: int) -> None:
    assert member_colour(number) == member_colour(number + len(COLOURS)) == COLOURS[number % 7]
