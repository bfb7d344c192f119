"""The layout of an article: on a small screen, length of lines, in print."""

import pytest
from playwright.sync_api import expect

from blog.assets.publish_assets import build_article_assets
from tests.factories import ArticlePageFactory, TopicFactory

# How many letters there are from one line of the first paragraph to the next, as a reader sees them.
LETTERS_A_LINE = """
(() => {
    const text = document.querySelector(".prose p").firstChild, range = document.createRange(), lines = new Map();
    for (let at = 0; at < text.length; at++) {
        range.setStart(text, at); range.setEnd(text, at + 1);
        const top = Math.round(range.getBoundingClientRect().top);
        lines.set(top, (lines.get(top) || 0) + 1);
    }
    const full = [...lines.values()].slice(0, -1);
    return full.reduce((sum, letters) => sum + letters, 0) / full.length;
})()
"""
SENTENCES = "We moved the meeting to half past four, and for the first time since January the bath was on time. " * 8


@pytest.mark.parametrize("width", [320, 1280])
def test_title_of_255_letters_without_a_space_stays_on_the_screen(visit, article, author, width):
    title = "W" * 255
    article.topics = [TopicFactory(slug="evenings")]
    article.title, article.changed, article.description = title, "w" * 200, "w" * 200
    article.save()
    later = ArticlePageFactory(
        title=title, follows=article, topics=article.topics.all(), author=author, changed="w" * 200
    )
    ArticlePageFactory(title=title, topics=article.topics.all(), author=author)
    build_article_assets(article)

    page = visit(later.get_url(), width=width)
    for address in [
        later.get_url(),
        article.get_url(),
        "/",
        "/articles/",
        "/articles/?q=" + "w" * 200,
        "/authors/rosa/",
    ]:
        page.goto(address)
        wide = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
        assert (address, wide) == (address, 0)


def test_line_of_text_holds_about_66_letters(visit, article):
    article.body = [("text", f"<p>{SENTENCES}</p>")]
    article.save()

    on_a_desk = visit(article.get_url(), width=1280).evaluate(LETTERS_A_LINE)
    on_a_phone = visit(article.get_url(), width=375).evaluate(LETTERS_A_LINE)

    assert 55 <= on_a_desk <= 75
    assert 30 <= on_a_phone <= 50


def test_on_paper_there_is_the_article_and_nothing_to_press(visit, article, image):
    article.body = [
        ("text", f'<p>{SENTENCES} <a href="https://example.org/there">There</a>.</p>'),
        ("questions", {"questions": [{"question": "Is it normal?", "answer": "<p>Yes, it is.</p>"}]}),
    ]
    article.save()
    page = visit(article.get_url(), dark=True)
    expect(page.get_by_text("Yes, it is.")).not_to_be_visible()

    page.emulate_media(media="print")

    for part in [
        ".site-header",
        ".site-footer",
        ".skip-link",
        ".prev-next",
        ".reply",
        ".composer-line",
        ".float-bar",
        ".more",
        ".byline-row > a",
    ]:
        for each in page.locator(part).all():
            expect(each).not_to_be_visible()
    assert [button.inner_text() for button in page.get_by_role("button").all() if button.is_visible()] == []
    expect(page.get_by_text("Yes, it is.")).to_be_visible()
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(255, 255, 255)"
    after = "getComputedStyle(document.querySelector('.prose a'), '::after').content"
    assert page.evaluate(after) == '" (https://example.org/there)"'
