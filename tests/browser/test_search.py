"""A parent looks for something they have read, on a phone and with three minutes."""

import pytest
from django.test import override_settings
from playwright.sync_api import expect

from blog.assets.publish_assets import build_article_assets
from search.indexing import index
from search.models import Kind
from tests.factories import CommentFactory


@pytest.fixture
def kettle(article):
    comment = CommentFactory(target=article, body="The kettle is the last thing I hear.")
    build_article_assets(article)
    index(Kind.ARTICLE, [article.pk])
    index(Kind.COMMENT, [comment.pk])
    return comment


@pytest.mark.parametrize("javascript", [True, False])
@override_settings(ACCOUNT_RATE_LIMITS={})
def test_from_the_header_to_the_comment(visit, article, kettle, javascript):
    page = visit("/", width=375, javascript=javascript)
    page.get_by_role("link", name="Search").first.click()
    expect(page.get_by_label("Search Juggle")).to_be_focused()
    page.keyboard.type("kettles")
    page.keyboard.press("Enter")

    expect(page.locator(".results mark")).to_have_text("kettle")
    assert page.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth")
    page.get_by_role("link", name=article.title).click()

    expect(page.get_by_text("The kettle is the last thing I hear.")).to_be_in_viewport()


def test_titles_are_suggested_while_somebody_types(visit, article, kettle):
    page = visit("/search/")

    page.get_by_label("Search Juggle").press_sequentially(article.title[:4])

    expect(page.locator("#search-suggestions option")).to_have_count(1)
    assert page.locator("#search-suggestions option").get_attribute("value") == article.title


def test_narrowed_down_by_keyboard(visit, kettle):
    page = visit("/search/?q=kettle")
    page.get_by_text("Narrow it down").focus()
    page.keyboard.press("Enter")
    page.get_by_label("When").select_option("The last week")
    page.get_by_role("button", name="Search").click()

    expect(page.get_by_label("When")).to_have_value("week")
    expect(page.locator(".results > li")).to_have_count(1)
    assert "since=week" in page.url
