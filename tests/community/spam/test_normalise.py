import re

import pytest

from community.spam.normalise import MAX_LENGTH_READ, normalise_comment, normalise_text


@pytest.mark.parametrize(
    ("written", "seen"),
    [
        ("Ｃｈｅａｐ  𝓁𝑜𝒶𝓃𝓈\n here", "cheap loans here"),
        ("lo\u200ban\u2060s", "loans"),
        ("two\u2028lines\x00", "two lines"),
        ("сheар loаns", "cheap loans"),  # Cyrillic с, а, р
        ("ʟᴏᴀɴs", "loans"),
        ("hxxps://loans[.]example(.)com", "https://loans.example.com"),
        ("loans dot com", "loans.com"),
        ("rosa (at) example [dot] org", "rosa@example.org"),
        ("rosa at gmail dot com", "rosa@gmail.com"),
        ("don’t – “really”", 'don\'t - "really"'),
    ],
)
def test_text_is_read_as_the_eye_sees_it(written, seen) -> None:
    assert normalise_text(written) == seen


@pytest.mark.parametrize(
    "text", ["это моя мама", "η μητέρα μου", "the dot com years", "we looked at the nursery.", "½ day"]
)
def test_honest_words_are_left_alone(text) -> None:
    assert normalise_text(text).replace("1⁄2", "½") == text


@pytest.mark.parametrize(
    ("written", "word"),
    [("l0an", "loan"), ("ch3ap", "cheap"), ("c@sh", "cash"), ("l-o-a-n-s", "loans"), ("l o a n s", "loans")],
)
def test_masked_words_are_an_extra_reading(written, word) -> None:
    reading = normalise_comment(f"get {written} now")

    assert reading.plain == f" | get {written} now"
    assert reading.deobfuscated == f" | get {word} now"


def test_name_is_read_with_the_text() -> None:
    assert normalise_comment("Hello!", name="Cheap\u200bLoans").plain == "cheaploans | hello!"


@pytest.mark.parametrize(
    "text",
    [
        "My 👨\u200d👩\u200d👧 and I ❤\ufe0f it",
        "می\u200cخواهم",
        "child\u00adcare",
        "\ufeffHello",
        "call \u202a0113 496 0000\u202c",
    ],
)
def test_invisible_characters_with_a_use_hide_nothing(text) -> None:
    assert normalise_comment(text).hidden == 0


@pytest.mark.parametrize(
    ("text", "hidden"), [("lo\u200ban", 1), ("a\x00b\x00", 2), ("\u202eevil", 1), ("l\u200bo\u200ba", 2)]
)
def test_hidden_characters_are_counted(text, hidden) -> None:
    assert normalise_comment(text).hidden == hidden


def test_accents_of_every_language_stay_and_stacks_are_cut() -> None:
    assert normalise_comment("Tiếng Việt, e\u0301te\u0301, שָׁלוֹם").excess_marks == 0
    assert normalise_comment("a" + "\u0301" * 5_000).excess_marks == 4_992


def test_what_is_too_long_is_not_read() -> None:
    reading = normalise_comment("a" * 1_000_000)

    assert (reading.original_length, reading.length) == (1_000_000, MAX_LENGTH_READ)


def test_everything_is_found_in_the_plain_reading_or_else_in_the_other() -> None:
    text = normalise_comment("Telegram @rosa1, v-i-a-g-r-a and p1lls.")

    assert text.find_all(re.compile("viagra|pills")) == ["viagra", "pills"]
    assert text.find_all(re.compile("telegram|viagra")) == ["telegram"]
    assert text.find_all(re.compile("nothing")) == []
