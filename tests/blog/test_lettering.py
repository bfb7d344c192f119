import unicodedata

import pytest

from blog.lettering import letters, writable


@pytest.mark.parametrize(
    ("text", "drawn"),
    [
        ("Tired – “so what?”…", "Tired – “so what?”…"),
        ("A 🥕 a day", "A a day"),
        ("Ein  langer\nTag", "Ein langer Tag"),
        (unicodedata.normalize("NFD", "müde"), "müde"),
        ("soft\u00adly", "softly"),
        ("Почему 👨‍👩‍👧", "Почему"),
        ("Γιατί", "Γιατί"),
        ("Hana はな", ""),
        ("ქართული", ""),
        ("", ""),
    ],
)
def test_words_are_drawn_without_ornaments_or_not_at_all(text: str, drawn: str) -> None:
    assert writable(text) == drawn


def test_letters_are_the_same_whatever_the_machine_has_installed() -> None:
    assert (letters(40).getname(), letters(40, "notosbo").getname()) == (
        ("Noto Sans", "Regular"),
        ("Noto Sans", "Bold"),
    )
