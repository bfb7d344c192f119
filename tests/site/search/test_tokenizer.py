import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from search.tokenizer import MAX_LETTERS, stem, words_in, words_of


@pytest.mark.parametrize(
    ("written", "typed"),
    [
        ("Łódź", "lodz"),
        ("Straße", "STRASSE"),
        ("Café", "cafe\N{COMBINING ACUTE ACCENT}"),
        ("İstanbul", "istanbul"),
        ("ﬁne", "fine"),
        ("Ｈｅｌｌｏ", "hello"),
        ("Ærøskøbing", "aeroskobing"),
        ("Йога", "йога"),
        ("handovers", "Handover"),
        ("stories", "story"),
    ],
)
def test_what_readers_take_for_the_same_word_is_the_same(written, typed):
    assert words_of(written) == words_of(typed) != []


@pytest.mark.parametrize(("one", "other"), [("week", "weak"), ("bath", "path"), ("и", "e")])
def test_what_they_dont_is_not(one, other):
    assert words_of(one) != words_of(other)


def test_punctuation_ends_a_word():
    assert words_of("work-life, a_b; c.d/e's “f”\x00g") == ["work", "life", "a", "b", "c", "d", "e", "s", "f", "g"]


def test_scripts_without_spaces_are_kept_as_pairs_and_the_last_character():
    assert words_of("保育園のPE") == ["保育", "育園", "園の", "の", "pe"]
    assert words_of("園") == ["園"]


def test_vowel_signs_belong_to_the_word():
    assert words_of("हिन्दी में") == ["हिन्दी", "में"]


@pytest.mark.parametrize("text", ["", " ", "😀👍", "…—“”", "\u0301", "\x00", "§article", "*"])
def test_what_is_no_word_gives_at_most_the_letters_in_it(text):
    assert words_of(text) == (["articl"] if "article" in text else [])


def test_one_letter_that_stands_for_a_sentence_becomes_one_word():
    assert words_of("ﷺ") == ["صلىاللهعليهوسلم"]


def test_a_run_of_letters_is_cut():
    assert words_of("z" * (MAX_LETTERS + 1)) == words_of("z" * MAX_LETTERS) == ["z" * MAX_LETTERS]


def test_each_word_says_where_it_stands():
    text = "Die Straße, 保育"

    assert [(word.text, text[word.start : word.end]) for word in words_in(text)] == [
        ("die", "Die"),
        ("strass", "Straße"),
        ("保育", "保育"),
        ("育", "育"),
    ]


def test_stems_follow_the_language_of_the_site(settings):
    stem.cache_clear()
    settings.LANGUAGE_CODE = "de"
    assert words_of("Kindern") == words_of("Kinder")
    stem.cache_clear()
    settings.LANGUAGE_CODE = "ja"
    assert words_of("handovers") == ["handovers"]
    stem.cache_clear()


@given(st.text())
def test_nothing_that_a_database_reads_as_syntax_is_in_a_word(text):
    assert {unicodedata.category(sign)[0] for word in words_of(text) for sign in word} <= {"L", "M", "N"}
