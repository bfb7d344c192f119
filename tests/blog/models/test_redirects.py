"""Old addresses redirect to the article."""

from typing import Any

import pytest

from blog.models import ArticlePage, Topic
from tests.blog.editor.test_article_editing import create
from tests.factories import TopicFactory


def publish(article: ArticlePage, slug: str, callbacks: Any) -> None:
    article.slug = slug
    with callbacks(execute=True):
        article.save_revision().publish()


def test_address_that_changed_leads_to_the_new_one(
    client: Any, article: ArticlePage, django_capture_on_commit_callbacks: Any
) -> None:
    publish(article, "the-shower", django_capture_on_commit_callbacks)

    response = client.get("/articles/the-bath/")

    assert (response.status_code, response["Location"]) == (301, "/articles/the-shower/")


def test_address_that_changed_twice_leads_to_the_last_one_at_once(
    client: Any, article: ArticlePage, django_capture_on_commit_callbacks: Any
) -> None:
    publish(article, "the-shower", django_capture_on_commit_callbacks)
    publish(ArticlePage.objects.get(), "the-sink", django_capture_on_commit_callbacks)

    for old in ("the-bath", "the-shower"):
        assert client.get(f"/articles/{old}/")["Location"] == "/articles/the-sink/"


def test_address_that_was_taken_back_is_the_article_again(
    client: Any, article: ArticlePage, django_capture_on_commit_callbacks: Any
) -> None:
    publish(article, "the-shower", django_capture_on_commit_callbacks)
    publish(ArticlePage.objects.get(), "the-bath", django_capture_on_commit_callbacks)

    assert client.get("/articles/the-bath/").status_code == 200
    assert client.get("/articles/the-shower/")["Location"] == "/articles/the-bath/"


def test_address_that_was_taken_back_does_not_lead_to_itself_when_the_article_is_gone(
    client: Any, article: ArticlePage, django_capture_on_commit_callbacks: Any
) -> None:
    publish(article, "the-shower", django_capture_on_commit_callbacks)
    publish(ArticlePage.objects.get(), "the-bath", django_capture_on_commit_callbacks)
    ArticlePage.objects.get().unpublish()

    assert client.get("/articles/the-bath/").status_code == 404


def test_address_made_of_the_longest_title_leads_on_when_it_is_shortened(
    client: Any, site_tree: Any, editor: Any, django_capture_on_commit_callbacks: Any
) -> None:
    """PostgreSQL refuses to store a longer redirect, after the article has been saved."""
    client.force_login(editor)
    create(client, site_tree, title="W" * 255, slug="w" * 255, **{"action-publish": "1"})
    old = ArticlePage.objects.get().get_absolute_url()

    publish(ArticlePage.objects.get(), "short", django_capture_on_commit_callbacks)

    assert old == f"/articles/{'w' * 200}/"
    assert client.get(old)["Location"] == "/articles/short/"


def rename(topic: Topic, *slugs: str) -> None:
    for slug in slugs:
        topic.slug = slug
        topic.save()


@pytest.mark.parametrize("below", ["", "feed/", "feed/rss/"])
def test_topic_that_was_renamed_is_found_at_its_old_addresses_and_so_are_its_feeds(
    client: Any, site_tree: Any, below: str
) -> None:
    rename(TopicFactory(slug="evenings"), "nights", "late")

    for old in ("evenings", "nights"):
        response = client.get(f"/articles/topics/{old}/{below}")
        assert (response.status_code, response["Location"]) == (301, f"/articles/topics/late/{below}")


def test_topic_that_took_its_name_back_leads_nowhere_when_it_is_gone(client: Any, site_tree: Any) -> None:
    topic = TopicFactory(slug="evenings")
    rename(topic, "nights", "evenings")

    assert client.get("/articles/topics/evenings/").status_code == 200
    assert client.get("/articles/topics/nights/")["Location"] == "/articles/topics/evenings/"
    topic.delete()
    assert client.get("/articles/topics/evenings/").status_code == 404
