"""A page of a list of articles, or of those among them that contain what a reader searches for."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from django.core.paginator import InvalidPage, Page, Paginator
from django.http import Http404, HttpRequest

from .article_search import clean_query, search

if TYPE_CHECKING:
    from .models.article_queryset import ArticleQuerySet

PAGE_SIZE = 12


class ArticleList(NamedTuple):
    page: Page
    #: Whether the reader searched: also with an empty field.
    is_search: bool
    #: The words searched for.
    query: str


def article_list(request: HttpRequest, articles: ArticleQuerySet) -> ArticleList:
    """The page `?page=` of these articles, as cards; with `?q=`, of those that contain all its words.

    Raises Http404 for a page that does not exist.
    """
    if "q" not in request.GET:
        return ArticleList(paginate(request, articles.as_cards()), False, "")
    query = clean_query(request.GET["q"])
    page = paginate(request, search(query, among=articles))
    cards = {article.pk: article for article in articles.filter(pk__in=list(page)).as_cards()}
    page.object_list = [cards[pk] for pk in page if pk in cards]
    return ArticleList(page, True, query)


def paginate(request: HttpRequest, articles: ArticleQuerySet | list[int]) -> Page:
    try:
        return Paginator(articles, PAGE_SIZE).page(request.GET.get("page", 1))
    except InvalidPage as no_such_page:
        raise Http404 from no_such_page
