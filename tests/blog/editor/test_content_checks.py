"""The editor's checks. That they find what they should is seen in a browser: tests/browser/test_editor_checks.py."""

import json
from typing import Any

from bs4 import BeautifulSoup
from django.urls import reverse

from blog.models import ArticlePage


def test_editor_gets_our_checks_beside_wagtails(client: Any, article: ArticlePage, editor: Any) -> None:
    client.force_login(editor)

    page = BeautifulSoup(client.get(reverse("wagtailadmin_pages:edit", args=[article.pk])).text, "html.parser")

    checks = json.loads(page.find(id="checker-axe-configuration").text)
    assert {"heading-order", "link-name", "empty-meta-description", "image-alt"} < set(checks["options"]["runOnly"])
    ours = {rule["id"]: rule["selector"] for rule in checks["spec"]["rules"] if rule["any"] == ["aria-label"]}
    assert ours == {
        "missing-alternative": "main img[alt='']",
        "long-paragraph": "[data-too-long]",
        "empty-link": "[data-empty-link]",
        "link-to-nowhere": "main .prose a:not([href])",
        "unknown-citation": "[data-unknown-citation]",
    }
    assert set(ours) < set(checks["options"]["runOnly"])
    assert all(checks["messages"][name]["help_text"] for name in ours)


def test_readers_page_carries_nothing_of_them(client: Any, article: ArticlePage, editor: Any) -> None:
    client.force_login(editor)

    assert "axe" not in client.get("/articles/the-bath/").text
