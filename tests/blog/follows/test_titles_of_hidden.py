"""The list of what a member follows names only what the member may read."""

from typing import Any

import pytest
from django.contrib.auth.models import Group
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from wagtail.models import PageViewRestriction

from blog.follows.follow_targets import STORY
from blog.models import ArticlePage
from community.notifications.following.follow_kinds import FOLLOW_KINDS, NOT_PUBLIC
from community.notifications.following.subscriptions import follow, followed_by
from community.notifications.grouping import group_page
from community.notifications.models import Kind, Notification, Subscription
from tests.factories import ArticlePageFactory, CommentFactory

CONVERSATION, BRANCH = FOLLOW_KINDS["conversation"], FOLLOW_KINDS["branch"]


@pytest.fixture
def followed(article: ArticlePage, member: Any, other_member: Any) -> ArticlePage:
    """Its story, its conversation, and a comment there with its answers."""
    follow(member, STORY, article)
    follow(member, CONVERSATION, article)
    follow(member, BRANCH, CommentFactory(target=article, member=other_member))
    return article


def restrict(article: ArticlePage, kind: str, *groups: Group) -> None:
    restriction = PageViewRestriction.objects.create(page=article, restriction_type=kind, password="x")
    restriction.groups.add(*groups)


def listed(member: Any) -> list[tuple[str, str]]:
    found = [thing for group in followed_by(type(member).objects.get(pk=member.pk)) for thing in group.things]
    return sorted((thing.title, thing.url.partition("#")[0]) for thing in found)


def named(article: ArticlePage) -> list[tuple[str, str]]:
    branch = Subscription.objects.get(content_type__model="comment").object_id
    return [
        (f"Beatriz Nogueira in {article.title}", f"/comments/{branch}/"),
        (article.title, "/articles/the-bath/"),
        (article.title, "/articles/the-bath/"),
    ]


HIDDEN = [(NOT_PUBLIC, ""), (NOT_PUBLIC, ""), ("Beatriz Nogueira", "")]


def test_a_public_article_is_named(followed: ArticlePage, member: Any) -> None:
    assert listed(member) == named(followed)


def test_an_unpublished_one_is_not(followed: ArticlePage, member: Any) -> None:
    followed.unpublish()

    assert listed(member) == HIDDEN
    client = Client()
    client.force_login(member)
    page = client.get("/notifications/following/").text
    assert (followed.title in page, page.count(f"<span>{NOT_PUBLIC}</span>")) == (False, 2)


def test_one_for_members_is_named_to_members(followed: ArticlePage, member: Any) -> None:
    restrict(followed, "login")

    assert listed(member) == named(followed)


@pytest.mark.parametrize("kind", ["groups", "password"])
def test_one_for_others_is_not_named(followed: ArticlePage, member: Any, kind: str) -> None:
    restrict(followed, kind, Group.objects.create(name="Nurses"))

    assert listed(member) == HIDDEN


def test_nor_one_below_a_page_for_others(followed: ArticlePage, member: Any) -> None:
    restrict(followed.get_parent(), "groups", Group.objects.create(name="Nurses"))

    assert listed(member) == HIDDEN


def test_one_for_the_members_group_is_named(followed: ArticlePage, member: Any) -> None:
    nurses = Group.objects.create(name="Nurses")
    restrict(followed, "groups", nurses)
    member.groups.add(nurses)

    assert listed(member) == named(followed)


@pytest.mark.parametrize("kind", ["login", "groups"])
def test_many_cost_as_many_queries_as_one(member: Any, kind: str) -> None:
    nurses = Group.objects.create(name="Nurses")

    def cost(count: int) -> int:
        for _ in range(count):
            article = ArticlePageFactory()
            restrict(article, kind, nurses)
            follow(member, STORY, article)
            follow(member, CONVERSATION, article)
        with CaptureQueriesContext(connection) as queries:
            listed(member)
        return len(queries)

    assert cost(1) == cost(4)


def test_the_reason_of_a_notification_does_not_name_an_earlier_part_that_is_hidden(
    followed: ArticlePage, member: Any
) -> None:
    second = ArticlePageFactory(title="And then she slept", follows=followed)
    told = Subscription.objects.get(content_type__model="articlepage")
    Notification.objects.create(recipient=member, subject=second, kind=Kind.FOLLOW_UP, subscription=told)

    def why() -> str:
        return group_page(Notification.objects.visible_to(member)).groups[0].why

    assert why() == followed.title
    followed.unpublish()
    assert why() == NOT_PUBLIC
