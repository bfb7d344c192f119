"""What an author pastes into the text of an article becomes blocks of it; nothing is deleted by the next save."""

import json
import re
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from blog.models import ArticlePage

SLOWLY = 30_000
EDITOR_HANDS_OVER = 500  # the rich text editor writes into the form a moment after each change
PASTE = """([html, text]) => {
    const data = new DataTransfer();
    if (html) data.setData("text/html", html);
    data.setData("text/plain", text);
    const paste = new ClipboardEvent("paste", { clipboardData: data, bubbles: true, cancelable: true });
    document.activeElement.dispatchEvent(paste);
}"""
DOCUMENT = """
<h1>Two calendars</h1><p>We tried <b>everything</b>, see https://example.org/all.</p>
<h2>Monday</h2><ul><li>bath</li><li>call<ul><li>with the office</li></ul></li></ul>
<ol><li>first</li></ol><blockquote><p>Nobody noticed.</p><p>Nobody at all.</p></blockquote>
<table><tr><th>Day</th><th>Hour</th></tr><tr><td>Mon</td><td>9</td></tr><tr><td>Tue</td><td>10</td></tr></table>
<pre>bath = 7\ncall = 9</pre><p>A <a href="https://example.org/x">link</a> and <img src="x.png">.</p>
"""


@pytest.fixture(autouse=True)
def _autosave_may_come_too_late(watch: Any) -> None:
    """It is refused when the draft was saved while it was on its way."""
    watch.expect("400 (Bad Request)")


def editing(visit: Any, article: ArticlePage, editor: Any, *body: tuple[str, Any]) -> Page:
    article.body = list(body)
    article.save_revision(clean=False)
    page = visit(f"/cms/pages/{article.pk}/edit/", by=editor)
    page.wait_for_load_state("networkidle")
    return page


def paste(page: Page, html: str, text: str = "some text", *, into: int = 0, press: str = "End") -> None:
    field = page.locator("[data-contentpath=body] [contenteditable=true]").nth(into)
    field.click()
    page.keyboard.press(press)
    page.evaluate(PASTE, [html, text])
    page.wait_for_timeout(EDITOR_HANDS_OVER)


def saved(page: Page, article: ArticlePage) -> list[tuple[str, Any]]:
    """The body as it was saved, without the keys of its paragraphs."""
    page.get_by_role("button", name="Save draft").click()
    expect(page.get_by_text("has been updated")).to_be_visible(timeout=SLOWLY)
    draft = ArticlePage.objects.get(pk=article.pk).get_latest_revision_as_object()
    return [(block["type"], plain(block["value"])) for block in draft.body.get_prep_value()]


def plain(value: Any) -> Any:
    return json.loads(re.sub(r' data-block-key=\\"\w+\\"', "", json.dumps(value)).replace("\\r\\n", "\\n"))


def test_a_pasted_document_becomes_blocks(visit, article, editor):
    page = editing(visit, article, editor, ("text", ""))

    paste(page, DOCUMENT, "Two calendars https://example.org/all")

    expect(page.get_by_text("Pictures cannot be pasted")).to_be_visible()
    expect(page.get_by_text("Pasted as plain paragraphs, because this field holds nothing else: code.")).to_be_visible()
    assert saved(page, article) == [
        ("heading", "Two calendars"),
        (
            "text",
            '<p>We tried <b>everything</b>, see <a href="https://example.org/all">https://example.org/all</a>.</p>',
        ),
        ("subheading", "Monday"),
        (
            "text",
            "<ul><li>bath</li><li>call<ul><li>with the office</li></ul></li></ul><ol><li>first</li></ol>",
        ),
        ("quote", {"text": "Nobody noticed.\n\nNobody at all.", "attribution": ""}),
        (
            "comparison",
            {
                "table": {
                    "columns": [{"type": "text", "heading": "Day"}, {"type": "text", "heading": "Hour"}],
                    "rows": [{"values": ["Mon", "9"]}, {"values": ["Tue", "10"]}],
                    "caption": "",
                },
                "rows_have_headings": False,
            },
        ),
        ("text", '<p>bath = 7</p><p>call = 9</p><p>A <a href="https://example.org/x">link</a> and .</p>'),
    ]


