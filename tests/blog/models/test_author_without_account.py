from typing import Any

import pytest
from django.core.exceptions import ValidationError

from blog.assets.publish_assets import build_article_assets
from blog.feeds.article_feed import author_links
from blog.models import ArticleAuthor, ArticlePage
from blog.sharing.structured_data import authors_of
from tests.factories import ArticlePageFactory


@pytest.fixture
def guest_article(author: Any) -> ArticlePage:
    article = ArticlePageFactory(slug="by-gwen", author=author)
    article.authorships = [ArticleAuthor(user=author, sort_order=0), ArticleAuthor(name="Gwen Parry", sort_order=1)]
    article.save()
    return ArticlePage.objects.get(pk=article.pk)


def test_the_byline_names_them_without_a_link(client: Any, guest_article: ArticlePage) -> None:
    page = client.get("/articles/by-gwen/").text

    assert "and Gwen Parry" in page
    assert ">Gwen Parry</a>" not in page
    assert guest_article.author_names == "Rosa Okafor and Gwen Parry"


def test_search_engines_feeds_and_cards_name_them(guest_article: ArticlePage) -> None:
    assert [person["name"] for person in authors_of(guest_article)] == ["Rosa Okafor", "Gwen Parry"]
    assert author_links(guest_article)[1] == ("Gwen Parry", None)
    assert build_article_assets(guest_article).card


def test_a_former_member_is_still_one(guest_article: ArticlePage) -> None:
    guest_article.authorships = [ArticleAuthor(pk=1)]

    assert guest_article.author_names == "A former member"
    assert authors_of(guest_article) == []


def test_an_author_is_a_member_or_a_name() -> None:
    ArticleAuthor(name="Gwen").clean()
    with pytest.raises(ValidationError):
        ArticleAuthor().clean()
