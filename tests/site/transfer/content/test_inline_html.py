import pytest

from transfer.content.inline_html import InlineWriter, paragraphs, trim_breaks
from transfer.content.parsed_html import parse_html

HERE = "https://old.example/2012/02/a-post/"


def written(html: str, *, keeps_lines: bool = False) -> tuple[str, list[str]]:
    write = InlineWriter(HERE, keeps_lines=keeps_lines)
    return write.html(list(parse_html(html).children)).strip(), write.notes


@pytest.mark.parametrize(
    ("html", "text"),
    [
        ("a  \n b", "a b"),
        ("<span>a</span><!-- not this -->", "a"),
        ("<em>a<i>b</i></em>", "<i>ab</i>"),
        ('<a href="b">a</a>', '<a href="https://old.example/2012/02/a-post/b">a</a>'),
        ('<a href="//c.example/?a=1&amp;b=2">a</a>', '<a href="https://c.example/?a=1&amp;b=2">a</a>'),
        ('<a href="x"><a href="y">a</a></a>', '<a href="https://old.example/2012/02/a-post/x">a</a>'),
        ('<a name="x">a</a>', "a"),
        ("a<br>b", "a<br/>b"),
        ("\u00a0&lt;b&gt;", "&lt;b&gt;"),
        ("<b onclick='x()' style='y'>a</b>", "<b>a</b>"),
    ],
)
def test_only_what_our_text_holds(html: str, text: str) -> None:
    assert written(html) == (text, [])


@pytest.mark.parametrize(
    ("html", "note"),
    [
        ("<del>a</del>", "Struck-through words are shown as plain text."),
        ("<u>a</u>", "Underlined words are shown as plain text."),
        ("<sup>a</sup>", "Raised or lowered letters are shown as plain text."),
        ("<kbd>a</kbd>", "Words of code are shown as plain text."),
        ("<mark>a</mark>", "Marked words are shown as plain text."),
    ],
)
def test_what_is_lost_is_noted(html: str, note: str) -> None:
    assert written(html) == ("a", [note])


@pytest.mark.parametrize("href", ["javascript:x()", "data:text/html,x", "ftp://a.example", "http://[", "file:///etc"])
def test_links_that_lead_nowhere_are_text(href: str) -> None:
    assert written(f'<a href="{href}">a</a>') == ("a", [f"A link leads nowhere and is shown as text: {href}"])


def test_empty_lines_make_paragraphs_where_lines_are_kept() -> None:
    html, _ = written("a\nb\n \n\nc", keeps_lines=True)

    assert list(paragraphs(html)) == ["a<br/>b", "c"]


def test_a_nul_makes_no_paragraph() -> None:
    assert list(paragraphs(written("a\0b", keeps_lines=True)[0])) == ["ab"]


@pytest.mark.parametrize(("html", "trimmed"), [("<br/> a <br/><br/>", "a"), ("a<br/>b", "a<br/>b"), ("<br/>", "")])
def test_line_ends_at_the_edges_go(html: str, trimmed: str) -> None:
    assert trim_breaks(html) == trimmed
