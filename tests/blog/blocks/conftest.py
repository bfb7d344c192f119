from collections.abc import Callable
from typing import Any

import pytest
from bs4 import BeautifulSoup

from blog.blocks import BodyBlock

Rendered = Callable[..., BeautifulSoup]


@pytest.fixture
def rendered() -> Rendered:
    """rendered(("heading", "Why"), …): a body with these blocks, as a page shows it."""

    def rendered(*parts: tuple[str, Any], **context: Any) -> BeautifulSoup:
        body = BodyBlock().to_python([{"type": kind, "value": value} for kind, value in parts])
        return BeautifulSoup(BodyBlock().render(body, context), "html.parser")

    return rendered


@pytest.fixture
def messages() -> Callable[..., dict[Any, Any]]:
    """messages(("embed", {…}), …): what the editor is told about these blocks, in Wagtail's own shape."""

    def messages(*parts: tuple[str, Any], draft: bool = False) -> dict[Any, Any]:
        block = BodyBlock()
        body = block.to_python([{"type": kind, "value": value} for kind, value in parts])
        try:
            block.clean_deferred(body) if draft else block.clean(body)
        except Exception as refused:  # noqa: BLE001 -- whatever kind of error this block has
            return refused.as_json_data()["blockErrors"]
        return {}

    return messages
