import pytest

from community.text.slugs import slug_of


@pytest.mark.parametrize(
    ("words", "slug"),
    [
        ("Bath time!", "bath-time"),
        ("Müdigkeit", "mudigkeit"),
        ("Mu\u0308digkeit", "mudigkeit"),
        ("Łódź", "łódź"),  # ł has no accent that could be left out
        ("Überstraße", "überstraße"),
        ("отпуск", "отпуск"),
        ("育児 2026", "育児-2026"),
        ("🎈", ""),
        ("", ""),
    ],
)
def test_slug_is_ascii_unless_letters_would_be_lost(words: str, slug: str) -> None:
    assert slug_of(words) == slug
