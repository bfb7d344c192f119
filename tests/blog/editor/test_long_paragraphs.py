from blog.editor.long_paragraphs import MAX_WORDS_IN_PARAGRAPH, mark_long_paragraphs


def test_only_the_paragraph_that_is_too_long_is_marked() -> None:
    long, enough = "word " * (MAX_WORDS_IN_PARAGRAPH + 1), "word " * MAX_WORDS_IN_PARAGRAPH

    assert mark_long_paragraphs(f"<p>{enough}</p><p class='x'>{long}</p><pre>{long}</pre>") == (
        f"<p>{enough}</p><p class='x' data-too-long=\"{MAX_WORDS_IN_PARAGRAPH + 1}\">{long}</p><pre>{long}</pre>"
    )


def test_tags_are_no_words() -> None:
    html = "<p>" + "<b>word</b> " * MAX_WORDS_IN_PARAGRAPH + "</p>"

    assert mark_long_paragraphs(html) == html
