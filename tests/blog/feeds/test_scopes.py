from typing import Any

import pytest
from django.urls import reverse
from wagtail.models import PageViewRestriction

from blog.models import ArticlePage, Tag
from tests.blog.feeds.test_article_feed import feed
from tests.factories import ArticlePageFactory, TopicFactory, UserFactory


@pytest.fixture
def about(article: ArticlePage) -> ArticlePage:
    """One article that is in each of these feeds, and another that is in none."""
    ArticlePageFactory()
    article.topics = [TopicFactory(name="Boundaries", slug="boundaries", description="Where one ends.")]
    article.tags.add("Evenings")
    article.save()
    return article


@pytest.mark.parametrize(
    ("name", "key", "title"),
    [
        ("topic", "boundaries", "Juggle: Boundaries"),
        ("tag", "evenings", "Juggle: Evenings"),
        ("author", "rosa", "Juggle: by Rosa Okafor"),
    ],
)
def test_has_the_articles_that_belong(client: Any, about: ArticlePage, name: str, key: str, title: str) -> None:
    for kind in ("feed", "rss"):
        parsed = feed(client, reverse(f"{name}-{kind}", args=[key]))

        assert parsed.feed.title == title
        assert [entry.title for entry in parsed.entries] == [about.title]


@pytest.mark.parametrize("address", ["/articles/topics/no/feed/", "/articles/tags/no/feed/", "/authors/no/feed/"])
def test_of_something_that_is_not_there_is_not_there(client: Any, about: ArticlePage, address: str) -> None:
    assert client.get(address).status_code == 404


def test_member_who_publishes_nothing_has_none(client: Any, site_tree: Any) -> None:
    UserFactory(username="jonas-m")

    assert client.get("/authors/jonas-m/feed/").status_code == 404


def test_id_of_a_tag_s_feed_outlives_its_address(client: Any, about: ArticlePage) -> None:
    before = feed(client, "/articles/tags/evenings/feed/").feed.id
    Tag.objects.update(slug="nights")

    assert feed(client, "/articles/tags/nights/feed/").feed.id == before


def test_author_with_nothing_but_a_private_article_has_neither_page_nor_feed(client: Any, article: ArticlePage) -> None:
    PageViewRestriction.objects.create(page=article, restriction_type="login")

    assert [client.get(address).status_code for address in ("/authors/rosa/", "/authors/rosa/feed/")] == [404, 404]
