import pytest
from hypothesis import given
from hypothesis import strategies as st

from community.comments.markdown import to_html
from community.text.plain_text import plain_text
from transfer.comments.html_to_markdown import escape_text, to_markdown


def shown(html: str) -> str:
    """As readers see it, without what is the same everywhere."""
    made = to_html(to_markdown(html), find=lambda handles: {})
    return made.replace(' dir="auto"', "").replace(' rel="nofollow ugc noopener"', "").replace("\n", "")


@pytest.mark.parametrize(
    ("html", "as_shown"),
    [
        ("One.\nTwo.\n\n\n\nThree.", "<p>One.<br>Two.</p><p>Three.</p>"),
        ("<p>One.</p><p>Two.</p>", "<p>One.</p><p>Two.</p>"),
        ("a <em>b</em> <strong>c</strong> <i>d </i>e", "<p>a <em>b</em> <strong>c</strong> <em>d</em> e</p>"),
        (
            '<a href="https://a.example/x?y=1&amp;z=2">here</a>',
            '<p><a href="https://a.example/x?y=1&amp;z=2">here</a></p>',
        ),
        ('<a href="https://a.example/(x)">here</a>', '<p><a href="https://a.example/%28x%29">here</a></p>'),
        ("https://a.example/b_c_d*e", '<p><a href="https://a.example/b_c_d*e">https://a.example/b_c_d*e</a></p>'),
        ('<a href="javascript:x()">bad</a>', "<p>bad</p>"),
        ('<img src="https://a.example/x.png" alt="a pan">', '<p><a href="https://a.example/x.png">a pan</a></p>'),
        ("<blockquote>so</blockquote>yes", "<blockquote><p>so</p></blockquote><p>yes</p>"),
        ("<ul><li>a</li><li>b</li></ul>", "<ul><li>a</li><li>b</li></ul>"),
        ("<ol><li>a</li><li>b</li></ol>", "<ol><li>a</li><li>b</li></ol>"),
        ("<code>x*y</code>", "<p><code>x*y</code></p>"),
        ("<pre>a\n  b</pre>", "<pre><code>a  b</code></pre>"),
        ("<q>so</q>", "<p>“so”</p>"),
        ("<script>x()</script>a<style>b</style>", "<p>a</p>"),
        ("a<br/>b", "<p>a<br>b</p>"),
        ("<div>" * 3000 + "deep", "<p>deep</p>"),
        ("<b><b>a</b></b>", "<p><strong>a</strong></p>"),
    ],
)
def test_formatting_is_kept(html: str, as_shown: str) -> None:
    assert shown(html) == as_shown


@pytest.mark.parametrize(
    ("typed", "as_shown"),
    [
        ("5*3*2 and *so*", "5*3*2 and *so*"),
        ("_so_ and __init__ and a_b_c", "_so_ and __init__ and a_b_c"),
        ("1. one\n2) two", "1. one 2) two"),
        ("- no item\n+ nor this\n# no heading\n> no quote", "- no item + nor this # no heading > no quote"),
        ("[x](y) `code` <3 2 < 3", "[x](y) `code` <3 2 < 3"),
        ("<name> or <mail@example.org>", "<name> or <mail@example.org>"),
        ("&lt;b&gt; &amp;amp;", "<b> &amp;"),
        ("@rosa and a@example.org", "@rosa and a@example.org"),
        ("C:\\new \\_ ¯\\_(ツ)_/¯", "C:\\new \\_ ¯\\_(ツ)_/¯"),
        ("---\n===\n~~~", "--- === ~~~"),
    ],
)
def test_what_was_typed_as_text_stays_text(typed: str, as_shown: str) -> None:
    html = to_html(to_markdown(typed), find=lambda handles: {})

    assert plain_text(html) == as_shown
    assert not any(tag in html for tag in ("<em", "<strong", "<ul", "<ol", "<blockquote", "<code"))


@given(st.text(st.sampled_from("ab *_`[]()<>#+-=~>!\\&;@.1\n\t"), max_size=40))
def test_no_text_becomes_formatting(text: str) -> None:
    html = to_html(escape_text(text), find=lambda handles: {})

    assert "".join(plain_text(html).split()) == "".join(text.split())
