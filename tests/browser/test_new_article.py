"""An author begins an article with a title alone."""

import pytest
from playwright.sync_api import expect

from blog.models import ArticlePage

SLOWLY = 30_000
WAGTAIL_BEGINS_TO_WATCH = 2_500  # what is in the form two seconds after it has loaded counts as unchanged


@pytest.mark.parametrize("title", ["Two calendars, one table", "育児", "The meeting ran over and so did the bath"])
def test_a_title_alone_is_saved_as_a_draft(visit, article, site_tree, editor, title):
    article.slug = "the-meeting-ran-over-and-so-did-the-bath"
    article.save()
    page = visit(f"/cms/pages/add/blog/articlepage/{site_tree.articles.pk}/", by=editor)
    page.wait_for_timeout(WAGTAIL_BEGINS_TO_WATCH)

    page.get_by_role("textbox", name="Title*", exact=True).press_sequentially(title)

    indicator = page.locator("#w-autosave-indicator")
    expect(indicator).to_have_attribute("data-w-autosave-state-value", "saved", timeout=SLOWLY)
    assert ArticlePage.objects.filter(title=title).exclude(pk=article.pk).exists()
