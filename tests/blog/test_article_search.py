from datetime import UTC, datetime
from typing import Any

import pytest
from bs4 import BeautifulSoup
from wagtail.models import PageViewRestriction

from tests.blog.models.test_article_index import titles
from tests.factories import ArticlePageFactory, TopicFactory


@pytest.fixture(autouse=True)
def _articles(site_tree: Any) -> None:
    ArticlePageFactory(title="The gardener", body=[("text", "<p>Hedges do not grow in January.</p>")])
    ArticlePageFactory(title="The van", description="A gardener and his van.", body=[("text", "<p>Wheels.</p>")])
    ArticlePageFactory(title="The bath", body=[("text", "<p>Nobody's hedge.</p>")])


def found(client: Any, **asked: str) -> list[str]:
    return sorted(titles(client.get("/articles/", asked)))


def test_title_description_and_text_are_looked_through(client: Any) -> None:
    assert found(client, q="gardener") == ["The gardener", "The van"]
    assert found(client, q="HEDGES january") == ["The gardener"]
    assert found(client, q="wheels january") == []


def test_those_with_the_words_in_the_title_stand_first_and_of_both_the_newest(client: Any) -> None:
    older = datetime(2026, 1, 1, tzinfo=UTC)
    ArticlePageFactory(title="A gardener of old", published_at=older)
    ArticlePageFactory(title="The shed", description="A gardener's shed.", published_at=older)

    answer = client.get("/articles/", {"q": "gardener"})

    assert titles(answer) == ["The gardener", "A gardener of old", "The van", "The shed"]


def test_drafts_and_what_is_not_for_everybody_stay_hidden(client: Any, editor: Any) -> None:
    ArticlePageFactory(title="Draft", description="A gardener.", live=False)
    PageViewRestriction.objects.create(
        page=ArticlePageFactory(title="Private", description="A gardener."), restriction_type="login"
    )
    withdrawn = ArticlePageFactory(title="Withdrawn", description="A gardener.")
    withdrawn.unpublish()
    client.force_login(editor)

    assert found(client, q="gardener") == ["The gardener", "The van"]


@pytest.mark.parametrize(
    ("place", "heading"),
    [
        ("topics/boundaries/", "Boundaries: “gardener”"),
        ("tags/tea/", "Tagged “tea”: “gardener”"),
        ("2026/2/", "February 2026: “gardener”"),
    ],
)
def test_within_a_topic_a_tag_or_a_month_one_looks_there(client: Any, place: str, heading: str) -> None:
    topic, day = TopicFactory(name="Boundaries", slug="boundaries"), datetime(2026, 2, 27, tzinfo=UTC)
    here = {"topics": [topic], "tags": ["tea"], "published_at": day}
    ArticlePageFactory(title="A gardener here", **here)
    ArticlePageFactory(title="Somebody else here", **here)

    response = client.get(f"/articles/{place}", {"q": "gardener"})

    page = BeautifulSoup(response.text, "html.parser")
    assert titles(response) == ["A gardener here"]
    assert page.h1.text == heading
    assert page.select_one("main form[role=search]")["action"] == f"/articles/{place}"
    assert page.find("meta", {"name": "robots"})["content"] == "noindex"
    assert "Nothing found" in client.get(f"/articles/{place}", {"q": "submarine"}).text


def test_nothing_found_and_nothing_asked_say_so(client: Any) -> None:
    assert "Nothing found" in client.get("/articles/?q=submarine").text
    assert "What are you looking for?" in client.get("/articles/?q=").text
    assert '<meta name="robots" content="noindex">' in client.get("/articles/?q=submarine").text


@pytest.mark.parametrize(
    "words",
    ["a" * 10_000, "gardener " * 2000, '"', "gardener\0", "' OR 1=1 --", "NEAR(a b)", "* AND (", "title:x", "^"],
)
def test_odd_questions_are_answered_like_any_other(client: Any, words: str) -> None:
    response = client.get("/articles/", {"q": words})

    assert response.status_code == 200
    assert "\0" not in response.text


def test_words_are_shown_again_as_words(client: Any) -> None:
    page = BeautifulSoup(client.get("/articles/", {"q": '"><script>x'}).text, "html.parser")

    assert page.h1.text == 'Articles with “"><script>x”'
    assert page.select_one("input[name=q]")["value"] == '"><script>x'


def test_second_page_keeps_the_words(client: Any) -> None:
    ArticlePageFactory.create_batch(12, description="A gardener.")

    first, second = client.get("/articles/?q=gardener"), client.get("/articles/?q=gardener&page=2")

    assert (len(titles(first)), len(titles(second))) == (12, 2)
    assert "?q=gardener&amp;page=2" in first.text
