"""What is said of a page in its head, read as others read it."""

import json
from typing import Any

import extruct
import pytest
from bs4 import BeautifulSoup
from django.conf import settings
from django.utils import timezone
from wagtail.models import PageViewRestriction

from blog.models import ArticlePage, AuthorLink, AuthorProfile
from blog.sharing.structured_data import MAX_COMMENTS
from community.comments.models import Comment
from tests.factories import ArticlePageFactory, CommentFactory, TopicFactory, UserFactory

DAY = timezone.datetime(2026, 2, 27, 19, 40, tzinfo=timezone.get_default_timezone())


def structured_data(client: Any, address: str) -> list[dict[str, Any]]:
    response = client.get(address)
    assert response.status_code == 200
    return extruct.extract(response.text, syntaxes=["json-ld"])["json-ld"]


def meta(client: Any, address: str) -> dict[str, str]:
    page = BeautifulSoup(client.get(address).text, "html.parser")
    return {
        each.get("property") or each["name"]: each["content"]
        for each in page.find_all("meta", content=True)
        if each.get("property") or each.get("name")
    }


def test_article_says_what_it_is_by_whom_and_of_when(client: Any, article: ArticlePage) -> None:
    ArticlePage.objects.update(published_at=DAY, last_published_at=DAY)

    posting, _ = structured_data(client, "/articles/the-bath/")

    address = "http://testserver/articles/the-bath/"
    assert posting == {
        "@context": "https://schema.org",
        "@type": "BlogPosting",
        "@id": f"{address}#article",
        "mainEntityOfPage": address,
        "url": address,
        "headline": "The meeting ran over and so did the bath",
        "description": "What happened on a Tuesday.",
        "image": "http://testserver/static/img/social.png",
        "inLanguage": "en",
        "datePublished": "2026-02-27T19:40:00+00:00",
        "dateModified": "2026-02-27T19:40:00+00:00",
        "author": [{"@type": "Person", "name": "Rosa Okafor", "url": "http://testserver/authors/rosa/"}],
        "publisher": {"@type": "Organization", "name": "Juggle", "url": "http://testserver/"},
        "commentCount": 0,
    }


def test_breadcrumbs_lead_through_the_first_topic(client: Any, article: ArticlePage) -> None:
    article.topics = [TopicFactory(name="Boundaries", slug="boundaries")]
    article.save()

    _, breadcrumbs = structured_data(client, "/articles/the-bath/")

    assert breadcrumbs["@type"] == "BreadcrumbList"
    assert [(step["position"], step["name"], step["item"]) for step in breadcrumbs["itemListElement"]] == [
        (1, "Juggle", "http://testserver/"),
        (2, "Articles", "http://testserver/articles/"),
        (3, "Boundaries", "http://testserver/articles/topics/boundaries/"),
        (4, "The meeting ran over and so did the bath", "http://testserver/articles/the-bath/"),
    ]


def test_comments_are_nested_as_on_the_page_and_only_what_everybody_may_read(
    client: Any, article: ArticlePage, member: Any, other_member: Any
) -> None:
    top = CommentFactory(target=article, member=member, body="We **swapped** them.")
    held = CommentFactory(target=article, member=other_member, status=Comment.Status.HELD)
    reply = CommentFactory(target=article, member=other_member, reply_to=top, body="How?")
    CommentFactory(target=article, member=member, reply_to=held, body="Below one that waits.")
    Comment.objects.filter(pk=reply.pk).update(alias="Blue heron")

    posting, _ = structured_data(client, "/articles/the-bath/")

    first, below_held = posting["comment"]
    assert first == {
        "@type": "Comment",
        "url": f"http://testserver/comments/{top.pk}/",
        "datePublished": top.submit_date.isoformat(timespec="seconds"),
        "author": {"@type": "Person", "name": "Jonas M."},
        "text": "We swapped them.",
        "comment": [
            {
                "@type": "Comment",
                "url": f"http://testserver/comments/{reply.pk}/",
                "datePublished": reply.submit_date.isoformat(timespec="seconds"),
                "author": {"@type": "Person", "name": "Blue heron"},
                "text": "How?",
            }
        ],
    }
    assert below_held["text"] == "Below one that waits."
    assert posting["commentCount"] == 3


def test_many_comments_and_long_ones_are_cut_short(client: Any, article: ArticlePage, member: Any) -> None:
    for number in range(MAX_COMMENTS + 2):
        CommentFactory(target=article, member=member, body=f"{number:02} is a word " * 40)

    posting, _ = structured_data(client, "/articles/the-bath/")

    assert len(posting["comment"]) == MAX_COMMENTS
    assert {len(comment["text"]) for comment in posting["comment"]} == {301}


@pytest.mark.parametrize("title", ["</script><script>alert(1)</script>", "W" * 255, "<!--<script>", "a & b < c"])
def test_any_title_is_only_a_title(client: Any, article: ArticlePage, title: str) -> None:
    ArticlePage.objects.update(title=title)
    CommentFactory(target=article, body=title)

    posting, breadcrumbs = structured_data(client, "/articles/the-bath/")

    assert posting["comment"][0]["text"] == title
    assert posting["headline"] == breadcrumbs["itemListElement"][-1]["name"] == title
    page = BeautifulSoup(client.get("/articles/the-bath/").text, "html.parser")
    inline = [script for script in page.find_all("script") if not script.get("src")]
    assert [script["type"] for script in inline] == ["application/ld+json"]
    assert json.loads(inline[0].text)[0]["headline"] == title
    assert page.find("meta", property="og:title")["content"] == title


