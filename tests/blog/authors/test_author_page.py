from datetime import timedelta
from typing import Any

import pytest
from bs4 import BeautifulSoup
from django.utils import timezone
from wagtail.images.models import Rendition
from wagtail.models import PageViewRestriction

from blog.models import AuthorLink, AuthorProfile
from tests.factories import ArticlePageFactory, UserFactory


def page_at(client: Any, address: str = "/authors/rosa/") -> BeautifulSoup:
    response = client.get(address)
    assert response.status_code == 200
    return BeautifulSoup(response.text, "html.parser")


def test_page_has_what_the_author_says_and_wrote(client: Any, article: Any, author: Any, image: Any) -> None:
    profile = AuthorProfile(
        user=author, bio="<p>I write <b>late</b>.</p>", picture=image, picture_alternative="Rosa at a desk"
    )
    profile.links = [AuthorLink(name="Timetables", address="https://rosa.example.org/")]
    profile.save()
    ArticlePageFactory(title="Together", authors=[UserFactory(), author])
    ArticlePageFactory(title="By another")
    ArticlePageFactory(title="Draft", author=author, live=False)
    PageViewRestriction.objects.create(
        page=ArticlePageFactory(title="Private", author=author), restriction_type="login"
    )

    page = page_at(client)

    assert page.h1.text == "Rosa Okafor"
    assert page.select_one(".profile-about").text == "I write late."
    assert page.select_one(".author-picture")["alt"] == "Rosa at a desk"
    assert [(link.text, link["href"]) for link in page.select('a[rel~="me"]')] == [
        ("Timetables", "https://rosa.example.org/")
    ]
    assert [title.text for title in page.select(".card h3")] == ["Together", article.title]
    assert page.select_one('meta[name="robots"]') is None
    assert page.select_one('link[rel="canonical"]')["href"] == "http://testserver/authors/rosa/"


def test_author_without_a_profile_has_the_articles(client: Any, article: Any) -> None:
    assert [title.text for title in page_at(client).select(".card h3")] == [article.title]


@pytest.mark.parametrize("handle", ["jonas-m", "nobody", "x" * 300])
def test_who_published_nothing_has_no_author_page(client: Any, article: Any, member: Any, handle: str) -> None:
    assert client.get(f"/authors/{handle}/").status_code == 404


def test_author_who_left_has_no_page(client: Any, article: Any, author: Any) -> None:
    author.is_active = False
    author.save()

    assert client.get("/authors/rosa/").status_code == 404


def test_handle_in_other_letters_leads_to_the_one_address(client: Any, article: Any) -> None:
    response = client.get("/authors/ROSA/")

    assert (response.status_code, response.url) == (301, "/authors/rosa/")


def test_stories_not_heard_of_for_a_quarter_wait_for_their_next_part(client: Any, author: Any) -> None:
    now = timezone.now()
    for title, days in [("Old", 91), ("Fresh", 89)]:
        first = ArticlePageFactory(author=author, published_at=now - timedelta(days=200))
        ArticlePageFactory(title=title, author=author, follows=first, published_at=now - timedelta(days=days))

    assert [link.text for link in page_at(client).select(".overdue-stories a")] == ["Old"]


def test_page_costs_the_same_for_three_articles_as_for_one(
    client: Any, author: Any, django_assert_num_queries: Any
) -> None:
    old = timezone.now() - timedelta(days=200)

    def one_more() -> None:
        ArticlePageFactory(author=author, follows=ArticlePageFactory(author=author, published_at=old), published_at=old)

    one_more()
    client.get("/authors/rosa/")
    with django_assert_num_queries(9):
        client.get("/authors/rosa/")
    one_more()
    one_more()

    with django_assert_num_queries(9):
        assert len(page_at(client).select(".overdue-stories a")) == 3


def test_one_looks_within_what_they_wrote(client: Any, author: Any) -> None:
    for title in ("The bath", "The bus", "The bath again"):
        ArticlePageFactory(title=title, author=author)
    ArticlePageFactory(title="Somebody else's bath")

    found = client.get("/authors/rosa/", {"q": "bath"})

    page = BeautifulSoup(found.text, "html.parser")
    assert [title.text for title in page.select(".card h3")] == ["The bath again", "The bath"]
    assert page.h2.text == "Articles with “bath”"
    assert page.select_one(".facts span").text == "3 articles"
    assert page.find("meta", {"name": "robots"})["content"] == "noindex"
    assert "Nothing found" in client.get("/authors/rosa/", {"q": "submarine"}).text
    assert "What are you looking for?" in client.get("/authors/rosa/", {"q": ""}).text
    assert client.get("/authors/rosa/", {"q": "bath", "page": "2"}).status_code == 404


@pytest.mark.parametrize("page", ["0", "x", "99", "%00"])
def test_page_that_does_not_exist_is_not_found(client: Any, article: Any, page: str) -> None:
    assert client.get(f"/authors/rosa/?page={page}").status_code == 404


def test_the_picture_is_made_when_it_is_chosen_not_when_the_page_is_read(
    client: Any, article: Any, author: Any, image: Any, django_capture_on_commit_callbacks: Any
) -> None:
    with django_capture_on_commit_callbacks(execute=True):
        AuthorProfile.objects.create(user=author, picture=image, picture_alternative="Rosa at her desk")
    drawn = set(Rendition.objects.values_list("pk", flat=True))

    page = client.get("/authors/rosa/").text

    assert "Rosa at her desk" in page
    assert len(drawn) == 3
    assert set(Rendition.objects.values_list("pk", flat=True)) == drawn
