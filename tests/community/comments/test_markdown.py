import pytest

from community.comments.markdown import to_html


@pytest.mark.parametrize(
    ("text", "html"),
    [
        ("*so* **tired**", "<p><em>so</em> <strong>tired</strong></p>\n"),
        ("one\ntwo", "<p>one<br>\ntwo</p>\n"),
        ("- a\n- b", "<ul>\n<li>a</li>\n<li>b</li>\n</ul>\n"),
        ("> said", "<blockquote>\n<p>said</p>\n</blockquote>\n"),
        ("`x < y`", "<p><code>x &lt; y</code></p>\n"),
        (
            "see https://example.org/a",
            '<p>see <a href="https://example.org/a" rel="nofollow ugc noopener">https://example.org/a</a></p>\n',
        ),
        ("# no headings", "<p># no headings</p>\n"),
        ("مرحبا café 👩‍👧", "<p>مرحبا café 👩‍👧</p>\n"),
    ],
)
def test_the_small_markdown(text, html):
    assert to_html(text) == html


@pytest.mark.parametrize(
    "text",
    [
        "<script>alert(1)</script>",
        '<img src=x onerror="alert(1)">',
        "[x](javascript:alert(1))",
        "[x](data:text/html;base64,PHNjcmlwdD4=)",
        "[x](vbscript:msgbox)",
        "<javascript:alert(1)>",
        '<a href="https://example.org" onclick="alert(1)">x</a>',
        "![x](https://example.org/tracker.png)",
    ],
)
def test_nothing_that_runs_or_loads_comes_through(text):
    html = to_html(text)

    for element in ("<script", "<img", '<a href="javascript', '<a href="data', '<a href="vbscript'):
        assert element not in html
    assert not [tag for tag in html.split("<")[1:] if "onclick" in tag.split(">")[0] or "onerror" in tag.split(">")[0]]
