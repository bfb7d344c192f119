"""What holds of the excerpt of every text, and of its very ends."""

import pytest
import regex
from hypothesis import example, given
from hypothesis import strategies as st

from community.text.excerpts import (
    count_words,
    excerpt,
    first_graphemes,
    first_words,
    shorten,
    shorten_to_word,
)

FAMILY = "👩\u200d👩\u200d👧"
#: Several scripts, spaces and graphemes of several code points.
written = st.lists(
    st.sampled_from(["a", "word", " ", "  ", "\n", "早", "かな", "ไ", "ไท", "e\u0301", FAMILY, "🇩🇪", "Ж", ".", "…"])
).map("".join)


def graphemes(text: str) -> list[str]:
    return regex.findall(r"\X", text)


@given(written | st.text(), st.integers(0, 12))
def test_the_first_graphemes_are_the_first_graphemes(text: str, number: int) -> None:
    assert graphemes(first_graphemes(text, number)) == graphemes(text)[:number]


@given(written | st.text(), st.integers(1, 12))
def test_a_shortened_text_is_no_longer_than_was_asked(text: str, number: int) -> None:
    found = shorten(text, number)

    assert len(graphemes(found)) <= number or found == text
    assert found == text or found.endswith("…")


@given(written | st.text(), st.integers(0, 12))
@example("   x", 2)
@example(" \n\n", 1)
@example(" one two", 5)
def test_a_text_cut_between_words_begins_as_the_text_does(text: str, number: int) -> None:
    found = shorten_to_word(text, number)

    if found != text:
        head = found.removesuffix(" …")
        assert found == f"{head} …"
        assert text.startswith(head)
        assert len(graphemes(head)) <= number


@pytest.mark.parametrize(
    ("text", "number", "found"),
    [
        ("one two three", 6, "one …"),
        ("one two three", 7, "one two …"),
        ("one two three", 8, "one two …"),
        ("one two three", 12, "one two …"),
        ("one two three", 13, "one two three"),
        ("one", 2, "on …"),
        ("   one", 2, " …"),
        ("", 0, ""),
        ("a", 0, " …"),
        ("one\ntwo three", 5, "one …"),
        ("เราแบ่งกัน", 2, "เรา"[:2] + " …"),
    ],
)
def test_whole_words_are_kept_while_they_fit(text: str, number: int, found: str) -> None:
    assert shorten_to_word(text, number) == found


@given(written, st.integers(0, 12))
def test_an_excerpt_has_no_more_words_than_were_asked_for(text: str, words: int) -> None:
    assert count_words(first_words(text, words, end="")) <= words


@given(written, st.integers(0, 12))
def test_an_excerpt_is_the_beginning_of_the_text_on_one_line(text: str, words: int) -> None:
    line = " ".join(text.split())

    found = first_words(text, words, end="|")

    assert line.startswith(found.removesuffix("|"))
    assert (found == line) == (not found.endswith("|"))


@given(written)
def test_as_many_words_as_a_text_has_are_all_of_it(text: str) -> None:
    assert first_words(text, count_words(text)) == " ".join(text.split())


@given(written, written)
def test_words_of_two_texts_are_counted_together(one: str, other: str) -> None:
    assert count_words(f"{one} {other}") == count_words(one) + count_words(other)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("", 0),
        (" \n ", 0),
        ("one", 1),
        ("one  two\nthree", 3),
        ("早", 1),
        ("早晨", 1),
        ("早晨的", 2),
        ("ไทยไ", 1),
        ("ไทยไท", 2),
        ("カタカナ", 2),
        ("한국어", 1),
        ("a早晨的工作b", 3),
        ("🙂 🙂", 2),
        ("-", 1),
    ],
)
def test_a_word_has_two_or_four_letters_where_no_space_divides_them(text: str, words: int) -> None:
    assert count_words(text) == words


@pytest.mark.parametrize(
    ("text", "words", "found"),
    [
        ("one two", 0, "…"),
        ("", 0, ""),
        ("one", 1, "one"),
        ("one two", 1, "one…"),
        ("one… two", 1, "one…"),
        ("早晨的", 1, "早晨…"),
        ("早晨的", 2, "早晨的"),
        ("早晨的", 0, "…"),
        ("\u3000早 晨", 1, "早…"),
    ],
)
def test_the_end_is_said_once_and_only_where_something_is_missing(text: str, words: int, found: str) -> None:
    assert first_words(text, words) == found


@pytest.mark.parametrize(
    ("text", "number", "found"),
    [
        (FAMILY, 1, FAMILY),
        (FAMILY * 2, 1, "…"),
        (FAMILY * 2, 2, FAMILY * 2),
        ("🇩🇪🇫🇷🇮🇹", 2, "🇩🇪…"),
        ("e\u0301e\u0301e\u0301", 2, "e\u0301…"),
        ("हिन्दी", 6, "हिन्दी"),
        ("a\r\nb", 3, "a\r\nb"),
        ("abc", 3, "abc"),
        ("abcd", 3, "ab…"),
        ("", 1, ""),
    ],
)
def test_a_reader_counts_what_they_see(text: str, number: int, found: str) -> None:
    assert shorten(text, number) == found


@given(st.text(st.characters(exclude_characters="<>&", exclude_categories=("Cs",))), st.integers(0, 20))
def test_of_html_without_markup_it_is_that_of_the_text(text: str, words: int) -> None:
    assert excerpt(f"<p>{text}</p>", words) == first_words(text, words)
