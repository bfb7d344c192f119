"""What counts as a difference between two answers, so that a comparison of pages finds what it is run for."""

from typing import Any

import pytest

from benchmarks.page_crawler import links_in
from benchmarks.page_differences import DIFFERENT, NAMED, SAME, SPACED, compare


def answer(text: str, *, status: int = 200, kind: str = "text/html", **headers: str) -> dict[str, Any]:
    return {"status": status, "headers": {"Content-Type": kind, **headers}, "text": text}


@pytest.mark.parametrize(
    ("old", "new", "verdict"),
    [
        ('<p class="face">Ann</p>', '<p class="face">Ann</p>', SAME),
        ('<input name="csrfmiddlewaretoken" value="a1">', '<input name="csrfmiddlewaretoken" value="b2">', SAME),
        ('<p class="face" id="a" data-who>Ann</p>', '<p class="avatar" id="b" data-author>Ann</p>', NAMED),
        ('<a href="#acts" title="On">x</a>', '<a title="On" href="#actions">x</a>', NAMED),
        ('<script src="/static/js/helped.js"></script>', '<script src="/static/js/reaction.js"></script>', NAMED),
        ("<p>Ann</p>\n<p>Ben</p>", "<p>Ann</p><p> Ben</p>", SPACED),
        ("<p>Ann</p>", "<p>Ben</p>", DIFFERENT),
        ("<p>Ann</p>", "<b>Ann</b>", DIFFERENT),
        ('<a href="#c12">x</a>', '<a href="#c13">x</a>', DIFFERENT),
        ('<a href="/notes/">x</a>', '<a href="/news/">x</a>', DIFFERENT),
        ('<button name="helped" value="yes">x</button>', '<button name="helped" value="no">x</button>', DIFFERENT),
        ('<img alt="Ann" src="/a.png">', '<img alt="" src="/a.png">', DIFFERENT),
        ("<p>&amp;lt;</p>", "<p>&lt;</p>", DIFFERENT),
    ],
)
def test_verdict_on_two_pages(old: str, new: str, verdict: str) -> None:
    assert compare(answer(old), answer(new)).verdict == verdict


def test_another_status_or_header_is_a_difference() -> None:
    assert compare(answer("x"), answer("x", status=404)).verdict == DIFFERENT
    assert compare(answer("x", Location="/a/"), answer("x", Location="/b/")).verdict == DIFFERENT


def test_names_within_a_feed_may_change_and_its_text_may_not() -> None:
    atom, words = "application/atom+xml", "&lt;p class=&quot;%s&quot;&gt;%s&lt;/p&gt;"

    assert (
        compare(answer(words % ("face", "Ann"), kind=atom), answer(words % ("avatar", "Ann"), kind=atom)).verdict
        == NAMED
    )
    assert (
        compare(answer(words % ("face", "Ann"), kind=atom), answer(words % ("face", "Ben"), kind=atom)).verdict
        == DIFFERENT
    )


def test_changed_names_are_counted_with_numbers_alike() -> None:
    old = '<li id="m1" class="a"></li><li id="m2" class="a"></li>'
    new = '<li id="muted-1" class="a"></li><li id="muted-2" class="b"></li>'

    assert compare(answer(old), answer(new)).names == {("id", "m0", "muted-0"): 2, ("class", "a", "b"): 1}


def test_links_of_a_page_are_followed_on_this_site_only() -> None:
    page = '<a href="next/?p=2#end">x</a><img src=/media/a.png><a href="https://other.example/">x</a><loc>http://here/b/</loc>'

    found = links_in(page, "/login/", at="http://here/articles/")

    assert found == ["/articles/next/?p=2", "/media/a.png", "/b/", "/login/"]
