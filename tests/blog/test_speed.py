"""Queries and time of pages on a site with a thousand articles."""

from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from wagtail.models import Page

from blog.assets.publish_assets import build_article_assets
from blog.models import ArticleAuthor, ArticlePage, ArticleUpdate, Tag, TaggedArticle, Topic
from blog.models.article_queryset import ARTICLES_CACHE
from community.members.models import CacheVersion
from tests.factories import ArticlePageFactory, CommentFactory, TopicFactory, UserFactory

#: How a query for the conversation begins; one for articles may count their comments.
OF_THE_CONVERSATION = ('SELECT "comments_', 'SELECT "django_comments')


@pytest.fixture
def a_thousand(article: ArticlePage, author: Any) -> ArticlePage:
    """Beside the one, written into the tables directly: publishing each would take minutes."""
    first = TopicFactory(slug="boundaries")
    article.topics = [first]
    article.tags.add("tea")
    article.save()
    build_article_assets(article)
    index, now = article.get_parent(), timezone.now()
    plain = {
        name: getattr(article, name) for name in ("content_type", "locale", "owner", "live", "description", "body")
    }
    below = [
        ArticlePage(
            **plain,
            title=f"Article {n}",
            slug=f"article-{n}",
            depth=article.depth,
            path=Page._get_path(index.path, article.depth, n + 2),
            url_path=f"{index.url_path}article-{n}/",
            translation_key=uuid4(),
            published_at=now - timedelta(hours=n),
        )
        for n in range(1000)
    ]
    fields = {field.name for field in Page._meta.concrete_fields} - {"id"}
    pages = Page.objects.bulk_create(
        Page(**{name: getattr(each, name) for name in fields if name not in {"latest_revision", "live_revision"}})
        for each in below
    )
    for page, each in zip(pages, below, strict=True):
        each.page_ptr_id = each.pk = page.pk
        each.save_base(raw=True)
    tag, through = Tag.objects.get(), ArticlePage.topics.through
    ArticleAuthor.objects.bulk_create(ArticleAuthor(page_id=page.pk, user=author) for page in pages)
    TaggedArticle.objects.bulk_create(TaggedArticle(content_object_id=page.pk, tag=tag) for page in pages)
    through.objects.bulk_create(through(articlepage_id=page.pk, topic_id=first.pk) for page in pages)
    Page.objects.filter(pk=index.pk).update(numchild=1001)
    return article


def test_lists_of_a_thousand_articles_take_ten_queries_at_most(
    client: Any, a_thousand: ArticlePage, django_assert_max_num_queries: Any
) -> None:
    assert ArticlePage.objects.readable().count() == 1001
    client.get("/articles/")
    topic, month = Topic.objects.get(), timezone.now().strftime("%Y/%-m")
    addresses = ["", "?page=84", f"topics/{topic.slug}/", f"topics/{topic.slug}/?page=70", "tags/tea/", f"{month}/"]
    for address in [*addresses, "archive/", "?q=bath"]:
        with django_assert_max_num_queries(10):
            assert client.get(f"/articles/{address}").status_code == 200, address
    with django_assert_max_num_queries(10):
        assert client.get("/authors/rosa/?page=80").status_code == 200


def test_feeds_of_a_thousand_articles_take_five(
    client: Any, a_thousand: ArticlePage, django_assert_max_num_queries: Any
) -> None:
    for article in ArticlePage.objects.order_by("-published_at")[:20]:
        build_article_assets(article)
    client.get("/articles/feed/")
    for scope in [
        "/articles/feed",
        "/articles/topics/boundaries/feed",
        "/articles/tags/tea/feed",
        "/authors/rosa/feed",
    ]:
        for kind in ("/", "/rss/"):
            with django_assert_max_num_queries(5):
                assert client.get(scope + kind).status_code == 200


def of_the_article(asked: CaptureQueriesContext) -> list[str]:
    return [each["sql"] for each in asked if not each["sql"].startswith(OF_THE_CONVERSATION)]


def test_article_without_its_conversation_takes_one_and_eight_when_it_is_made_anew(
    client: Any, article: ArticlePage, author: Any
) -> None:
    """With everything a page can have: authors, topics, tags, updates, a story, mentions, neighbours, related ones."""
    topic, link = TopicFactory(), f'<a linktype="page" id="{ArticlePageFactory().pk}">there</a>'
    article.authorships = [
        ArticleAuthor(user=each, sort_order=place) for place, each in enumerate((author, UserFactory()))
    ]
    article.topics, article.picture_alternative = [topic], "A desk"
    article.tags.add("tea", "towels")
    article.body = [("text", f"<p>{link}</p>"), ("heading", "1. Monday"), ("text", f"<p>{link}</p>")]
    article.updates = [ArticleUpdate(text=f"<p>It is {link}.</p>"), ArticleUpdate(kind="correction", text="<p>No.</p>")]
    article.follows = ArticlePageFactory(topics=[topic])
    article.save()
    ArticlePageFactory(follows=article)
    ArticlePageFactory(body=[("text", f'<p><a linktype="page" id="{article.pk}">it</a></p>')], topics=[topic])
    for _ in range(3):
        CommentFactory(target=article)
        ArticlePageFactory(topics=[topic])
    build_article_assets(article)
    client.get("/articles/the-bath/")

    CacheVersion.objects.renew(ARTICLES_CACHE)

    with CaptureQueriesContext(connection) as anew:
        page = client.get("/articles/the-bath/").text
    with CaptureQueriesContext(connection) as kept:
        assert client.get("/articles/the-bath/").text == page

    assert [len(of_the_article(asked)) for asked in (anew, kept)] == [8, 1]
    for part in ["story-so-far", 'class="update"', 'class="changes"', "related-articles", "mentions", "prev-next"]:
        assert part in page
