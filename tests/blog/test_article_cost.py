from typing import Any

from blog.models import ArticlePage, ArticleUpdate
from blog.models.article_queryset import ARTICLES_CACHE
from community.comments.models import Comment
from community.members.models import CacheVersion
from tests.factories import ArticlePageFactory, CommentFactory, TopicFactory, UserFactory


def test_article_with_99_comments_takes_twelve_queries(
    client: Any, article: ArticlePage, member: Any, django_assert_max_num_queries: Any
) -> None:
    answered: Comment | None = None
    for number in range(99):
        answered = CommentFactory(target=article, member=member, reply_to=answered if number % 3 else None)

    with django_assert_max_num_queries(12):
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

    with django_assert_num_queries(11):  # two more: now there are comments
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
