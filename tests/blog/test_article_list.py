from typing import Any

import pytest
from django.http import Http404
from django.test import RequestFactory

from blog.article_list import PAGE_SIZE, ArticleList, article_list
from blog.models import ArticlePage
from tests.factories import ArticlePageFactory


@pytest.fixture(autouse=True)
def _articles(site_tree: Any) -> None:
    for number in range(PAGE_SIZE + 1):
        ArticlePageFactory(title=f"The bath {number}" if number % 2 else f"The bus {number}")


def list_at(address: str) -> ArticleList:
    return article_list(RequestFactory().get(address), ArticlePage.objects.readable().newest_first())


def test_a_page_holds_twelve_and_the_next_one_the_rest() -> None:
    first, second = list_at("/articles/"), list_at("/articles/?page=2")

    assert (len(first.page), len(second.page)) == (PAGE_SIZE, 1)
    assert (first.page.number, second.page.number) == (1, 2)
    assert not first.is_search


def test_a_search_finds_among_these_only_and_shows_its_words_again() -> None:
    found = list_at("/articles/?q=%20the%20%20bath%00")

    assert (found.is_search, found.query) == (True, "the bath")
    assert {article.title.split()[1] for article in found.page} == {"bath"}
    assert len(found.page) == 6


def test_an_empty_search_finds_nothing() -> None:
    found = list_at("/articles/?q=")

    assert (found.is_search, found.query, list(found.page)) == (True, "", [])


@pytest.mark.parametrize("page", ["0", "3", "-1", "one", "1.5"])
def test_a_page_that_does_not_exist_is_not_found(page: str) -> None:
    with pytest.raises(Http404):
        list_at(f"/articles/?page={page}")
