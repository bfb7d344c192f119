"""Copying an article."""

from typing import Any

import pytest
from django.urls import reverse
from wagtail.models import Page

from blog.models import ArticlePage
from tests.factories import ArticlePageFactory


class TestCopies:
    def copy(self, client: Any, page: Page, **changes: Any) -> Any:
        data = {"new_title": "A copy", "new_slug": "a-copy", "new_parent_page": page.get_parent().pk} | changes
        return client.post(reverse("wagtailadmin_pages:copy", args=[page.pk]), data)

    @pytest.mark.parametrize("slug", ["archive", "feed", "tags", "topics"])
    def test_taken_address_is_an_error_of_the_form(
        self, client: Any, article: ArticlePage, editor: Any, slug: str
    ) -> None:
        client.force_login(editor)
        for options in ({}, {"publish_copies": "on"}, {"alias": "on"}):
            response = self.copy(client, article, new_slug=slug, **options)

            assert response.status_code == 200
            assert "This address is taken by the site itself." in response.text
        assert ArticlePage.objects.count() == 1

    def test_free_address_is_none(self, client: Any, article: ArticlePage, editor: Any) -> None:
        client.force_login(editor)

        assert self.copy(client, article, new_slug="feeds", publish_copies="on").status_code == 302
        assert ArticlePage.objects.get(slug="feeds").live

    @pytest.mark.parametrize("name", ["new_title", "new_slug"])
    def test_longer_than_the_database_takes_is_an_error_of_the_form(
        self, client: Any, article: ArticlePage, editor: Any, name: str
    ) -> None:
        client.force_login(editor)
        response = self.copy(client, article, **{name: "a" * 256})

        assert response.status_code == 200
        assert "Ensure this value has at most 255 characters (it has 256)." in response.text
        assert ArticlePage.objects.count() == 1

    def test_of_a_published_page_that_is_incomplete_is_a_draft_only(
        self, client: Any, site_tree: Any, editor: Any
    ) -> None:
        article = ArticlePageFactory(body=[("text", "<p> </p>")])
        client.force_login(editor)

        for way in ("publish_copies", "alias"):
            response = self.copy(client, article, **{way: "on"})
            assert "Body: Text (1): Something in this block is still empty." in response.text
        assert self.copy(client, article).status_code == 302
        assert [(each.slug, each.live) for each in ArticlePage.objects.exclude(pk=article.pk)] == [("a-copy", False)]
