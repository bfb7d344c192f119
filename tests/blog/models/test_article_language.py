from typing import Any

from bs4 import BeautifulSoup

from blog.models import ArticlePage
from tests.factories import ArticlePageFactory, CommentFactory


def test_article_in_another_language_says_so(client: Any, article: ArticlePage) -> None:
    article.language = "he"
    article.save()

    page = BeautifulSoup(client.get("/articles/the-bath/").text, "html.parser")
    card = BeautifulSoup(client.get("/articles/").text, "html.parser").select_one(".card")

    spoken = [page.select_one(place) for place in (".article-title", ".standfirst", ".prose")]
    assert [(each["lang"], each["dir"]) for each in [*spoken, card.h2, card.p]] == [("he", "rtl")] * 5
    assert page.html["lang"] == "en"


def test_lists_of_articles_say_their_language_too(client: Any, article: ArticlePage, author: Any) -> None:
    text = f'<p>Wie <a linktype="page" id="{article.pk}">sie</a> schrieb.</p>'
    other = ArticlePageFactory(title="Guten Morgen", language="de", body=[("text", text)], follows=article)
    CommentFactory(target=other)

    page = BeautifulSoup(client.get("/articles/the-bath/").text, "html.parser")
    front = BeautifulSoup(client.get("/").text, "html.parser")

    places = (".story-so-far a", ".mentions a", "a[rel=next] span", "a[rel=prev] span")
    shown = [found for place in places for found in page.select(place) if found.text == other.title]
    shown += [found for found in front.select(".latest a") if found.text == other.title]
    assert len(shown) == 4
    assert {(found.get("lang"), found.get("dir")) for found in shown} == {("de", "ltr")}


def test_article_in_the_sites_language_says_nothing_more(client: Any, article: ArticlePage) -> None:
    page = BeautifulSoup(client.get("/articles/the-bath/").text, "html.parser")

    assert [each.name for each in page.select("[lang]")] == ["html"]
