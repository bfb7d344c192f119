from typing import Any

import pytest
from bs4 import BeautifulSoup
from django.core.cache import cache
from wagtail.rich_text import expand_db_html

from blog.markup.page_links import prefetch_page_links
from blog.models import ArticlePage, ArticleUpdate
from tests.factories import ArticlePageFactory


def link_to(page: Any, words: str = "there") -> str:
    return f'<a linktype="page" id="{page.pk}">{words}</a>'


def test_links_of_all_texts_are_one_query(site_tree: Any, django_assert_num_queries: Any) -> None:
    texts = [f"<p>{link_to(ArticlePageFactory(slug=slug), slug)}</p>" for slug in ("one", "two", "three")]
    expand_db_html(texts[0])  # where the site is

    with django_assert_num_queries(1), prefetch_page_links(*texts):
        drawn = [expand_db_html(text) for text in texts]

    assert drawn == [f'<p><a href="/articles/{slug}/">{slug}</a></p>' for slug in ("one", "two", "three")]


def test_text_without_links_asks_nothing(django_assert_num_queries: Any, db: Any) -> None:
    with django_assert_num_queries(0), prefetch_page_links('<p><a href="https://example.org/">There</a></p>'):
        assert expand_db_html('<p><a href="https://example.org/">There</a></p>') == (
            '<p><a href="https://example.org/">There</a></p>'
        )


@pytest.mark.parametrize("number", ["999999", "0", "x", "", "9" * 30])
def test_link_to_a_page_that_is_gone_stays_text(site_tree: Any, number: str) -> None:
    text = f'<a linktype="page" id="{number}">there</a>'
    with prefetch_page_links(text):
        assert expand_db_html(text) == "<a>there</a>"


def test_text_that_was_not_announced_is_looked_up_as_before(site_tree: Any) -> None:
    one, other = ArticlePageFactory(slug="one"), ArticlePageFactory(slug="other")
    with prefetch_page_links(link_to(one)):
        assert expand_db_html(link_to(other)) == '<a href="/articles/other/">there</a>'
    assert expand_db_html(link_to(other)) == '<a href="/articles/other/">there</a>'


def test_what_is_known_already_is_not_looked_up_again(site_tree: Any, django_assert_num_queries: Any) -> None:
    one, other = link_to(ArticlePageFactory(slug="one")), link_to(ArticlePageFactory(slug="other"))
    expand_db_html(one)  # where the site is

    with django_assert_num_queries(1), prefetch_page_links(one, other), prefetch_page_links(other):
        assert expand_db_html(one) == '<a href="/articles/one/">there</a>'
        assert expand_db_html(other) == '<a href="/articles/other/">there</a>'


def test_more_links_in_texts_and_updates_cost_a_page_no_more(
    client: Any, article: ArticlePage, django_assert_num_queries: Any
) -> None:
    def link_more(number: int) -> None:
        others = [ArticlePageFactory() for _ in range(number)]
        article.body = [
            *(("text", f"<p>{link_to(other)}</p>") for other in others),
            ("callout", {"kind": "tip", "text": link_to(others[0])}),
        ]
        article.updates = [ArticleUpdate(text=f"<p>{link_to(other)}</p>") for other in others]
        article.save()
        cache.clear()
        client.get("/articles/")

    link_more(1)
    with django_assert_num_queries(10):
        client.get("/articles/the-bath/")
    link_more(4)
    with django_assert_num_queries(10):
        page = BeautifulSoup(client.get("/articles/the-bath/").text, "html.parser")

    assert len(page.select(".prose a")) == 5
    assert len(page.select(".update a")) == len(page.select(".changes a")) == 4
