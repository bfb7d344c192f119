"""The beginning of an article, in the HTML that mail programs show, and as text."""

import pytest

from blog.newsletter.opening import opening_of

WORD = "bath "


def paragraphs(*words: int) -> str:
    return "".join(f"<p>{(WORD * count).strip()}</p>" for count in words)


@pytest.mark.parametrize(("words", "shown"), [((10, 9, 5), 3), ((10, 10, 5), 2), ((30, 1), 1), ((1,), 1)])
def test_it_ends_with_the_paragraph_in_which_enough_is_said(words: tuple[int, ...], shown: int) -> None:
    opening = opening_of(paragraphs(*words), words=20)

    assert opening.html.count("<p>") == shown
    assert opening.text.count("\n\n") == shown - 1


def test_a_heading_without_its_text_is_left_out() -> None:
    opening = opening_of(f"{paragraphs(20)}<h2>And then</h2>{paragraphs(5)}", words=20)
    two = opening_of(f"{paragraphs(10)}<h2>And then</h2>", words=20)

    assert (opening.html.count("<h2>"), two.html.count("<h2>")) == (0, 0)


@pytest.mark.parametrize(
    "page_only",
    [
        "<figure><img src='https://example.org/a.png'><figcaption><p>A bath</p></figcaption></figure>",
        "<table><tr><td><p>Monday</p></td></tr></table>",
        "<details><summary>Why?</summary><p>Because.</p></details>",
        "<nav><ul><li>On this page</li></ul></nav>",
        "<iframe src='https://example.org/'></iframe>",
    ],
)
def test_what_makes_sense_on_the_page_only_is_left_out(page_only: str) -> None:
    opening = opening_of(f"<p>It ran over.</p>{page_only}<p>We laughed.</p>")

    assert opening.html == "<p>It ran over.</p>\n<p>We laughed.</p>"
    assert opening.text == "It ran over.\n\nWe laughed."


@pytest.mark.parametrize(
    ("html", "cleaned"),
    [
        ('<p onclick="x()">Hello</p>', "<p>Hello</p>"),
        ('<p><a href="javascript:x()">Hello</a></p>', '<p><a rel="noopener noreferrer">Hello</a></p>'),
        ("<p>Hello<script>x()</script></p>", "<p>Hello</p>"),
        ("<p>&lt;b&gt; is bold<sup>1</sup></p>", "<p>&lt;b&gt; is bold</p>"),
    ],
)
def test_nothing_runs_in_it(html: str, cleaned: str) -> None:
    assert opening_of(html).html == cleaned


def test_lists_and_quotations_are_whole_and_once() -> None:
    html = "<ul><li><p>PE kit</p></li><li>Wellies</li></ul><blockquote><p>I had four.</p></blockquote>"

    opening = opening_of(html)

    assert opening.html.count("PE kit") == opening.html.count("I had four.") == 1
    assert opening.text == "- PE kit\n- Wellies\n\nI had four."


def test_lines_of_text_are_short_and_a_long_address_is_not_cut() -> None:
    address = "https://example.org/" + "a" * 100

    lines = opening_of(f"<p>{WORD * 40} {address}</p>").text.splitlines()

    assert [line for line in lines if len(line) > 72] == [address]


def test_an_article_without_text_has_an_empty_beginning() -> None:
    assert opening_of("") == opening_of("<figure></figure>")
    assert opening_of("").text == ""
