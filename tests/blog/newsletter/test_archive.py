"""/newsletter/: what was sent, for everybody, while its article is public."""

import re
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from blog.models import ArticlePage, Newsletter
from blog.taken_slugs import taken_below
from tests.factories import ArticlePageFactory

DAY = datetime(2026, 11, 1, 18, tzinfo=UTC)


def sent(article: ArticlePage, subject: str, *, days: int = 0, status: str = "sent") -> Newsletter:
    at = DAY + timedelta(days=days)
    return Newsletter.objects.create(
        article=article, title=article.title, subject=subject, status=status, tested_at=at, started_at=at, send_at=at
    )


def subjects(page: str) -> list[str]:
    return re.findall(r'<a href="/newsletter/\d+/"[^>]*>([^<]+)</a>', page)


def test_the_newest_is_first_and_what_was_not_sent_is_not_there(client: Client, site_tree: Any) -> None:
    for days, status in enumerate(["sent", "sent", "draft", "scheduled", "sending", "stopped"]):
        sent(ArticlePageFactory(), f"{status} {days}", days=days, status=status)

    assert subjects(client.get("/newsletter/").text) == ["sent 1", "sent 0"]


def test_it_is_empty_at_first(client: Client, site_tree: Any) -> None:
    assert "Nothing sent yet" in client.get("/newsletter/").text


@pytest.mark.parametrize(
    "change",
    [
        lambda article: article.unpublish(),
        lambda article: article.view_restrictions.create(restriction_type="login"),
        lambda article: article.delete(),
    ],
)
def test_of_an_article_that_is_not_public_nothing_is_left(change: Any, client: Client, on_sleep: ArticlePage) -> None:
    newsletter = sent(on_sleep, "At seven now")
    assert subjects(client.get("/newsletter/").text) == ["At seven now"]

    change(on_sleep)

    assert subjects(client.get("/newsletter/").text) == []
    assert client.get(f"/newsletter/{newsletter.pk}/").status_code == 404
    assert Newsletter.objects.get().title == "The bath is at seven now"


def test_a_page_shows_what_came_and_nothing_personal(client: Client, on_sleep: ArticlePage) -> None:
    newsletter = sent(on_sleep, "At seven now")
    Newsletter.objects.update(introduction="<i>Good</i> evening!")

    page = client.get(f"/newsletter/{newsletter.pk}/").text

    assert "&lt;i&gt;Good&lt;/i&gt; evening!" in page
    assert "<p>The call ran over.</p>" in page
    assert '<a class="button primary" href="/articles/the-bath-at-seven/">Read on</a>' in page
    assert '<link rel="canonical" href="http://testserver/articles/the-bath-at-seven/">' in page
    assert "/stop/" not in page
    assert "unsubscribe" not in page.lower()


@pytest.mark.parametrize("status", ["draft", "scheduled", "sending", "stopped"])
def test_before_it_is_sent_there_is_no_page(status: str, client: Client, on_sleep: ArticlePage) -> None:
    newsletter = sent(on_sleep, "At seven now", status=status)

    assert client.get(f"/newsletter/{newsletter.pk}/").status_code == 404


def test_there_are_twenty_on_a_page(client: Client, site_tree: Any) -> None:
    for days in range(21):
        sent(ArticlePageFactory(), f"Day {days}", days=days)

    assert subjects(client.get("/newsletter/").text) == [f"Day {days}" for days in range(20, 0, -1)]
    assert subjects(client.get("/newsletter/?page=2").text) == ["Day 0"]
    for wrong in ("3", "0", "x", "9" * 30):
        assert client.get(f"/newsletter/?page={wrong}").status_code == 404


def test_the_list_costs_the_same_for_one_and_for_three(client: Client, site_tree: Any) -> None:
    counts = []
    client.get("/newsletter/")
    for days in range(3):
        sent(ArticlePageFactory(), f"Day {days}", days=days)
        with CaptureQueriesContext(connection) as queries:
            client.get("/newsletter/")
        counts.append(len(queries))

    assert counts[0] == counts[1] == counts[2]


def test_every_page_leads_there(client: Client, site_tree: Any) -> None:
    assert '<a href="/newsletter/">Newsletter</a>' in client.get("/").text


def test_no_page_of_the_cms_can_take_its_address() -> None:
    assert "newsletter" in taken_below("")


def test_the_sitemap_names_the_list_once_something_was_sent(client: Client, on_sleep: ArticlePage) -> None:
    assert "/newsletter/" not in client.get("/sitemap.xml").text

    newsletter = sent(on_sleep, "At seven now")

    sitemap = client.get("/sitemap.xml").text
    assert "<loc>http://testserver/newsletter/</loc>" in sitemap
    assert f"/newsletter/{newsletter.pk}/" not in sitemap
    assert timezone.localdate(DAY).isoformat() in sitemap.split("/newsletter/</loc>")[1].split("</url>")[0]
