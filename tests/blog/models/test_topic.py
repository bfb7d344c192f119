import re
from pathlib import Path
from typing import Any
from urllib.parse import quote

import pytest
from django.urls import reverse

from blog.models import Topic
from tests.factories import ArticlePageFactory, TopicFactory

STYLES = Path(__file__).resolve().parents[3] / "site/styles"
TOKENS = (STYLES / "tokens.css").read_text()
LIGHT, DARK = (dict(re.findall(r"--([\w-]+): (#\w{6});", part)) for part in TOKENS.split("prefers-color-scheme: dark"))


def luminance(colour: str) -> float:
    parts = (int(colour[start : start + 2], 16) / 255 for start in (1, 3, 5))
    linear = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return sum(weight * part for weight, part in zip((0.2126, 0.7152, 0.0722), linear, strict=True))


def contrast(one: str, other: str) -> float:
    """As WCAG 2.2 computes it."""
    dark, light = sorted((luminance(one), luminance(other)))
    return (light + 0.05) / (dark + 0.05)


def test_topic_in_another_script_has_a_page_feeds_and_a_button_to_follow_it(
    client: Any, site_tree: Any, member: Any
) -> None:
    topic = TopicFactory(name="育児", slug="育児")
    ArticlePageFactory(title="On doors", topics=[topic])

    for page in ("", "feed/", "feed/rss/"):
        assert "On doors" in client.get(f"/articles/topics/育児/{page}").text
    client.force_login(member)
    client.post(reverse("follow", args=["topic", "育児"]))
    assert [row.target for row in member.subscriptions.all()] == [topic]

    topic.slug = "子育て"
    topic.save()
    response = client.get("/articles/topics/育児/feed/")
    assert (response.status_code, response.url) == (301, f"/articles/topics/{quote('子育て')}/feed/")


def test_form_of_a_topic_takes_it(client: Any, site_tree: Any, editor: Any) -> None:
    client.force_login(editor)
    topic = {"name": "отпуск", "slug": "отпуск", "description": "", "colour": "self", "position": "0"}
    topic["who_may_start"] = "members"

    client.post(reverse(Topic.snippet_viewset.get_url_name("add")), topic)

    assert [each.slug for each in Topic.objects.all()] == ["отпуск"]


@pytest.mark.parametrize("colour", Topic.Colour.values)
@pytest.mark.parametrize("mode", [LIGHT, DARK], ids=["light", "dark"])
def test_every_colour_is_seen_on_paper_and_on_a_chip(colour: str, mode: dict[str, str]) -> None:
    assert f"--topic: var(--{colour});" in (STYLES / "components/topic.css").read_text()
    for ground in ("paper", "sunken"):
        assert contrast(mode[colour], mode[ground]) >= 4.5
