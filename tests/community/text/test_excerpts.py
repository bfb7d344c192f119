import pytest

from community.text.excerpts import count_words, excerpt, first_graphemes, shorten, shorten_to_word


def test_markup_is_left_out_and_the_text_reads_as_it_was_meant():
    html = "<blockquote>\n<p>said</p>\n</blockquote>\n<p>R&amp;D <em>never</em> sleeps, &lt;b&gt; or not.</p>"

    assert excerpt(html, 4) == "said R&D never sleeps,…"
    assert excerpt(html, 40) == "said R&D never sleeps, <b> or not."


@pytest.mark.parametrize(
    ("text", "words", "begins"),
    [
        ("we share the mornings", 3, "we share the…"),
        ("we share the mornings", 4, "we share the mornings"),
        ("我们分担早晨的工作，我做早餐。", 4, "我们分担早晨的工…"),
        ("เราแบ่งกันตอนเช้า", 2, "เราแบ่งกัน…"),
        ("hello 我们分担早晨的工作", 3, "hello 我们分担…"),
        ("", 4, ""),
    ],
)
def test_an_excerpt_is_as_long_in_every_script(text, words, begins):
    assert excerpt(f"<p>{text}</p>", words) == begins


def test_it_ends_as_its_caller_wishes_and_only_once():
    assert excerpt("<p>one two three</p>", 2, end=" …") == "one two …"
    assert excerpt("<p>one … three</p>", 2, end=" …") == "one …"


@pytest.mark.parametrize(
    ("text", "words"), [("we share-it, all", 3), ("我们分担早晨的工作", 5), ("ไทย", 1), ("", 0), ("早 a", 2)]
)
def test_words_are_counted_without_spaces_as_well(text, words):
    assert count_words(text) == words


def test_no_grapheme_is_cut():
    family = "👨\u200d👩\u200d👧"

    assert first_graphemes(f"{family}{family}{family}", 2) == family * 2
    assert first_graphemes("e\u0301e\u0301", 1) == "e\u0301"
    assert shorten(family * 61, 60) == family * 59 + "…"
    assert shorten(family * 60, 60) == family * 60


def test_shortened_to_a_word_where_there_are_words():
    assert shorten_to_word("one two three", 9) == "one two …"
    assert shorten_to_word("one two", 7) == "one two"
    assert shorten_to_word("早晨的工作", 3) == "早晨的 …"
    assert shorten_to_word("好 早晨的工作", 4) == "好 早晨 …"