def test_in_the_middle_of_a_text_it_stands_between_both_halves(visit, article, editor):
    page = editing(visit, article, editor, ("text", "<p>One.</p>"), ("text", "<p>Two.</p>"))

    paste(page, "<h2>Between</h2><p>them</p>", into=0)
    paste(page, "<h2>Before</h2>", into=2, press="Home")

    assert saved(page, article) == [
        ("text", "<p>One.</p>"),
        ("heading", "Between"),
        ("text", "<p>them</p>"),
        ("heading", "Before"),
        ("text", "<p>Two.</p>"),
    ]


def test_lines_of_plain_text_stay_lines(visit, article, editor):
    page = editing(visit, article, editor, ("text", ""))

    paste(page, "", "See <here>:\nhttps://example.org/all, please.\n\nRosa")

    assert saved(page, article) == [
        (
            "text",
            "<p>See &lt;here&gt;:</p>"
            '<p><a href="https://example.org/all">https://example.org/all</a>, please.</p><p>Rosa</p>',
        )
    ]


def test_an_address_alone_links_as_ever(visit, article, editor):
    page = editing(visit, article, editor, ("text", "<p>See</p>"))

    paste(page, "", "https://example.org/all")

    assert saved(page, article) == [("text", '<p>See<a href="https://example.org/all">https://example.org/all</a></p>')]


def test_where_there_are_no_blocks_it_becomes_paragraphs_and_that_is_said(visit, article, editor):
    page = editing(visit, article, editor, ("callout", {"kind": "note", "text": ""}))

    paste(page, DOCUMENT, "Two calendars https://example.org/all")

    expect(page.get_by_text("this field holds nothing else: headings, a quote, a table, code.")).to_be_visible()
    [(_, callout)] = saved(page, article)
    assert callout["text"] == (
        "<p><b>Two calendars</b></p>"
        '<p>We tried <b>everything</b>, see <a href="https://example.org/all">https://example.org/all</a>.</p>'
        "<p><b>Monday</b></p>"
        "<ul><li>bath</li><li>call<ul><li>with the office</li></ul></li></ul><ol><li>first</li></ol>"
        "<p>Nobody noticed.</p><p>Nobody at all.</p>"
        "<p>Day | Hour</p><p>Mon | 9</p><p>Tue | 10</p>"
        '<p>bath = 7</p><p>call = 9</p><p>A <a href="https://example.org/x">link</a> and .</p>'
    )


FROM_WORD = """<p class=MsoNormal><b style='mso-bidi-font-weight:normal'>Monday</b></p>
<p class=MsoListParagraph style='mso-list:l0 level1 lfo1'><span
style='mso-list:Ignore'>·<span>   </span></span>bath</p>
<p class=MsoListParagraph style='mso-list:l1 level1 lfo2'><span
style='mso-list:Ignore'>1.<span> </span></span>call</p>"""
FROM_A_DOCUMENT_ON_THE_WEB = """<b style="font-weight:normal" id="docs-internal-guid-1"><p><span
style="font-weight:700">Monday</span><span style="font-weight:400"> and </span><span
style="font-style:italic">Tuesday</span></p><ul><li><p>bath</p></li></ul></b>"""


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        (FROM_WORD, "<p><b>Monday</b></p><ul><li>bath</li></ul><ol><li>call</li></ol>"),
        (FROM_A_DOCUMENT_ON_THE_WEB, "<p><b>Monday</b> and <i>Tuesday</i></p><ul><li>bath</li></ul>"),
    ],
    ids=["Word", "a document on the web"],
)
def test_lists_of_word_processors_are_lists(visit, article, editor, html, expected):
    page = editing(visit, article, editor, ("text", ""))

    paste(page, html)

    assert saved(page, article) == [("text", expected)]


def test_words_of_a_cell_stay_apart(visit, article, editor):
    page = editing(visit, article, editor, ("text", ""))

    paste(
        page,
        "<table><tr><th>Day</th><th>What</th></tr>"
        "<tr><td>Mon<br>Tue</td><td><ul><li>bath</li><li>call</li></ul></td></tr>"
        "<tr><td><p>Wed</p><p>Thu</p></td><td><style>td { color: red }</style><b>b</b>ed</td></tr></table>",
    )

    [(kind, value)] = saved(page, article)
    assert kind == "comparison"
    assert [row["values"] for row in value["table"]["rows"]] == [["Mon Tue", "bath call"], ["Wed Thu", "bed"]]


def test_a_heading_of_one_word_is_a_heading(visit, article, editor):
    page = editing(visit, article, editor, ("text", ""))

    paste(page, "<h2>Monday</h2>", "Monday")

    assert saved(page, article) == [("heading", "Monday")]
