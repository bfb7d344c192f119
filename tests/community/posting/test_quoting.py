from community.posting.quoting import LONGEST_QUOTE, quoted, with_quote


def test_every_line_is_quoted():
    assert quoted("one\n\ntwo") == "> one\n>\n> two"


def test_a_quote_in_it_is_left_out():
    assert quoted("> theirs\n\nmine") == "> mine"


def test_a_long_one_ends_at_a_word():
    text = quoted("word " * 400)

    assert len(text) <= LONGEST_QUOTE + 4
    assert text.endswith("word …")


def test_there_is_room_to_answer_below():
    assert with_quote("", "said") == "> said\n\n"
    assert with_quote("typed", "said") == "typed\n\n> said\n\n"
