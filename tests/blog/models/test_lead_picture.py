from typing import Any

from bs4 import BeautifulSoup

from blog.assets.publish_assets import build_article_assets
from blog.models import ArticlePage


def descriptions_on_top(client: Any) -> list[str]:
    page = BeautifulSoup(client.get("/articles/the-bath/").text, "html.parser")
    return [picture["alt"] for picture in page.select(".hero img")]


def test_chosen_picture_stands_at_the_top_with_its_description(client: Any, article: ArticlePage, image: Any) -> None:
    article.picture, article.picture_alternative = image, "A desk at night"
    article.save()
    build_article_assets(article)

    assert descriptions_on_top(client) == ["A desk at night"]


def test_it_is_not_shown_twice(client: Any, article: ArticlePage, image: Any) -> None:
    article.picture, article.picture_alternative = image, "A desk at night"
    article.body = [("picture", {"image": image, "alternative": "A desk", "caption": "", "credit": ""})]
    article.save()
    build_article_assets(article)

    assert descriptions_on_top(client) == []


def test_article_without_one_has_none(client: Any, article: ArticlePage) -> None:
    assert descriptions_on_top(client) == []
