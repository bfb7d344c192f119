"""What an article's blocks do in a browser, and that all of them are there for everybody."""

from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.core.files.base import ContentFile
from playwright.sync_api import Page, expect
from wagtail.documents import get_document_model

from blog.models import ArticlePage
from tests.factories import ArticlePageFactory, CheckInFactory, DiscussionFactory

PARAGRAPH = "<p>" + "The call ran over, and so did the bath. " * 15 + "</p>"


@pytest.fixture
def everything(article: ArticlePage, image: Any) -> ArticlePage:
    """An article with each block once."""
    picture = {"image": image, "alternative": "A desk", "caption": "Mine.", "credit": "Rosa"}
    columns = [{"type": "text", "heading": heading} for heading in ("Gear", "Months", "Evenings", "Weekends")]
    table = {"caption": "The year", "columns": columns, "rows": [{"values": ["Third", "April to July", "None", "Few"]}]}
    blocks = ArticlePage._meta.get_field("body").stream_block.child_blocks
    raw = {
        "comparison": {"table": table, "rows_have_headings": True},
        "questions": {"questions": [{"question": "Is it normal?", "answer": "<p>Yes.</p>"}]},
        "steps": {"steps": ["<p>One.</p>", "<p>Two.</p>"]},
        "checklist": {"items": ["<p>Towel.</p>", "<p>Duck.</p>"]},
        "embed": {"address": "https://youtu.be/dQw4w9WgXcQ", "title": "A talk about evenings"},
        "event": {"title": "An evening", "starts_on": "2126-12-03", "starts_at": "19:30", "zone": "Europe/Madrid"},
        "callout": {"kind": "warning", "text": "<p>Not while driving.</p>"},
        "discussion": {"address": str(DiscussionFactory().pk)},
        "related": {"articles": [ArticlePageFactory(title="Another").pk]},
        "references": {"items": [{"key": "clark", "short": "Clark, 2000", "text": "<p>Clark, S. C.</p>"}]},
        "footnotes": {"items": [{"key": "aside", "text": "<p>An aside.</p>"}]},
    }
    sheet = get_document_model().objects.create(title="A week", file=ContentFile(b"%PDF-1.4 a week", "week.pdf"))
    article.body = [
        ("text", "<p>As one knows [@clark].[^aside]</p>"),
        ("heading", "1. Monday"),
        ("subheading", "Morning"),
        ("picture", picture),
        ("heading", "2. Tuesday"),
        ("gallery", {"pictures": [picture, picture], "caption": "Two desks."}),
        ("quote", {"text": "It hurts.", "attribution": "Siân"}),
        ("heading", "References"),
        *((name, blocks[name].to_python(value)) for name, value in raw.items()),
        ("document", {"document": sheet, "title": ""}),
        ("check_in", CheckInFactory()),
    ]
    article.save()
    assert {part.block_type for part in article.body} == set(blocks)
    return article


@pytest.mark.parametrize("width", [320, 1280])
@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
def test_axe_finds_nothing_and_nothing_scrolls_but_the_table(visit, everything, width, dark):
    page = visit(everything.get_url(), width=width, dark=dark)
    page.get_by_text("Is it normal?").click()

    violations = Axe().run(page).response["violations"]

    assert [(each["id"], each["nodes"][0]["target"]) for each in violations] == []
    assert not page.evaluate("document.documentElement.scrollWidth > document.documentElement.clientWidth")


def test_words_without_an_end_stay_on_the_screen(visit, article):
    """A pasted address, mostly: where to meet, what the recording is called, the heading of a section."""
    word = "w" * 110
    event = {"title": word, "starts_on": "2126-12-03", "place": word, "zone": "UTC", "link": ""}
    blocks = {
        "heading": word,
        "quote": {"text": word, "attribution": word},
        "callout": {"kind": "tip", "text": f"<p>{word}</p>"},
        "steps": {"steps": [f"<p>{word}</p>"] * 2},
        "checklist": {"items": [f"<p>{word}</p>"] * 2},
        "questions": {"questions": [{"question": word, "answer": f"<p>{word}</p>"}]},
        "embed": {"address": f"https://example.org/{word}", "title": word},
        "event": event,
        "references": {"items": [{"key": "a", "short": word, "text": f"<p>{word}</p>"}]},
        "text": f"<p>{word} [@a]</p>",
    }
    body = ArticlePage._meta.get_field("body").stream_block
    parts = [*blocks.items(), ("heading", word), ("heading", word), ("event", event | {"starts_on": "2026-01-01"})]
    article.body = body.to_python([{"type": kind, "value": value} for kind, value in parts])
    article.save()

    page = visit(article.get_url(), width=320)

    assert page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth") == 0


def test_citation_leads_to_its_reference_and_back(visit, everything):
    page = visit(everything.get_url())

    page.get_by_role("link", name="Clark, 2000").click()
    expect(page).to_have_url(f"{page.url.split('#')[0]}#ref-clark")
    page.locator("#ref-clark .back").click()

    expect(page).to_have_url(f"{page.url.split('#')[0]}#cite-clark-1")


def test_recording_is_asked_for_only_by_a_click(visit, everything, watch):
    """`watch` fails the story at any request to another site before the click."""
    page = visit(everything.get_url())
    page.context.route("https://www.youtube-nocookie.com/**", lambda route: route.fulfill(body="<p>A film</p>"))
    expect(page.locator("iframe")).to_have_count(0)
    assert watch.complaints == []
    watch.expect("youtube-nocookie.com")

    page.get_by_role("button", name="Play here: A talk about evenings").click()

    expect(page.get_by_title("A talk about evenings")).to_have_attribute(
        "src", "https://www.youtube-nocookie.com/embed/dQw4w9WgXcQ?autoplay=1"
    )
    expect(page.frame_locator("iframe").get_by_text("A film")).to_be_visible()


def test_without_javascript_a_recording_is_a_link(visit, everything):
    page = visit(everything.get_url(), javascript=False)

    expect(page.get_by_role("link", name="A talk about evenings")).to_have_attribute(
        "href", "https://youtu.be/dQw4w9WgXcQ"
    )
    expect(page.get_by_role("button", name="Play here")).to_have_count(0)


def remembered(page: Page) -> str:
    """How what the browser keeps begins, once scrolling has come to rest."""
    page.wait_for_timeout(1000)
    return (page.evaluate("localStorage.getItem('read-so-far')") or "")[:2]


@pytest.fixture
def long(article: ArticlePage) -> ArticlePage:
    article.body = [("text", PARAGRAPH * 30)]
    article.save()
    return article


def test_long_article_is_continued_where_it_was_left(visit, long):
    page = visit(long.get_url())
    expect(page.get_by_role("link", name="Continue where you stopped")).to_have_count(0)
    page.evaluate("document.querySelectorAll('.prose > p')[20].scrollIntoView()")
    assert remembered(page) == "[["

    page.goto(long.get_url())
    page.get_by_role("link", name="Continue where you stopped").click()

    expect(page.locator(".prose > p").nth(20)).to_be_in_viewport()


def test_article_read_to_its_end_is_not_continued(visit, long):
    page = visit(long.get_url())
    page.evaluate("document.querySelectorAll('.prose > p')[20].scrollIntoView()")
    assert remembered(page) == "[["
    page.evaluate("document.querySelector('#conversation').scrollIntoView()")
    assert remembered(page) == "[]"

    page.goto(long.get_url())

    expect(page.get_by_role("link", name="Continue where you stopped")).to_have_count(0)
