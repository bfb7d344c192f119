"""The page of an article is cached, and shows what has changed at once."""

from typing import Any

import pytest
from django.contrib.sessions.models import Session
from django.db.models.signals import ModelSignal, post_delete, post_save, pre_delete
from wagtail.models import Page, PageViewRestriction

from blog.models import ArticlePage, ArticleUpdate, Topic
from blog.models.article_queryset import ARTICLES_CACHE
from community.members.models import CacheVersion, User
from tests.factories import ArticlePageFactory, CommentFactory, TopicFactory, UserFactory


def cache_version() -> int:
    return CacheVersion.objects.of(ARTICLES_CACHE)[0]


@pytest.fixture
def page(client: Any, article: ArticlePage) -> Any:
    """page(): the article as a stranger gets it now; it has been read before."""

    def page() -> str:
        return client.get("/articles/the-bath/").text

    page()
    return page


def test_a_follow_up_is_in_the_story_of_the_earlier_part_at_once(page: Any, article: ArticlePage) -> None:
    ArticlePageFactory(title="What happened next", follows=article)

    assert "What happened next" in page()


def test_a_new_title_an_update_and_a_topic_are_there_at_once(page: Any, article: ArticlePage) -> None:
    article.title = "The bath ran over"
    article.topics.add(TopicFactory(name="Evenings"))
    article.updates = [ArticleUpdate(text="<p>We have a timer now.</p>")]
    article.save()

    html = page()

    assert all(words in html for words in ("The bath ran over", "Evenings", "We have a timer now."))


def test_an_author_called_something_else_is_called_so_at_once(page: Any, author: User) -> None:
    author.display_name = "Rosa Adeyemi"
    author.save()

    assert "Rosa Adeyemi" in page()
    assert "Rosa Okafor" not in page()


def test_new_comments_are_counted_and_told_to_search_engines_at_once(page: Any, article: ArticlePage) -> None:
    CommentFactory(target=article, member=UserFactory(), body="We sing in the bath.")

    html = page()

    assert '<a href="#conversation">1 comment</a>' in html
    assert '"text": "We sing in the bath."' in html


def test_next_reader_sees_what_was_removed_or_closed(client: Any, page: Any, article: ArticlePage) -> None:
    restriction = PageViewRestriction.objects.create(page=article, restriction_type=PageViewRestriction.LOGIN)
    assert client.get("/articles/the-bath/").status_code == 302

    restriction.delete()
    article.unpublish()
    assert client.get("/articles/the-bath/").status_code == 404

    article.save_revision().publish()
    assert client.get("/articles/the-bath/").status_code == 200
    article.delete()
    assert client.get("/articles/the-bath/").status_code == 404


def test_search_engines_read_what_members_need_not_load(client: Any, page: Any, member: User) -> None:
    assert "application/ld+json" in page()

    client.force_login(member)

    assert "application/ld+json" not in page()


def test_a_members_picture_for_members_is_not_kept_for_strangers(client: Any, author: User, page: Any) -> None:
    User.objects.filter(pk=author.pk).update(picture="a-picture", picture_for="members")
    client.force_login(UserFactory())
    assert "a-picture" in page()

    client.logout()

    assert "a-picture" not in page()


CHANGES = {
    "a topic": lambda: Topic.objects.create(name="Evenings", slug="evenings"),
    "a bulk update": lambda: ArticlePage.objects.update(changed="much"),
    "a page moved": lambda: ArticlePage.objects.get().move(Page.objects.get(depth=2), pos="last-child"),
    "somebody's name": lambda: User.objects.update(display_name="Somebody"),
}


@pytest.mark.parametrize("what", CHANGES)
def test_what_pages_show_renews_it(article: ArticlePage, what: str) -> None:
    before = cache_version()

    CHANGES[what]()

    assert cache_version() != before


def test_a_picture_renews_it(article: ArticlePage, image: Any) -> None:
    before = cache_version()

    image.description = "A desk"
    image.save()

    assert cache_version() != before


def test_typing_a_draft_does_not(article: ArticlePage) -> None:
    before = cache_version()

    article.title = "Not for anybody yet"
    article.save_revision()

    assert cache_version() == before


@pytest.mark.parametrize("signal", [post_save, pre_delete, post_delete])
def test_no_receiver_hears_every_model(signal: ModelSignal) -> None:
    receivers, _ = signal._live_receivers(sender=Session)

    assert [receiver for receiver in receivers if receiver.__module__.startswith("blog.")] == []
