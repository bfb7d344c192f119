"""Whatever somebody typed on the old site reads the same here, and any HTML at all ends in safe Markdown."""

import re
from html import escape

import pytest
from bs4 import BeautifulSoup
from hypothesis import given
from hypothesis import strategies as st

from community.comments.markdown import to_html
from transfer.comments.html_to_markdown import escape_text, tidy, to_markdown

#: Everything that means something to Markdown or HTML, between letters and spaces. Without the colon: the parser takes
#: a letter and a colon for a drive of Windows, and keeps the backslashes behind it.
SIGNS = st.text(alphabet="ab1 *_`[]()<>!#-+=.&;\\/@~|\"'\n", max_size=60)
WORDS = st.text(alphabet=st.characters(exclude_categories=["Cs", "Cc", "Zl", "Zp", "Cf", "Co", "Cn"]), max_size=60)


def drawn(markdown: str) -> BeautifulSoup:
    return BeautifulSoup(to_html(markdown, find=lambda handles: {}), "html.parser")


def read(markdown: str) -> str:
    """The words that a reader sees, with single spaces."""
    return " ".join(drawn(markdown).get_text(" ").split())


def letters(text: str) -> str:
    """Without spaces: where lines break and how far apart words stand may differ."""
    return re.sub(r"\s+", "", text)


@given(SIGNS)
def test_signs_that_were_typed_are_signs_here(text):
    assert letters(read(escape_text(text))) == letters(text)


@given(SIGNS)
def test_and_so_they_are_when_they_come_as_html(text):
    assert letters(read(to_markdown(f"<p>{escape(text)}</p>"))) == letters(text)


@given(SIGNS, SIGNS)
def test_typed_signs_make_no_formatting_of_their_own(first, second):
    made = {tag.name for tag in drawn(to_markdown(f"<p>{escape(first)}</p><p>{escape(second)}</p>")).find_all()}

    assert made <= {"p", "br", "a"}


@given(WORDS)
def test_words_in_any_script_arrive(text):
    assert letters(read(escape_text(text))) == letters(text)


@given(SIGNS, st.sampled_from(["em", "strong", "b", "i", "blockquote", "li", "h2", "td", "span", "q", "font"]))
def test_words_within_a_tag_arrive(text, name):
    expected = letters(f"“{text}”" if name == "q" else text)

    assert letters(read(to_markdown(f"<{name}>{escape(text)}</{name}>"))) == expected


@given(st.text(alphabet="<>/ab\"'= -!psctrihvejl:&;#x0\n", max_size=120))
def test_any_html_at_all_ends_in_something_safe(html):
    page = drawn(to_markdown(html))

    assert page.find(["script", "style", "iframe", "object", "img", "form", "svg"]) is None
    for tag in page.find_all():
        assert not [name for name in tag.attrs if name.startswith("on") or name == "style"]
        assert not str(tag.get("href", "")).lower().startswith(("javascript:", "data:", "vbscript:"))


@given(st.text(alphabet="<>/ab\"' \n", max_size=80))
def test_a_second_time_through_tidy_changes_nothing(html):
    once = to_markdown(html)

    assert tidy(once) == once


@pytest.mark.parametrize(
    "address",
    [
        "javascript:alert(1)",
        "JaVaScRiPt:alert(1)",
        " javascript:alert(1)",
        "data:text/html,<b>x</b>",
        "vbscript:x",
        "file:///etc/passwd",
        "//prams.example",
        "/local",
        "#part",
        "",
        "http://[::1",
    ],
)
def test_what_is_no_address_of_the_web_is_only_its_words(address):
    assert to_markdown(f'<a href="{escape(address)}">our swing</a>') == "our swing"


@pytest.mark.parametrize(
    ("address", "markdown"),
    [
        ("https://swings.example/red", "[our swing](https://swings.example/red)"),
        ("HTTPS://swings.example/red", "[our swing](HTTPS://swings.example/red)"),
        ("mailto:rosa@example.org", "[our swing](mailto:rosa@example.org)"),
        ("https://swings.example/a(b)c", "[our swing](https://swings.example/a%28b%29c)"),
        ("https://swings.example/a b", "[our swing](https://swings.example/a%20b)"),
        ("https://swings.example/<b>", "[our swing](https://swings.example/%3Cb%3E)"),
        ("https://swings.example/日", "[our swing](https://swings.example/%E6%97%A5)"),
    ],
)
def test_an_address_stays_one(address, markdown):
    assert to_markdown(f'<a href="{escape(address)}">our swing</a>') == markdown
    assert len(drawn(markdown).find_all("a")) == 1


@pytest.mark.parametrize(
    ("html", "seen"),
    [
        ("3 &lt; 5 &amp;&amp; 5 &gt; 3", "3 < 5 && 5 > 3"),
        ("I said &lt;name&gt;, not that", "I said <name>, not that"),
        ("*sigh* and _sigh_ and **SIGH**", "*sigh* and _sigh_ and **SIGH**"),
        ("1. is what I wrote", "1. is what I wrote"),
        ("2) as well", "2) as well"),
        ("- a dash", "- a dash"),
        ("# not a heading", "# not a heading"),
        ("&gt; not a quotation", "> not a quotation"),
        ("`not code`", "`not code`"),
        ("[not](a link)", "[not](a link)"),
        ("![not](a picture)", "![not](a picture)"),
        ("a\\*b", "a\\*b"),
        ("snake_case_name", "snake_case_name"),
        ("=====", "====="),
        ("@rosa is not named here", "@rosa is not named here"),
        ("&amp;amp; stays", "&amp; stays"),
    ],
)
def test_what_people_type(html, seen):
    assert read(to_markdown(f"<p>{html}</p>")) == seen
    assert read(to_markdown(f"<p>before</p><p>{html}</p><p>after</p>")) == f"before {seen} after"


@pytest.mark.parametrize("depth", [1, 8, 9, 20, 500])
def test_nesting_without_end_keeps_its_words(depth):
    html = "<blockquote>" * depth + "the last word" + "</blockquote>" * depth

    assert read(to_markdown(html)) == "the last word"


@pytest.mark.parametrize("name", ["script", "style", "object", "embed"])
def test_what_is_not_meant_for_readers_says_nothing(name):
    assert to_markdown(f"before<{name}>alert(1)</{name}>after") in {"beforeafter", "before", "beforealert(1)after"}


@pytest.mark.parametrize(
    ("html", "markdown"),
    [
        ("<ol><li>bath</li><li>bed</li></ol>", "1. bath\n2. bed"),
        ("<ul><li>bath</li><li></li><li>bed</li></ul>", "- bath\n- bed"),
        ("<ul><li>bath<ul><li>ducks</li></ul></li></ul>", "- bath\n\n  - ducks"),
        ("<blockquote>one<br>two</blockquote>", "> one\n> two"),
        ("<pre>a\n  b</pre>", "```\na\n  b\n```"),
        ("<pre>```</pre>", "````\n```\n````"),
        ("<code>a`b</code>", "``a`b``"),
        ("<code>`</code>", "`` ` ``"),
        ("<em> spaced </em>word", "*spaced* word"),
        ("<em></em>word", "word"),
        ("<p>one</p>\n\n\n<p>two</p>", "one\n\ntwo"),
        ("one<br/><br/><br/><br/>two", "one\n\ntwo"),
        ("one\u00a0two", "one two"),
    ],
)
def test_formatting_that_we_have_too(html, markdown):
    assert to_markdown(html) == markdown
