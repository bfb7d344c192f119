from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from bs4 import BeautifulSoup
from django.utils import timezone
from wagtail.images.tests.utils import get_test_image_file
from wagtail.models import PageViewRestriction

from blog.models import Topic
from tests.factories import ArticlePageFactory, CommentFactory, TopicFactory


def titles(response: Any) -> list[str]:
    return [link.text for link in BeautifulSoup(response.text, "html.parser").select(".card h2 a")]


def test_articles_are_listed_newest_first(client: Any, site_tree: Any) -> None:
    now = timezone.now()
    for name, age in [("Middle", 2), ("Old", 3), ("New", 1)]:
        ArticlePageFactory(title=name, published_at=now - timedelta(days=age))

    assert titles(client.get("/articles/")) == ["New", "Middle", "Old"]


def test_drafts_and_private_articles_are_not_listed(client: Any, site_tree: Any) -> None:
    ArticlePageFactory(title="Public")
    ArticlePageFactory(title="Draft", live=False)
    PageViewRestriction.objects.create(page=ArticlePageFactory(title="Private"), restriction_type="login")

    assert titles(client.get("/articles/")) == ["Public"]


def test_empty_index_says_so(client: Any, site_tree: Any) -> None:
    assert "Nothing here yet" in client.get("/articles/").text


def test_twelve_to_a_page_and_the_rest_on_the_next(client: Any, site_tree: Any) -> None:
    ArticlePageFactory.create_batch(13)

    first, second = client.get("/articles/"), client.get("/articles/?page=2")

    assert (len(titles(first)), len(titles(second))) == (12, 1)
    assert 'rel="next" href="?page=2"' in first.text
    assert 'rel="canonical" href="http://testserver/articles/?page=2"' in second.text


@pytest.mark.parametrize("page", ["abc", "0", "-1", "99999", "9" * 5000, "%00", "1.5", ""])
def test_page_that_does_not_exist_is_not_found(client: Any, site_tree: Any, page: str) -> None:
    ArticlePageFactory()

    assert client.get(f"/articles/?page={page}").status_code == 404


def test_topic_has_a_page_with_its_articles(client: Any, site_tree: Any) -> None:
    topic = TopicFactory(name="Boundaries", slug="boundaries", description="Doors, phones, commutes.")
    ArticlePageFactory(title="On doors", topics=[topic, TopicFactory()])
    ArticlePageFactory(title="On hours", topics=[TopicFactory()])

    response = client.get("/articles/topics/boundaries/")

    assert titles(response) == ["On doors"]
    assert "Doors, phones, commutes." in response.text


@pytest.mark.parametrize("address", ["topics/nothing/", "topics/", "nothing/", "topics/nothing/more/", "a/b/"])
def test_unknown_topics_and_articles_are_not_found(client: Any, site_tree: Any, address: str) -> None:
    assert client.get(f"/articles/{address}").status_code == 404


@pytest.mark.parametrize("address", ["/%00/", "/articles/%00/", "/articles/topics/%00/", "/articles/%00", "/a%00b/c/"])
def test_null_character_in_an_address_is_not_found(client: Any, site_tree: Any, address: str) -> None:
    assert client.get(address).status_code == 404


def test_three_articles_cost_as_many_queries_as_one(
    client: Any, site_tree: Any, image: Any, django_assert_num_queries: Any
) -> None:
    def one_more() -> None:
        picture = type(image).objects.create(title="desk.png", file=get_test_image_file(size=(900, 600)))
        article = ArticlePageFactory(topics=[TopicFactory()], picture=picture, picture_alternative="A desk")
        CommentFactory(target=article)

    one_more()
    client.get("/articles/")
    with django_assert_num_queries(9):
        client.get("/articles/")
    one_more()
    one_more()
    client.get("/articles/")  # makes the pictures' renditions

    with django_assert_num_queries(9):
        response = client.get("/articles/")

    assert response.text.count("1 comment") == 3
    assert response.text.count('alt="A desk"') == 3


def test_thirty_articles_cost_a_stranger_as_many_queries_as_one(
    client: Any, site_tree: Any, django_assert_max_num_queries: Any
) -> None:
    ArticlePageFactory.create_batch(30, topics=[TopicFactory()], tags=["tea"])
    client.get("/articles/")

    topic = Topic.objects.get()
    for address in ["", "?page=3", f"topics/{topic.slug}/", "tags/tea/", "?q=call", "archive/"]:
        with django_assert_max_num_queries(10):
            assert client.get("/articles/" + address).status_code == 200


class TestTags:
    def test_tag_has_a_page_with_its_articles(self, client: Any, site_tree: Any) -> None:
        ArticlePageFactory(title="On doors", tags=["Bath time", "doors"])
        ArticlePageFactory(title="On hours", tags=["hours"])
        ArticlePageFactory(title="Draft", tags=["Bath time"], live=False)

        response = client.get("/articles/tags/bath-time/")

        assert titles(response) == ["On doors"]
        assert "Tagged “Bath time”" in response.text

    def test_article_shows_its_tags(self, client: Any, site_tree: Any) -> None:
        ArticlePageFactory(slug="doors", tags=["Bath time"])

        chip = BeautifulSoup(client.get("/articles/doors/").text, "html.parser").select_one(".tags a")

        assert (chip.text, chip["href"]) == ("Bath time", "/articles/tags/bath-time/")

    @pytest.mark.parametrize("slug", ["nothing", "%00", "a" * 3000, "<b>"])
    def test_unknown_tag_is_not_found(self, client: Any, site_tree: Any, slug: str) -> None:
        assert client.get(f"/articles/tags/{slug}/").status_code == 404


class TestMonths:
    def test_month_lists_what_appeared_in_it(self, client: Any, site_tree: Any) -> None:
        for name, day in [("Early", 1), ("Late", 30)]:
            ArticlePageFactory(title=name, published_at=datetime(2026, 11, day, 12, tzinfo=UTC))
        ArticlePageFactory(title="After", published_at=datetime(2026, 12, 1, tzinfo=UTC))
        ArticlePageFactory(title="Draft", live=False, published_at=datetime(2025, 1, 1, tzinfo=UTC))

        response = client.get("/articles/2026/11/")

        page = BeautifulSoup(response.text, "html.parser")
        assert titles(response) == ["Late", "Early"]
        assert page.h1.text == "November 2026"
        months = [(" ".join(chip.text.split()), chip["href"]) for chip in page.select(".archive a")]
        assert months == [
            ("December 2026, 1 article", "/articles/2026/12/"),
            ("November 2026, 2 articles", "/articles/2026/11/"),
        ]
        assert page.select_one(".archive a[aria-current]")["href"] == "/articles/2026/11/"
        assert "November" in client.get("/articles/archive/").text

    def test_month_without_articles_says_so(self, client: Any, site_tree: Any) -> None:
        assert "Nothing here" in client.get("/articles/2026/1/").text

    @pytest.mark.parametrize("month", ["2026/13", "2026/0", "0/1", "99999/1", "9" * 400 + "/1", "2026/-1", "2026/x"])
    def test_month_that_does_not_exist_is_not_found(self, client: Any, site_tree: Any, month: str) -> None:
        assert client.get(f"/articles/{month}/").status_code == 404


def test_topic_wears_its_colour(client: Any, site_tree: Any) -> None:
    TopicFactory(slug="boundaries", colour="self")

    page = BeautifulSoup(client.get("/articles/topics/boundaries/").text, "html.parser")

    assert page.select_one(".page-head")["class"] == ["page-head", "topic", "self"]
    assert page.select_one(".chip.topic.self[aria-current]")["href"] == "/articles/topics/boundaries/"
