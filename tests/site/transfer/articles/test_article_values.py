from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from transfer.articles import article_values as module
from transfer.articles.article_values import ArticleValues, article_values
from transfer.imported import ImportedPost, PostStatus

NOW = datetime(2026, 11, 28, tzinfo=UTC)
THEN = datetime(2012, 2, 21, 6, 15, tzinfo=UTC)
POST = ImportedPost("1", title="A post", content="Once upon a Tuesday.", slug="a-post", published_at=THEN)


def values(**changed: object) -> ArticleValues:
    return article_values(replace(POST, **changed), now=NOW)  # type: ignore[arg-type]


def test_a_post_becomes_an_article_of_the_same_day() -> None:
    found = values(changed_at=THEN + timedelta(days=3))

    assert (found.title, found.slug, found.description) == ("A post", "a-post", "Once upon a Tuesday.")
    assert found.body == [{"type": "text", "value": "<p>Once upon a Tuesday.</p>"}]
    assert (found.live, found.published_at, found.changed_at) == (True, THEN, THEN + timedelta(days=3))
    assert found.notes == []


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("Porridge &amp; other <em>truces</em>", "Porridge & other truces"),
        ("‮esrever\x00", "esrever"),
        ("a" * 300, "a" * 254 + "…"),
        ("", "Once upon a Tuesday."),
        ("<img src=x>", "Once upon a Tuesday."),
    ],
)
def test_titles(written: str, shown: str) -> None:
    assert values(title=written).title == shown


def test_without_title_and_text_it_says_so() -> None:
    found = values(title="", content="")

    assert found.title == "Without a title"
    assert found.notes == [module.TOOK_FIRST_WORDS, module.HAS_NO_TEXT]
    assert (found.body, found.description) == ([{"type": "text", "value": "<p>…</p>"}], "Without a title")


def test_a_picture_alone_has_its_title_for_a_standfirst() -> None:
    found = article_values(replace(POST, content='<img src="x" alt="">'), now=NOW, find_picture=lambda wanted: 1)

    assert found.description == "A post"


@pytest.mark.parametrize(
    ("slug", "title", "shown"),
    [
        ("a-post", "A post", "a-post"),
        ("%e8%82%b2%e5%85%90", "x", "育児"),
        ("%CE%BA%CE%B1", "x", "κα"),
        ("", "Half a thought", "half-a-thought"),
        ("", "!!!", "post-1"),
        ("%", "!!!", "post-1"),
        ("a" * 200, "x", "a" * 100),
    ],
)
def test_slugs(slug: str, title: str, shown: str) -> None:
    assert values(slug=slug, title=title).slug == shown


@pytest.mark.parametrize(
    ("excerpt", "content", "standfirst"),
    [
        ("Twelve <b>months</b>.", "Text.", "Twelve months."),
        ("", "Before.\n<!--more-->\nAfter.", "Before."),
        ("", "Text.", "Text."),
        ("[caption]", "Text.", "Text."),
        ("", "word " * 41, "word " * 39 + "word…"),
        ("b" * 301, "Text.", "b" * 299 + "…"),
    ],
)
def test_standfirsts(excerpt: str, content: str, standfirst: str) -> None:
    assert values(excerpt=excerpt, content=content).description == standfirst


@pytest.mark.parametrize(
    ("status", "live"),
    [
        (PostStatus.PUBLISHED, True),
        (PostStatus.PRIVATE, True),
        (PostStatus.PASSWORD, True),
        (PostStatus.DRAFT, False),
        (PostStatus.PENDING, False),
    ],
)
def test_statuses(status: PostStatus, live: bool) -> None:
    found = values(status=status, password="spoon")

    assert (found.live, found.published_at) == (live, THEN if live else None)
    assert found.is_private is (status is PostStatus.PRIVATE)
    assert found.password == ("spoon" if status is PostStatus.PASSWORD else "")
    assert found.notes == ([module.WAITS] if status is PostStatus.PENDING else [])


def test_scheduled_ones_wait_for_their_day() -> None:
    tomorrow = NOW + timedelta(days=1)

    assert values(status=PostStatus.SCHEDULED, published_at=tomorrow).go_live_at == tomorrow
    assert not values(status=PostStatus.SCHEDULED, published_at=tomorrow).live
    passed = values(status=PostStatus.SCHEDULED, published_at=NOW)
    assert (passed.live, passed.go_live_at, passed.published_at, passed.notes) == (True, None, NOW, [module.PASSED])


def test_dates_that_make_no_sense_become_today() -> None:
    assert values(published_at=None).published_at == NOW
    assert values(published_at=None).notes == [module.HAS_NO_DATE]
    late = values(published_at=datetime(2106, 2, 7, tzinfo=UTC))
    assert (late.published_at, late.changed_at) == (NOW, NOW)
    assert late.notes == [
        "It was published at a date that is still to come (07 February 2106); it carries today’s date."
    ]


def test_a_change_is_never_before_the_publication_nor_in_the_future() -> None:
    assert values(changed_at=THEN - timedelta(days=1)).changed_at == THEN
    assert values(changed_at=NOW + timedelta(days=1)).changed_at == NOW


def test_each_tag_once() -> None:
    assert values(tags=["Porridge", "Porridge", " ", "Oats &amp; milk"]).tags == ["Porridge", "Oats & milk"]
