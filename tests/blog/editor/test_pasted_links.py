import json
from typing import Any

import pytest
from bs4 import BeautifulSoup
from wagtail.admin.rich_text.converters.contentstate import ContentstateConverter

from blog.models import ArticlePage
from tests.factories import ArticlePageFactory


def handed_in(**link: Any) -> str:
    """What is kept of “a bath” with this link, as the editor hands it in."""
    block = {"key": "a", "text": "a bath", "type": "unstyled", "depth": 0, "inlineStyleRanges": []}
    ranges = [{"offset": 2, "length": 4, "key": 0}]
    text = {
        "blocks": [block | {"entityRanges": ranges}],
        "entityMap": {"0": {"type": "LINK", "mutability": "MUTABLE", "data": link}},
    }
    converter = ContentstateConverter(features=["link"])
    return BeautifulSoup(converter.to_database_format(json.dumps(text)), "html.parser").p.decode_contents()


@pytest.mark.parametrize(
    ("slug", "address"),
    [
        ("the-bath", "http://testserver/articles/the-bath/"),
        ("the-bath", "/articles/the-bath"),
        ("müde", "http://testserver/articles/m%C3%BCde/"),
    ],
)
def test_pasted_address_of_an_article_is_a_link_to_its_page(site_tree: Any, slug: str, address: str) -> None:
    article = ArticlePageFactory(slug=slug)

    assert handed_in(url=address) == f'a <a id="{article.pk}" linktype="page">bath</a>'


@pytest.mark.parametrize(
    "address",
    [
        "https://example.org/articles/the-bath/",
        "http://testserver/articles/the-bath/#conversation",
        "http://testserver/articles/the-bath/?sort=newest",
        "http://testserver/articles/nothing/",
        "http://testserver/articles/archive/",
        "http://testserver/articles/a-draft/",
        "mailto:ann@example.org",
        "http://[",
    ],
)
def test_any_other_link_stays_what_it_is(article: ArticlePage, address: str) -> None:
    ArticlePageFactory(slug="a-draft", live=False)

    assert BeautifulSoup(handed_in(url=address), "html.parser").a.attrs == {"href": address}


def test_page_that_was_chosen_stays_the_one_that_was_chosen(article: ArticlePage) -> None:
    other = ArticlePageFactory()

    assert handed_in(url="/articles/the-bath/", id=other.pk) == f'a <a id="{other.pk}" linktype="page">bath</a>'


@pytest.mark.parametrize("kind", ["header-two", "blockquote", "code-block", "unordered-list-item", "anything"])
def test_a_block_that_the_field_cannot_hold_becomes_a_paragraph(site_tree: Any, kind: str) -> None:
    block = {"key": "a", "text": "One two", "type": kind, "depth": 0, "inlineStyleRanges": [], "entityRanges": []}
    converter = ContentstateConverter(features=["link"])

    kept = converter.to_database_format(json.dumps({"blocks": [block], "entityMap": {}}))

    assert kept == '<p data-block-key="a">One two</p>'


def test_so_does_the_text_of_something_unknown_in_it(site_tree: Any) -> None:
    ranges = [{"offset": 0, "length": 3, "key": 0}]
    block = {"key": "a", "text": "One two", "type": "unstyled", "depth": 0, "inlineStyleRanges": []}
    unknown = {"type": "MENTION", "mutability": "MUTABLE", "data": {}}
    converter = ContentstateConverter(features=["link"])

    kept = converter.to_database_format(
        json.dumps({"blocks": [block | {"entityRanges": ranges}], "entityMap": {"0": unknown}})
    )

    assert kept == '<p data-block-key="a">One two</p>'
