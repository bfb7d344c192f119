"""Publishing many pages at once, from the list of pages."""

from typing import Any

from django.urls import reverse

from blog.models import ArticlePage
from tests.blog.editor.test_publish_problems import INCOMPLETE, draft, messages_in, refused
from tests.factories import ArticlePageFactory


class TestBulkPublishing:
    def test_publishes_the_complete_ones_and_says_what_each_other_lacks(
        self, client: Any, site_tree: Any, editor: Any
    ) -> None:
        changes, problem = INCOMPLETE["a mark that leads nowhere"]
        article = draft(**changes)
        good = [ArticlePageFactory(live=False, title=f"Good {number}") for number in range(2)]
        client.force_login(editor)
        address = reverse("wagtail_bulk_action", args=["wagtailcore", "page", "publish"])
        pages = "&".join(f"id={each.pk}" for each in [good[0], article, good[1]])

        response = client.post(f"{address}?{pages}&next=/cms/", follow=True)

        assert messages_in(response) == [refused("Half done", problem), "2 pages have been published"]
        assert set(ArticlePage.objects.live()) == set(good)

    def test_does_the_same_below_a_page(self, client: Any, site_tree: Any, editor: Any) -> None:
        article, good = draft(description=""), ArticlePageFactory(live=False)
        client.force_login(editor)
        address = reverse("wagtail_bulk_action", args=["wagtailcore", "page", "publish"])

        client.post(f"{address}?id={site_tree.articles.pk}", {"include_descendants": "on"})

        assert list(ArticlePage.objects.live()) == [good]
        assert list(ArticlePage.objects.not_live()) == [article]