def test_article_shared_elsewhere_shows_what_it_is(client: Any, article: ArticlePage) -> None:
    ArticlePage.objects.update(published_at=DAY, last_published_at=DAY)

    found = meta(client, "/articles/the-bath/")

    assert {name: value for name, value in found.items() if name.startswith(("og:", "article:", "twitter:"))} == {
        "og:site_name": "Juggle",
        "og:type": "article",
        "og:title": "The meeting ran over and so did the bath",
        "og:description": "What happened on a Tuesday.",
        "og:url": "http://testserver/articles/the-bath/",
        "og:image": "http://testserver/static/img/social.png",
        "og:image:width": "1200",
        "og:image:height": "630",
        "og:image:alt": "The meeting ran over and so did the bath",
        "article:published_time": "2026-02-27T19:40:00+00:00",
        "article:modified_time": "2026-02-27T19:40:00+00:00",
        "article:author": "http://testserver/authors/rosa/",
        "twitter:card": "summary_large_image",
    }


def test_picture_of_an_article_is_shown_with_its_size_and_what_it_shows(
    client: Any, article: ArticlePage, image: Any
) -> None:
    article.picture, article.picture_alternative = image, "A desk"
    article.save()

    found = meta(client, "/articles/the-bath/")

    assert found["og:image"].startswith("http://testserver/media/images/test")
    assert (found["og:image:width"], found["og:image:height"], found["og:image:alt"]) == ("900", "600", "A desk")


def test_author_page_says_who_it_is(client: Any, article: ArticlePage, author: Any) -> None:
    profile = AuthorProfile.objects.create(
        user=author, bio="<p>Writes about <b>baths</b>.</p><p>Nights &amp; days.</p>"
    )
    AuthorLink.objects.create(profile=profile, name="Elsewhere", address="https://rosa.example/")

    [profile_page] = structured_data(client, "/authors/rosa/")

    assert profile_page == {
        "@context": "https://schema.org",
        "@type": "ProfilePage",
        "mainEntity": {
            "@type": "Person",
            "name": "Rosa Okafor",
            "url": "http://testserver/authors/rosa/",
            "description": "Writes about baths. Nights & days.",
            "sameAs": ["https://rosa.example/"],
        },
    }
    found = meta(client, "/authors/rosa/")
    assert found["description"] == found["og:description"] == "Writes about baths. Nights & days."


class TestSearchEngines:
    def test_are_told_of_an_article_and_of_its_last_change(self, client: Any, article: ArticlePage) -> None:
        ArticlePage.objects.update(latest_revision_created_at=None, last_published_at=DAY)

        sitemap = BeautifulSoup(client.get("/sitemap.xml").text, "xml")

        entries = {url.loc.text: url.lastmod.text if url.lastmod else None for url in sitemap.find_all("url")}
        assert entries["http://testserver/articles/the-bath/"] == "2026-02-27"

    def test_are_told_of_topics_and_authors_with_something_to_read(self, client: Any, article: ArticlePage) -> None:
        article.topics = [TopicFactory(slug="evenings")]
        article.save()
        ArticlePage.objects.update(last_published_at=DAY)
        ArticlePageFactory(topics=[TopicFactory(slug="drafts-only")], author=UserFactory(username="quiet"), live=False)

        sitemap = BeautifulSoup(client.get("/sitemap.xml").text, "xml")

        entries = {url.loc.text: url.lastmod.text for url in sitemap.find_all("url") if url.lastmod}
        assert entries[f"{settings.SITE_URL}/articles/topics/evenings/"] == "2026-02-27"
        assert entries[f"{settings.SITE_URL}/authors/rosa/"] == "2026-02-27"
        assert not [address for address in entries if "drafts-only" in address or "quiet" in address]

    def test_are_asked_to_leave_out_what_is_hidden_from_them(self, client: Any, article: ArticlePage) -> None:
        assert "robots" not in meta(client, "/articles/the-bath/")
        ArticlePage.objects.update(is_hidden_from_search=True)

        assert meta(client, "/articles/the-bath/")["robots"] == "noindex"
        assert "the-bath" not in client.get("/sitemap.xml").text
        assert "the-bath" in client.get("/articles/").text

    def test_are_not_told_of_what_is_behind_a_restriction(self, client: Any, article: ArticlePage) -> None:
        PageViewRestriction.objects.create(page=article, restriction_type="login")

        assert "the-bath" not in client.get("/sitemap.xml").text


@pytest.mark.parametrize(
    ("address", "says"),
    [
        ("/articles/topics/evenings/", "What happens after six."),
        ("/articles/archive/", "Every article, by the month in which it appeared."),
        ("/authors/rosa/", "I write about buses."),
    ],
)
def test_lists_and_author_pages_are_shared_with_their_own_description(
    client: Any, article: ArticlePage, author: Any, address: str, says: str
) -> None:
    TopicFactory(slug="evenings", description="What happens after six.")
    AuthorProfile.objects.create(user=author, bio="<p>I write about <b>buses</b>.</p>")

    found = meta(client, address)

    assert (found["description"], found["og:description"]) == (says, says)
