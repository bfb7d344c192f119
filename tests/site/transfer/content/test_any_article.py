"""Any HTML of a post at all ends in blocks that our articles hold, with its words, and with nothing that runs."""

import re
from html import escape

import pytest
from bs4 import BeautifulSoup
from hypothesis import given
from hypothesis import strategies as st

from blog.blocks.body import BodyBlock
from transfer.content.html_blocks import as_stream_data, to_blocks
from transfer.content.inline_html import MAX_DEPTH
from transfer.content.shortcodes import expand

HERE = "https://old.example/2012/02/a-post/"
KNOWN_BLOCKS = set(BodyBlock().child_blocks)
IN_TEXT = {"p", "b", "i", "a", "br", "ul", "ol", "li"}
MARKUP = st.text(alphabet="<>/abp\"'= -!liuh1strong[]&;\n", max_size=150)
TAGS = st.sampled_from(
    [
        "p",
        "div",
        "b",
        "em",
        "ul",
        "ol",
        "li",
        "h2",
        "h4",
        "blockquote",
        "pre",
        "table",
        "tr",
        "td",
        "span",
        "figure",
        "dl",
        "dt",
        "dd",
    ]
)
WORDS = st.text(alphabet="abc &<>'\"", min_size=1, max_size=12)


def tree(depth: int) -> st.SearchStrategy[str]:
    leaf = WORDS.map(escape)
    return st.recursive(
        leaf,
        lambda inside: st.builds(
            lambda name, parts: f"<{name}>{''.join(parts)}</{name}>", TAGS, st.lists(inside, max_size=3)
        ),
        max_leaves=depth,
    )


def letters(text: str) -> str:
    return re.sub(r"\s+", "", text)


def words_of(blocks: list) -> str:
    """All that readers see of these blocks."""
    seen = []
    for kind, value in blocks:
        if kind == "text":
            seen.append(BeautifulSoup(value, "html.parser").get_text())
        elif isinstance(value, str):
            seen.append(value)
        else:
            seen.append(str(value))
    return "".join(seen)


@given(MARKUP)
def test_any_markup_becomes_blocks_that_we_have(html):
    blocks = to_blocks(html, address=HERE).blocks

    assert {kind for kind, _ in blocks} <= KNOWN_BLOCKS
    for kind, value in blocks:
        if kind == "text":
            page = BeautifulSoup(value, "html.parser")
            assert {tag.name for tag in page.find_all()} <= IN_TEXT
            assert all(set(tag.attrs) <= ({"href"} if tag.name == "a" else set()) for tag in page.find_all())


@given(MARKUP)
def test_and_they_can_be_saved(html):
    data = as_stream_data(to_blocks(html, address=HERE).blocks)

    assert BodyBlock().to_python(data).get_prep_value() is not None


@given(tree(12))
def test_words_within_any_nesting_arrive(html):
    wanted = sorted(letters(BeautifulSoup(html, "html.parser").get_text()))
    converted = to_blocks(html, address=HERE)

    if not any("left out" in note for note in converted.notes):
        arrived = words_of(converted.blocks)
        assert not [sign for sign in set(wanted) - set(" &<>'\"") if sign not in arrived]


@given(st.text(max_size=200))
def test_shortcodes_take_no_words_along(text):
    expanded, unknown = expand(text)

    assert isinstance(expanded, str)
    assert len(unknown) == len(set(unknown))
    if "[" not in text:
        assert (expanded, unknown) == (text, [])


@pytest.mark.parametrize("name", ["p", "div", "b", "blockquote", "ul", "span"])
@pytest.mark.parametrize("depth", [1, MAX_DEPTH, MAX_DEPTH + 1, 800])
def test_the_words_of_endless_nesting_are_kept(name, depth):
    inner = "<li>" if name == "ul" else ""
    html = f"<{name}>{inner}" * depth + "the last word" + f"</{name}>" * depth

    assert "thelastword" in letters(words_of(to_blocks(html, address=HERE).blocks))


