import pytest

from community.posting.body_field import MAX_COMBINING_MARKS, MAX_LENGTH, BodyForm, limit_combining_marks


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


def test_the_end_of_a_line_is_one_character_however_it_is_sent():
    form = BodyForm({"body": "ab\r\n" * (MAX_LENGTH // 3)})

    assert form.is_valid()
    assert form.cleaned_data["body"] == "\n".join(["ab"] * (MAX_LENGTH // 3))
