"""A part of a story is deleted; its followers go on following the rest."""

from typing import Any

import pytest

from blog.follows.follow_targets import STORY, story_subscriptions
from blog.models import ArticlePage
from community.notifications.following.subscriptions import follow
from community.notifications.models import Subscription
from tests.factories import ArticlePageFactory


@pytest.fixture
def parts(article: ArticlePage, member: Any, other_member: Any) -> list[ArticlePage]:
    """Three in a row. One member asked at the first, and one when that was not published."""
    two = ArticlePageFactory(title="Two", follows=article)
    three = ArticlePageFactory(title="Three", follows=two)
    follow(member, STORY, article)
    Subscription.objects.create(member=other_member, target=two)
    return [article, two, three]


@pytest.fixture
def delete(client: Any, administrator: Any) -> Any:
    """Deletes a page in the CMS."""
    client.force_login(administrator)

    def delete(part: ArticlePage) -> None:
        assert client.post(f"/cms/pages/{part.pk}/delete/").status_code == 302
        assert not ArticlePage.objects.filter(pk=part.pk).exists()

    return delete


def followers(part: ArticlePage) -> list[str]:
    return sorted(row.member.username for row in story_subscriptions(part))


def test_first_or_last_leaves_the_rest_followed(parts: list[ArticlePage], delete: Any) -> None:
    one, two, three = parts

    delete(one)
    assert followers(three) == ["beatriz", "jonas-m"]
    delete(three)
    assert followers(two) == ["beatriz", "jonas-m"]


def test_one_in_the_middle_leaves_both_ends_followed_once_each(parts: list[ArticlePage], delete: Any) -> None:
    one, two, three = parts

    delete(two)

    assert [followers(one), followers(three)] == [["beatriz", "jonas-m"]] * 2


def test_the_only_one_leaves_nothing_to_follow(article: ArticlePage, member: Any, delete: Any) -> None:
    follow(member, STORY, article)

    delete(article)

    assert not Subscription.objects.exists()


def test_all_parts_at_once_leave_nothing_either(parts: list[ArticlePage], site_tree: Any) -> None:
    site_tree.articles.delete()

    assert not Subscription.objects.exists()
