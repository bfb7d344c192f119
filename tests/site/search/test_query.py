import pytest

from blog.article_search import MAX_CHARACTERS, MAX_WORDS
from search.query import (
    for_fts5,
    for_tsquery,
    parse,
    titles_for_fts5,
    titles_for_tsquery,
)


@pytest.mark.parametrize(
    ("typed", "wanted", "unwanted"),
    [
        ("the bath", [("the",), ("bath",)], []),
        ('"hand over" kettle', [("hand", "over"), ("kettl",)], []),
        ("kettle -tea", [("kettl",)], [("tea",)]),
        ('kettle -"green tea"', [("kettl",)], [("green", "tea")]),
        ("work-life", [("work", "life")], []),
        ("保育園", [("保育", "育園")], []),
        ("園", [("園*",)], []),
        ('"no end', [("no", "end")], []),
        ('""', [], []),
        ("- -- *", [], []),
        ("bath bath", [("bath",)], []),
        ("-tea", [], [("tea",)]),
        ('a"b c"d', [("a",), ("b", "c"), ("d",)], []),
    ],
)
def test_what_is_looked_for(typed, wanted, unwanted):
    query = parse(typed)

    assert (list(query.wanted), list(query.unwanted)) == (wanted, unwanted)


def test_a_search_needs_a_word_to_look_for():
    assert parse("kettle")
    assert not parse("-tea")
    assert not parse("!?")


def test_of_a_pasted_page_only_the_beginning_is_looked_for():
    assert len(parse("word " * 1000).typed) <= MAX_CHARACTERS
    assert sum(len(phrase) for phrase in parse(" ".join(f"w{n}" for n in range(50))).wanted) == MAX_WORDS


def test_what_was_typed_is_shown_again_on_one_line():
    assert parse("  the\nbath\x00\u202e ").typed == "the bath"


def test_both_databases_understand_it():
    query = parse('kettle "hand over" -tea')

    assert for_fts5(query) == '{title_words body_words} : (("kettl" AND "hand over") NOT ("tea"))'
    assert for_tsquery(query) == "('kettl') & ('hand' <-> 'over') & !('tea')"


def test_one_character_of_a_script_without_spaces_begins_a_word():
    assert for_fts5(parse("園 tea")) == '{title_words body_words} : ("園" * AND "tea")'
    assert for_tsquery(parse("園")) == "('園':*)"
    assert titles_for_fts5(parse("園")) == 'title_words : ("園" *)'
    assert titles_for_tsquery(parse("園")) == "'園':*A"
    assert parse("園").matches("園の")
    assert not parse("園").matches("育園")


def test_a_title_may_go_on_after_the_last_word():
    assert titles_for_fts5(parse("the ba")) == 'title_words : ("the" AND "ba" *)'
    assert titles_for_tsquery(parse("the ba")) == "'the':A & 'ba':*A"


def test_a_word_is_replaced_wherever_it_stands():
    assert parse('kettel "hot kettel"').replaced("kettel", "kettl").wanted == (("kettl",), ("hot", "kettl"))
