import pytest

from community.text.languages import direction_of, guess_language, language_choices


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Wie war dein Tag?", ""),  # Latin letters: only the writer knows
        ("Привет, как дела?", "ru"),
        ("Привіт, як її справи?", "uk"),
        ("今日は早く帰ります", "ja"),
        ("你好吗", "zh"),
        ("안녕하세요", "ko"),
        ("שלום לכולם", "he"),
        ("مرحبا بكم", "ar"),
        ("سلام، چطوری؟", "fa"),
        ("من هم خسته‌ام، شما کی می‌آیید؟", "fa"),  # its own ye and kaf are enough
        ("كيف حالك يا صديقي", "ar"),
        ("آپ کیسے ہیں ٹھیک", "ur"),
        ("Καλημέρα", "el"),
        ("नमस्ते", "hi"),
        ("ᏣᎳᎩ", ""),  # no pattern for Cherokee
        ("5 + 3 = 8 :-)", ""),
        ("¯\\_(ツ)_/¯", ""),  # faces, not Japanese or Russian
        ("(ノ°Д°)ノ", ""),
        ("( ﾟДﾟ)", ""),
        ("帰る", "ja"),
        ("", ""),
    ],
)
def test_script_gives_the_language_away(text, language):
    assert guess_language(text) == language


def test_half_of_the_letters_have_to_be_foreign_and_one_more():
    assert guess_language("ab вг") == ""
    assert guess_language("ab вгд") == "ru"


def test_each_guess_can_be_chosen_by_its_name():
    choices = dict(language_choices())
    guesses = ("ja", "zh", "ko", "uk", "ru", "ur", "fa", "ar", "he", "el", "hi", "bn", "ta", "te", "th", "ka", "hy")

    assert [code for code in guesses if code not in choices] == []
    assert (choices["de"], choices["he"], choices["en"]) == ("Deutsch", "עברית", "English")


def test_direction_is_that_of_the_script():
    assert [direction_of(code) for code in ("he", "ar", "fa", "de", "zh", "")] == [
        "rtl",
        "rtl",
        "rtl",
        "ltr",
        "ltr",
        "ltr",
    ]
