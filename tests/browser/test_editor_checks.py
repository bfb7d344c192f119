"""What the panel beside the editor finds, in an article with every mistake it looks for."""

import re
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from blog.models import ArticlePage

SLOWLY = 30_000  # axe reads the whole page, on a slow machine as well
WRITTEN_BY_THE_EDITOR = re.compile(r'^\{"blocks"')  # what the server wrote has spaces and lines


def findings(page: Page, *, expected: int) -> list[str]:
    page.get_by_role("button", name="Toggle checks").click()
    found = page.locator("[data-side-panel='checks'] [data-content-checker-name]:visible")
    expect(found).to_have_count(expected, timeout=SLOWLY)
    return sorted(words.strip() for words in found.all_inner_texts())


def draft(article: ArticlePage, *body: tuple[str, Any], **changes: Any) -> str:
    article.body = list(body)
    for name, value in changes.items():
        setattr(article, name, value)
    article.save_revision(clean=False)
    return f"/cms/pages/{article.pk}/edit/"


@pytest.fixture(autouse=True)
def _wagtail_reports_what_it_found_as_an_error(watch: Any) -> None:
    watch.expect("axe.run results")


def test_every_mistake_is_named_once(visit, article, editor, image):
    picture = {"image": image, "alternative": "", "caption": "", "credit": ""}
    address = draft(
        article,
        ("text", "<p>" + "word " * 151 + "</p>"),
        ("subheading", "A level is missing above"),
        ("picture", picture),
        ("text", '<p>There <a href="https://example.org/">\u200b</a> it is, <a linktype="page" id="0">gone</a>.</p>'),
        ("text", "<p>So they say[@nobody].</p>"),
        description="",
    )

    page = visit(address, by=editor)

    assert findings(page, expected=7) == [
        "A citation without its source",
        "A link that leads nowhere",
        "A link without words",
        "A picture without alternative text",
        "A very long paragraph",
        "Incorrect heading hierarchy",
        "Meta description is empty",
    ]


def test_what_is_well_written_is_not_complained_about(visit, article, editor, image):
    picture = {"image": image, "alternative": "A desk", "caption": "Mine.", "credit": ""}
    address = draft(
        article,
        ("heading", "1. Monday"),
        ("subheading", "Morning"),
        ("text", '<p>See <a href="https://example.org/">what we did</a>[^a].</p>'),
        ("picture", picture),
        ("text", '<p>The one mistake: <a href="https://example.org/"><br/></a> it is.</p>'),
        ("footnotes", {"items": [{"key": "a", "text": "<p>An aside.</p>"}]}),
        picture=image,
        picture_alternative="A desk",
    )

    page = visit(address, by=editor)

    assert findings(page, expected=1) == ["A link without words"]


def test_link_with_nothing_in_it_is_gone_as_soon_as_the_text_is_open(visit, article, editor):
    """Why nothing is said of it: the preview shows what the form holds, and the form has dropped it."""
    page = visit(draft(article, ("text", '<p>There <a href="https://example.org/"></a> it is.</p>')), by=editor)
    expect(page.locator("[name=body-0-value]")).to_have_value(WRITTEN_BY_THE_EDITOR, timeout=SLOWLY)

    page.get_by_role("button", name="Toggle preview").click()

    preview = page.frame_locator("iframe[src*='in_preview_panel']")
    expect(preview.locator(".prose")).to_have_text("There it is.", timeout=SLOWLY)
    expect(preview.locator(".prose a")).to_have_count(0, timeout=SLOWLY)
