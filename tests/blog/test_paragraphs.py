from blog.paragraphs import MOST_WORDS, mark_long_paragraphs


def test_only_the_paragraph_that_is_too_long_is_marked() -> None:
    long, enough = "word " * (MOST_WORDS + 1), "word " * MOST_WORDS

    assert mark_long_paragraphs(f"<p>{enough}</p><p class='x'>{long}</p><pre>{long}</pre>") == (
        f"<p>{enough}</p><p class='x' data-too-long=\"{MOST_WORDS + 1}\">{long}</p><pre>{long}</pre>"
    )


def test_tags_are_no_words() -> None:
    html = "<p>" + "<b>word</b> " * MOST_WORDS + "</p>"

    assert mark_long_paragraphs(html) == html