@pytest.mark.parametrize(
    "html",
    [
        "<p onclick='run()'>words</p>",
        "<p style='position:fixed'>words</p>",
        "<a href='javascript:run()'>words</a>",
        "<a href='data:text/html,run()'>words</a>",
        "words<script>run()</script>",
        "words<style>run(){}</style>",
        "words<form><input value='run()'></form>",
        "words<!-- run() -->",
        "<svg onload='run()'>words</svg>",
        "<p title='run()' data-x='run()' class='run()'>words</p>",
        "words<noscript><p onmouseover='run()'></p></noscript>",
        "<math><mtext>words</mtext></math>",
    ],
)
def test_nothing_that_runs_comes_along(html):
    blocks = to_blocks(html, address=HERE).blocks

    assert "run()" not in str(blocks)
    assert "words" in words_of(blocks)


@pytest.mark.parametrize(
    ("html", "kinds"),
    [
        ("", []),
        ("   \n\n ", []),
        ("<p></p><p>&nbsp;</p>", []),
        ("<!--more-->", []),
        ("<p>a</p><!--more--><p>b</p>", ["text"]),
        ("<h2>a</h2>", ["heading"]),
        ("<h3>a</h3>", ["subheading"]),
        ("<h2> </h2>", []),
        ("<blockquote>a</blockquote>", ["quote"]),
        ("<blockquote></blockquote>", []),
        ("<p>a</p><h2>b</h2><p>c</p>", ["text", "heading", "text"]),
        ("<div><div><h2>a</h2></div></div>", ["heading"]),
        ("<ul></ul>", []),
        ("<ul><li>a</li></ul>", ["text"]),
        ("<hr>", ["text"]),
        ("<pre></pre>", []),
    ],
)
def test_which_blocks_it_becomes(html, kinds):
    assert [kind for kind, _ in to_blocks(html, address=HERE).blocks] == kinds


@pytest.mark.parametrize("length", [199, 200, 201, 5_000])
def test_a_heading_is_as_long_as_ours_may_be(length):
    ((kind, text),) = to_blocks(f"<h2>{'word ' * (length // 5)}{'x' * (length % 5)}</h2>", address=HERE).blocks

    assert kind == "heading"
    assert len(text) <= 201
    assert text.startswith("word word")


@pytest.mark.parametrize(
    ("href", "leads_to"),
    [
        ("/about/", "https://old.example/about/"),
        ("other", "https://old.example/2012/02/a-post/other"),
        ("?p=12", "https://old.example/2012/02/a-post/?p=12"),
        ("//cdn.example/x", "https://cdn.example/x"),
        ("https://else.example/x?a=1&b=2", "https://else.example/x?a=1&b=2"),
        ("mailto:rosa@example.org", "mailto:rosa@example.org"),
        ("tel:+4930123", "tel:+4930123"),
        ("HTTPS://ELSE.example/", "https://ELSE.example/"),
        ("#part", None),
        ("", None),
        ("ftp://old.example/x", None),
        ("javascript:void(0)", None),
        ("http://[", None),
        ("file:///C:/x", None),
    ],
)
def test_where_a_link_leads(href, leads_to):
    ((_, html),) = to_blocks(f'<p><a href="{escape(href)}">words</a></p>', address=HERE).blocks
    link = BeautifulSoup(html, "html.parser").find("a")

    assert (link and link["href"]) == leads_to
    assert BeautifulSoup(html, "html.parser").get_text() == "words"


@pytest.mark.parametrize(
    ("text", "paragraphs"),
    [
        ("one\n\ntwo", ["one", "two"]),
        ("one\r\n\r\ntwo", ["one", "two"]),
        ("one\n \t\n\n\ntwo", ["one", "two"]),
        ("one\ntwo", ["onetwo"]),
        ("<b>one\n\ntwo</b>", ["one", "two"]),
        ("one\n\n<p>two</p>\n\nthree", ["one", "two", "three"]),
    ],
)
def test_empty_lines_of_the_classic_editor_make_paragraphs(text, paragraphs):
    html = "".join(value for kind, value in to_blocks(text, address=HERE).blocks if kind == "text")

    assert [part.get_text() for part in BeautifulSoup(html, "html.parser").find_all("p")] == paragraphs


def test_empty_lines_of_the_block_editor_mean_nothing():
    text = "<!-- wp:paragraph -->\n<p>one\n\ntwo</p>\n<!-- /wp:paragraph -->"
    ((_, html),) = to_blocks(text, address=HERE).blocks

    assert html == "<p>one two</p>"
