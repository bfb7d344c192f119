import re

import pytest
from hypothesis import given as any_of
from hypothesis import strategies as st

from community.comments.markdown import _cleaner, linked_addresses, to_html


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
        (
            "![The bath](https://example.org/a.png)",
            '<p dir="auto"><a href="https://example.org/a.png" rel="nofollow ugc noopener">The bath</a></p>\n',
        ),
        (
            "![](https://example.org/a.png)",
            '<p dir="auto"><a href="https://example.org/a.png" rel="nofollow ugc noopener">https://example.org/a.png</a></p>\n',
        ),
        (
            "[![in](https://example.org/a)](https://example.org/b)",
            '<p dir="auto">[<a href="https://example.org/a" rel="nofollow ugc noopener">in</a>](<a href="https://example.org/b"'
            ' rel="nofollow ugc noopener">https://example.org/b</a>)</p>\n',
        ),
        ("![no link] and ![x](javascript:alert)", '<p dir="auto">![no link] and ![x](javascript:alert)</p>\n'),
        (
            "Wow! [a](https://example.org)",
            '<p dir="auto">Wow! <a href="https://example.org" rel="nofollow ugc noopener">a</a></p>\n',
        ),
        (
            "\\![a](https://example.org)",
            '<p dir="auto">!<a href="https://example.org" rel="nofollow ugc noopener">a</a></p>\n',
        ),
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


def hrefs(text):
    return re.findall(r'href="([^"]*)"', to_html(text))


@pytest.mark.parametrize(
    ("text", "leads_to"),
    [
        ("see https://example.org.", ["https://example.org"]),
        ("www.example.org", ["http://www.example.org"]),
        ("example.org/a", ["http://example.org/a"]),
        ("(https://example.org/Foo_(bar))", ["https://example.org/Foo_(bar)"]),
        ("https://h.example/page。次 https://k.example/x、", ["https://h.example/page", "https://k.example/x"]),
        ("https://h.example/a।अगला “https://h.example/b”", ["https://h.example/a", "https://h.example/b"]),
        ("https://h.example/a، ثم https://h.example/b۔", ["https://h.example/a", "https://h.example/b"]),
        ("「example.org/a」example.net/b", ["http://example.org/a", "http://example.net/b"]),
        ("I was so tired.So I went to bed, see notes.md", []),
        ("casino.so and магазин.рф", []),
        ("//example.org/x or ftp://example.org/x", []),
    ],
)
def test_only_what_is_meant_as_an_address_becomes_a_link(text, leads_to):
    assert hrefs(text) == leads_to


@pytest.mark.parametrize("typed", ["https://xn--80ak6aa92e.com/a", "https://example.org/%E2%80%AEmoc"])
def test_an_address_is_shown_as_typed(typed):
    for text in (typed, f"<{typed}>"):
        assert f">{typed}</a>" in to_html(text)


@pytest.mark.parametrize(
    "text",
    [
        "¯\\_(ツ)_/¯",
        "5*3*2 and 2**3**2",
        "- 5 degrees",
        "+ 1",
        "Outside\n- 5 degrees\nin May",
        "+ one\n+ two",
        "the __init__ and (__new_item__.py)",
        "C:\\new\\_x and D:\\*.txt",
        "(C:\\_a\\_b)",
        "2) two\n3) three",
    ],
)
def test_signs_that_are_meant_as_they_are_stay(text):
    assert to_html(text) == f'<p dir="auto">{text}</p>\n'.replace("\n", "<br>\n", text.count("\n"))


@pytest.mark.parametrize(
    ("text", "html"),
    [
        ("- 5 apples\n- 3 pears", '<ul dir="auto">\n<li>5 apples</li>\n<li>3 pears</li>\n</ul>\n'),
        ("- milk\n- 5 eggs", '<ul dir="auto">\n<li>milk</li>\n<li>5 eggs</li>\n</ul>\n'),
        ("これは*重要*です", '<p dir="auto">これは<em>重要</em>です</p>\n'),
        ("2\\*3", '<p dir="auto">2*3</p>\n'),
        ("__so very__ __Tired__", '<p dir="auto"><strong>so very</strong> <strong>Tired</strong></p>\n'),
        ("C:\\\nnot \\*so\\*", '<p dir="auto">C:<br>\nnot *so*</p>\n'),
    ],
)
def test_signs_that_are_markup_stay_markup(text, html):
    assert to_html(text) == html


@pytest.mark.parametrize("text", ["[](https://a.org/b)", "[ ](https://a.org/b)", "[\u2800**\u3164**](https://a.org/b)"])
def test_a_link_without_visible_words_shows_where_it_leads(text):
    link = '<a href="https://a.org/b" rel="nofollow ugc noopener">'

    assert to_html(f"{text} and [c](https://a.org/b)") == (
        f'<p dir="auto">{link}https://a.org/b</a> and {link}c</a></p>\n'
    )


def test_a_link_has_no_title_and_no_language():
    assert to_html('[x](https://example.org "You have won")') == (
        '<p dir="auto"><a href="https://example.org" rel="nofollow ugc noopener">x</a></p>\n'
    )
    assert set(_cleaner().clean('<p lang="en" title="x" dir="auto">').split()) == {"<p", 'dir="auto"></p>'}


@pytest.mark.parametrize(
    ("text", "leads_to"),
    [
        ("[x](//h) [x](https:\\/\\/h.example)", ["//h", "https://h.example"]),
        ("[x](&#104;ttps://h.example) [a](https:host)", ["https://h.example", "https:host"]),
        ("https://h.example/a https://h.example/a", ["https://h.example/a"]),
        ("[x](/members/rosa/) [y](#c1) [z](?page=2) rosa@example.org", []),
    ],
)
def test_links_to_other_places_are_listed_once_without_a_query(text, leads_to):
    assert linked_addresses(text) == leads_to


def test_no_control_character_is_raw_in_html():
    controls = "".join(chr(code) for code in (*range(9), 11, 12, *range(14, 32), *range(127, 160)))

    assert to_html(f"a{controls}b\tc") == '<p dir="auto">ab\tc</p>\n'


@pytest.mark.parametrize(
    ("written", "leads_to"),
    [
        ("[my blog](example.org/a)", "https://example.org/a"),
        ("[my blog](www.example.org)", "https://www.example.org"),
        ("[my blog](магазин.рф)", "https://xn--80aairftm.xn--p1ai"),
        ("[ours](/articles/bath/)", None),
        ("[above](#c12)", None),
        ("[write](mailto:rosa@example.org)", None),
    ],
)
def test_an_address_without_its_scheme_leads_to_the_other_site_and_counts(written: str, leads_to: str | None) -> None:
    assert linked_addresses(written) == ([leads_to] if leads_to else [])


@any_of(st.text(alphabet="ab@<>[]()[](*_`-~'\"? \n\u3002\uff0e\uff1a"))
def test_a_text_without_the_signs_of_an_address_links_to_nothing(text) -> None:
    assert 'href="http' not in to_html(text, find=lambda handles: {})
    assert linked_addresses(text) == []
