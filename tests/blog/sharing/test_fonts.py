import unicodedata

import pytest

from blog.sharing.fonts import drawable_text, load_font


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
    assert drawable_text(text) == drawn


def test_letters_are_the_same_whatever_the_machine_has_installed() -> None:
    assert (load_font(40).getname(), load_font(40, "notosbo").getname()) == (
        ("Noto Sans", "Regular"),
        ("Noto Sans", "Bold"),
    )
