from collections.abc import Callable
from typing import Any

import pytest
from bs4 import BeautifulSoup, Tag
from django.test import Client

from blog.assets.publish_assets import build_article_assets
from blog.models import ArticlePage
from search.indexing import index
from search.models import Kind


def add(*things: Any) -> None:
    """Does what the task does after the commit."""
    for thing in things:
        if isinstance(thing, ArticlePage):
            build_article_assets(thing)
        index(Kind(type(thing).__name__.removesuffix("Page").lower()), [thing.pk])


def lines(response: Any) -> list[str]:
    """One line for each result: its kind with the writer, and the title."""
    page = BeautifulSoup(response.content, "html.parser")
    return [f"{words(each.select_one('.kind'))} | {words(each.h2)}" for each in page.select(".results > li")]


def words(tag: Tag | None) -> str:
    return " ".join(tag.get_text().split()) if tag else ""


@pytest.fixture
def look(client: Client) -> Callable[..., list[str]]:
    """look("kettle", where="comment", client=…): the titles that are found, best first."""

    def look(typed: str, client: Client = client, **chosen: str) -> list[str]:
        response = client.get(
            "/search/", {"q": typed, **{name.replace("where", "in"): chosen[name] for name in chosen}}
        )
        assert response.status_code == 200
        return [line.partition(" | ")[2] for line in lines(response)]

    return look
