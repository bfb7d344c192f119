"""Assets, notifications and caches when an article is published, unpublished or restricted."""

from datetime import timedelta
from typing import Any

import pytest
from django.db import transaction
from django.utils import timezone
from wagtail.contrib.redirects.models import Redirect
from wagtail.models import PageViewRestriction

from blog.assets.publish_assets import build_article_assets
from blog.follows.article_notifications import hide_notifications_about
from blog.models import ArticlePage
from blog.publishing import articles_quoting
from community.notifications.announcements import send_announcement
from community.notifications.models import Notification
from tests.factories import ArticlePageFactory


@pytest.fixture(autouse=True)
def _commits(monkeypatch: pytest.MonkeyPatch) -> None:
    """Runs callbacks of `on_commit` at once, because a test never commits."""
    monkeypatch.setattr(transaction, "on_commit", lambda then, **kwargs: then())


@pytest.fixture
def other(article: ArticlePage) -> ArticlePage:
    other = ArticlePageFactory(title="The other one")
    article.body = [("related", {"articles": [other]})]
    article.save_revision().publish()
    build_article_assets(article)
    return other


def is_quoted(article: ArticlePage) -> bool:
    return "The other one" in ArticlePage.objects.get(pk=article.pk).assets.full_text


def test_feeds_do_not_quote_an_article_that_is_no_longer_for_everybody(article: ArticlePage, other: Any) -> None:
    assert is_quoted(article)

    restriction = PageViewRestriction.objects.create(page=other, restriction_type="login")
    assert not is_quoted(article)

    restriction.delete()
    assert is_quoted(article)


def test_feeds_do_not_quote_an_article_that_was_unpublished(article: ArticlePage, other: Any) -> None:
    other.unpublish()
    assert not is_quoted(article)

    ArticlePage.objects.get(pk=other.pk).save_revision().publish()
    assert is_quoted(article)


def test_article_behind_a_restriction_can_be_deleted(client: Any, other: ArticlePage) -> None:
    PageViewRestriction.objects.create(page=other, restriction_type="login")

    ArticlePage.objects.get(pk=other.pk).delete()

    assert client.get("/articles/the-bath/").status_code == 200


def test_notifications_of_it_are_taken_back_and_given_again(member: Any, other: ArticlePage) -> None:
    send_announcement(other, kind=Notification.Kind.NEW, recipients=[member.pk])

    restriction = PageViewRestriction.objects.create(page=other.get_parent(), restriction_type="login")
    assert list(Notification.objects.visible_to(member)) == []

    restriction.delete()
    assert Notification.objects.visible_to(member).count() == 1


def test_scheduled_publication_tells_nobody_and_leaves_redirects_alone(article: ArticlePage, member: Any) -> None:
    article.unpublish()
    send_announcement(article, kind=Notification.Kind.NEW, recipients=[member.pk])
    hide_notifications_about(article)
    redirect = Redirect.objects.create(old_path="/articles/the-bath", redirect_link="/articles/")
    article.go_live_at = timezone.now() + timedelta(days=1)

    article.save_revision().publish()

    assert list(Notification.objects.visible_to(member)) == []
    assert list(Redirect.objects.all()) == [redirect]


def test_published_article_is_shown_again_and_no_redirect_stands_in_its_place(
    article: ArticlePage, member: Any
) -> None:
    send_announcement(article, kind=Notification.Kind.NEW, recipients=[member.pk])
    article.unpublish()
    Redirect.objects.create(old_path="/articles/the-bath", redirect_link="/articles/")

    ArticlePage.objects.get(pk=article.pk).save_revision().publish()

    assert Notification.objects.visible_to(member).count() == 1
    assert not Redirect.objects.exists()


def test_articles_quoting_several_are_found_at_once(
    article: ArticlePage, other: ArticlePage, django_assert_num_queries: Any
) -> None:
    articles_quoting([])
    with django_assert_num_queries(1):
        assert articles_quoting([article.pk, other.pk]) == [article.pk]
    assert articles_quoting([article.pk]) == []
