import pytest

from blog.editor.empty_links import mark_empty_links


@pytest.mark.parametrize("inside", ["\u200b", "&#8203;", "<b>\u2060</b>", " \u00ad\n", "\u200b&nbsp;"])
def test_link_of_signs_nobody_sees_is_marked(inside: str) -> None:
    assert mark_empty_links(f'<p>A <a href="/b/">{inside}</a>.</p>') == (
        f'<p>A <a href="/b/" data-empty-link>{inside}</a>.</p>'
    )


@pytest.mark.parametrize(
    "html",
    [
        '<a href="/b/">There</a>',
        '<a href="/b/">\u200bThere</a>',
        '<a href="/b/"><img src="/c.png" alt="A desk"></a>',
        '<a href="/b/"> </a>',  # axe says so
        "<abbr>\u200b</abbr>",
        "No links.",
    ],
)
def test_others_are_left_alone(html: str) -> None:
    assert mark_empty_links(html) == html
