from typing import Any

import pytest

from blog.models import ArticlePage
from blog.stories import stories_of
from tests.factories import ArticlePageFactory


@pytest.fixture
def chain(site_tree: Any) -> list[ArticlePage]:
    """Three parts and a branch from the first."""
    first = ArticlePageFactory()
    second = ArticlePageFactory(follows=first)
    return [first, second, ArticlePageFactory(follows=second), ArticlePageFactory(follows=first)]


def test_each_part_knows_all_parts_and_one_that_stands_alone_none(chain: list[ArticlePage]) -> None:
    alone = ArticlePageFactory()
    other = [ArticlePageFactory()]
    other.append(ArticlePageFactory(follows=other[0]))

    stories = stories_of([*chain, alone, *other])

    assert stories == {part.pk: chain for part in chain} | {part.pk: other for part in other}


def test_parts_nobody_asked_for_are_found_by_one_that_was(chain: list[ArticlePage]) -> None:
    assert stories_of([chain[3]])[chain[3].pk] == chain


def test_part_that_was_withdrawn_is_not_shown(chain: list[ArticlePage]) -> None:
    ArticlePage.objects.filter(pk=chain[3].pk).update(live=False)

    assert stories_of([chain[0]])[chain[0].pk] == chain[:3]


def test_any_number_of_stories_costs_one_query(chain: list[ArticlePage], django_assert_num_queries: Any) -> None:
    others = [ArticlePageFactory(follows=ArticlePageFactory()) for _ in range(2)]

    with django_assert_num_queries(1):
        stories_of([*chain, *others])
    with django_assert_num_queries(0):
        assert stories_of([]) == {}
