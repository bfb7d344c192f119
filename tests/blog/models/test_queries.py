from datetime import UTC, datetime, timedelta
from typing import Any

from bs4 import BeautifulSoup
from wagtail.models import PageViewRestriction

from blog.models import ArticlePage
from tests.factories import ArticlePageFactory

DAY = datetime(2026, 2, 27, 19, 40, tzinfo=UTC)


def test_neighbours_are_the_nearest_by_date_whatever_their_order_in_the_tree(site_tree: Any) -> None:
    newest, oldest, middle = (ArticlePageFactory(published_at=DAY + timedelta(days=days)) for days in (2, 0, 1))

    articles = ArticlePage.objects.readable()

    assert articles.neighbours_of(oldest) == (None, middle)
    assert articles.neighbours_of(middle) == (oldest, newest)
    assert articles.neighbours_of(newest) == (middle, None)


def test_articles_of_the_same_moment_each_have_their_place(site_tree: Any) -> None:
    first, second, third = ArticlePageFactory.create_batch(3, published_at=DAY)

    articles = ArticlePage.objects.readable()

    assert [articles.neighbours_of(each) for each in (first, second, third)] == [
        (None, second),
        (first, third),
        (second, None),
    ]


def test_the_way_on_leads_past_what_cannot_be_read(client: Any, site_tree: Any) -> None:
    ArticlePageFactory(title="First", slug="first", published_at=DAY)
    ArticlePageFactory(live=False, published_at=DAY + timedelta(days=1))
    private = ArticlePageFactory(published_at=DAY + timedelta(days=2))
    PageViewRestriction.objects.create(page=private, restriction_type="login")
    ArticlePageFactory(title="Last", published_at=DAY + timedelta(days=3))

    links = BeautifulSoup(client.get("/articles/first/").text, "html.parser").select(".prev-next a")

    assert [(link["rel"], link.find(string=True, recursive=False)) for link in links] == [(["next"], "Last")]
