from datetime import UTC, datetime
from typing import Any
from xml.etree import ElementTree

from wagtail.models import PageViewRestriction

from blog.models import ArticlePage
from tests.factories import ArticlePageFactory, TopicFactory

ATOM = {"a": "http://www.w3.org/2005/Atom"}


def feed(client: Any) -> ElementTree.Element:
    response = client.get("/articles/feed/")
    assert response.status_code == 200
    assert response["Content-Type"] == "application/atom+xml; charset=utf-8"
    return ElementTree.fromstring(response.content)  # noqa: S314 -- our own


def test_entry_has_address_author_dates_topics_and_description(client: Any, article: ArticlePage) -> None:
    article.topics = [TopicFactory(name="Boundaries")]
    article.published_at = datetime(2026, 2, 27, 19, 40, tzinfo=UTC)
    article.last_published_at = datetime(2026, 3, 1, 8, 0, tzinfo=UTC)
    article.save()

    entry = feed(client).find("a:entry", ATOM)

    assert entry.findtext("a:title", None, ATOM) == "The meeting ran over and so did the bath"
    assert entry.find("a:link", ATOM).get("href") == "http://testserver/articles/the-bath/"
    assert entry.findtext("a:author/a:name", None, ATOM) == "Rosa Okafor"
    assert entry.findtext("a:published", None, ATOM) == "2026-02-27T19:40:00+00:00"
    assert entry.findtext("a:updated", None, ATOM) == "2026-03-01T08:00:00+00:00"
    assert entry.findtext("a:summary", None, ATOM) == "What happened on a Tuesday."
    assert entry.find("a:category", ATOM).get("term") == "Boundaries"


def test_feed_itself_has_an_absolute_address(client: Any, site_tree: Any) -> None:
    links = {link.get("rel"): link.get("href") for link in feed(client).findall("a:link", ATOM)}

    assert links == {"alternate": "http://testserver/articles/", "self": "http://testserver/articles/feed/"}


def test_entry_keeps_its_id_when_title_and_address_change(client: Any, article: ArticlePage) -> None:
    before = feed(client).findtext("a:entry/a:id", None, ATOM)
    article.title, article.slug = "Another title", "another"
    article.save()

    assert feed(client).findtext("a:entry/a:id", None, ATOM) == before
    assert before.startswith("urn:uuid:")


def test_drafts_and_private_articles_are_not_in_the_feed(client: Any, article: ArticlePage) -> None:
    ArticlePageFactory(live=False)
    PageViewRestriction.objects.create(page=ArticlePageFactory(), restriction_type="login")

    assert [entry.findtext("a:title", None, ATOM) for entry in feed(client).findall("a:entry", ATOM)] == [article.title]


def test_strange_titles_and_a_removed_author_do_not_break_the_feed(client: Any, article: ArticlePage) -> None:
    ArticlePage.objects.update(title="A\x08 title \ufffe</title><script>", author=None)

    entry = feed(client).find("a:entry", ATOM)

    assert entry.findtext("a:title", None, ATOM) == "A title </title><script>"
    assert entry.findtext("a:author/a:name", None, ATOM) == "A former member"


def test_three_articles_cost_as_many_queries_as_one(
    client: Any, site_tree: Any, django_assert_num_queries: Any
) -> None:
    ArticlePageFactory(topics=[TopicFactory()])
    client.get("/articles/feed/")
    with django_assert_num_queries(3):
        client.get("/articles/feed/")
    ArticlePageFactory(topics=[TopicFactory(), TopicFactory()])
    ArticlePageFactory(topics=[TopicFactory()])

    with django_assert_num_queries(3):
        client.get("/articles/feed/")
