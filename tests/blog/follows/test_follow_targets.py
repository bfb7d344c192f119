from typing import Any

import pytest
from django.contrib.auth.models import AnonymousUser
from django.http import Http404

from blog.follows.follow_targets import (
    add_follow,
    find_follow_target,
    follows_of,
    name_of_target,
    url_of_target,
)
from blog.models import ArticlePage, Follow
from tests.factories import ArticlePageFactory, TopicFactory


@pytest.fixture
def targets(article: ArticlePage, author: Any) -> dict[str, Any]:
    return {"story": article, "topic": TopicFactory(name="Evenings", slug="evenings"), "author": author}


def test_each_kind_is_found_by_its_key_and_has_a_name_and_an_address(targets: dict[str, Any]) -> None:
    keys = {"story": str(targets["story"].pk), "topic": "evenings", "author": "rosa"}

    found = {kind: find_follow_target(kind, key) for kind, key in keys.items()}

    assert found == targets
    assert {kind: (name_of_target(each), url_of_target(each)) for kind, each in found.items()} == {
        "story": (f"“{targets['story'].title}”", "/articles/the-bath/"),
        "topic": ("Evenings", "/articles/topics/evenings/"),
        "author": ("Rosa Okafor", "/authors/rosa/"),
    }


@pytest.mark.parametrize(
    ("kind", "key"),
    [("story", "0"), ("story", "١"), ("story", "9" * 40), ("topic", "mornings"), ("author", "jonas-m"), ("tag", "tea")],
)
def test_anything_else_is_not_found(targets: dict[str, Any], member: Any, kind: str, key: str) -> None:
    with pytest.raises(Http404):
        find_follow_target(kind, key)


@pytest.mark.parametrize("kind", ["story", "topic", "author"])
def test_following_twice_is_one_row(targets: dict[str, Any], member: Any, kind: str) -> None:
    for _ in range(2):
        add_follow(member, kind, targets[kind])

    assert [getattr(row, kind) for row in Follow.objects.all()] == [targets[kind]]
    assert list(follows_of(member, kind, targets[kind])) == list(Follow.objects.all())


def test_a_later_part_is_followed_by_the_first_public_one(article: ArticlePage, member: Any) -> None:
    second = ArticlePageFactory(follows=article)
    third = ArticlePageFactory(follows=second)
    ArticlePage.objects.filter(pk=article.pk).update(live=False)

    add_follow(member, "story", third)

    assert [row.story for row in Follow.objects.all()] == [second]
    assert follows_of(member, "story", article).exists()


def test_a_stranger_follows_nothing_and_costs_no_query(db: Any, django_assert_num_queries: Any) -> None:
    with django_assert_num_queries(0):
        assert not Follow.objects.by(AnonymousUser()).exists()
