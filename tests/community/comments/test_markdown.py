import pytest

from community.comments.markdown import to_html


@pytest.mark.parametrize(
    ("text", "html"),
    [
        ("*so* **tired**", '<p dir="auto"><em>so</em> <strong>tired</strong></p>\n'),
        ("one\ntwo", '<p dir="auto">one<br>\ntwo</p>\n'),
        ("- a\n- b", '<ul dir="auto">\n<li>a</li>\n<li>b</li>\n</ul>\n'),
        ("> said", '<blockquote dir="auto">\n<p>said</p>\n</blockquote>\n'),
        ("`x < y`", '<p dir="auto"><code>x &lt; y</code></p>\n'),
        (
            "see https://example.org/a",
            '<p dir="auto">see <a href="https://example.org/a" rel="nofollow ugc noopener">https://example.org/a</a></p>\n',
        ),
        ("3. c\n4. d", '<ol start="3" dir="auto">\n<li>c</li>\n<li>d</li>\n</ol>\n'),
        ("# no headings", '<p dir="auto"># no headings</p>\n'),
        ("مرحبا café 👩‍👧", '<p dir="auto">مرحبا café 👩‍👧</p>\n'),
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
