from community.posting.form_actions import MAX_QUOTE_LENGTH, append_quote, quote_markdown


def test_every_line_is_quoted():
    assert quote_markdown("one\n\ntwo") == "> one\n>\n> two"


def test_a_quote_in_it_is_left_out():
    assert quote_markdown("> theirs\n\nmine") == "> mine"


def test_a_long_one_ends_at_a_word():
    text = quote_markdown("word " * 400)

    assert len(text) <= MAX_QUOTE_LENGTH + 4
    assert text.endswith("word …")


def test_there_is_room_to_answer_below():
    assert append_quote("", "said") == "> said\n\n"
    assert append_quote("typed", "said") == "typed\n\n> said\n\n"
