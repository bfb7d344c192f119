from typing import Any

from django.db import connection
from django.test.utils import CaptureQueriesContext
from wagtail.models import PageViewRestriction

from blog.models import ArticlePage, ArticleUpdate
from blog.models.article_queryset import ARTICLES_CACHE
from community.comments.models import Comment
from community.members.models import CacheVersion
from community.notifications.announcements import send_announcement
from community.notifications.models import Notification
from tests.factories import ArticlePageFactory, CommentFactory, TopicFactory, UserFactory


def test_article_with_99_comments_takes_thirteen_queries(
    client: Any, article: ArticlePage, member: Any, django_assert_max_num_queries: Any
) -> None:
    answered: Comment | None = None
    for number in range(99):
        answered = CommentFactory(target=article, member=member, reply_to=answered if number % 3 else None)

    with django_assert_max_num_queries(13):
        response = client.get("/articles/the-bath/")

    assert response.text.count('class="comment"') == 99


def test_chain_of_any_length_costs_the_same(client: Any, article: ArticlePage, django_assert_num_queries: Any) -> None:
    second = ArticlePageFactory(follows=article)
    client.get("/articles/the-bath/")
    CacheVersion.objects.renew(ARTICLES_CACHE)
    with django_assert_num_queries(9):  # eight for the article, one that finds no conversation
        client.get("/articles/the-bath/")
    for follows in (second, second, article):
        later = ArticlePageFactory(follows=follows)
        ArticlePageFactory(follows=later)
        ArticleUpdate.objects.create(page=article, text="<p>More.</p>")
        article.topics.add(TopicFactory())
    article.save()
    CommentFactory(target=article, member=UserFactory())

    with django_assert_num_queries(12):  # three more: now there are comments, which may be questions
        client.get("/articles/the-bath/")


def test_the_next_reader_costs_two_queries_and_a_member_ten(
    client: Any, article: ArticlePage, member: Any, django_assert_num_queries: Any
) -> None:
    CommentFactory(target=article, member=UserFactory())
    client.get("/articles/the-bath/")
    with django_assert_num_queries(2):
        client.get("/articles/the-bath/")

    client.force_login(member)
    client.get("/articles/the-bath/")
    with django_assert_num_queries(10):
        client.get("/articles/the-bath/")


def test_restriction_costs_the_same_for_five_articles_below_as_for_one(
    article: ArticlePage, site_tree: Any, member: Any, django_capture_on_commit_callbacks: Any
) -> None:
    """Another article shows each of them, and somebody was notified of it."""

    def one_more() -> None:
        with django_capture_on_commit_callbacks(execute=True):
            quoted = ArticlePageFactory()
            ArticlePageFactory(body=[("related", {"articles": [quoted]})])
            send_announcement(quoted, kind=Notification.Kind.NEW, recipients=[member.pk])

    def cost() -> tuple[int, int]:
        with CaptureQueriesContext(connection) as asked, django_capture_on_commit_callbacks() as ordered:
            restriction = PageViewRestriction.objects.create(page=site_tree.articles, restriction_type="login")
        assert not Notification.objects.filter(is_hidden=False).exists()
        restriction.delete()
        assert not Notification.objects.filter(is_hidden=True).exists()
        return len(asked), len(ordered)

    one_more()
    cost()
    with_one = cost()
    for _ in range(4):
        one_more()

    assert cost() == with_one
    assert with_one[1] == 2  # the assets of what quotes them, and what members were told of their comments
