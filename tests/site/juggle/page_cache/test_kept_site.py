"""The real site behind the cache: strangers see what was committed a second ago, and nothing of anybody else's."""

from collections.abc import Callable
from typing import Any

import pytest
from django.core.handlers.wsgi import WSGIHandler
from django.db import connection
from wagtail.models import PageViewRestriction

from blog.models import ArticlePage
from community.comments.editing import edit_comment, fingerprint
from community.comments.featuring import feature
from community.comments.models import Comment, Conversation
from community.comments.reactions import add_reaction
from community.comments.withdrawal import withdraw
from community.members.models import User
from home.models import HomePage
from juggle.page_cache.wsgi_cache import PageCache
from tests.factories import ArticlePageFactory, CommentFactory, TopicFactory

from .conftest import BATH, Ask, Clock, ask_by, session_of


def test_a_kept_page_asks_the_database_nothing(ask: Ask, article: ArticlePage, django_assert_num_queries: Any) -> None:
    ask(BATH)

    with django_assert_num_queries(0):
        assert ask(BATH).is_hit


def test_what_was_committed_is_shown_within_a_second(ask: Ask, article: ArticlePage, clock: Clock) -> None:
    etag = ask(BATH).headers["ETag"]
    CommentFactory(target=article, body="We bathe on Sundays.")

    clock.now += 0.9
    assert "We bathe on Sundays." not in ask(BATH).text
    clock.now += 0.1
    assert "We bathe on Sundays." in ask(BATH, HTTP_IF_NONE_MATCH=etag).text


def test_what_this_process_changed_is_shown_at_once(ask: Ask, article: ArticlePage) -> None:
    ask(BATH)
    CommentFactory(target=article, body="We bathe on Sundays.")

    ask("/account/login/", method="POST")

    assert "We bathe on Sundays." in ask(BATH).text


def test_an_age_in_words_ends_the_page(ask: Ask, article: ArticlePage, clock: Clock, time_machine: Any) -> None:
    time_machine.move_to("2026-11-20T12:00:00Z", tick=False)
    CommentFactory(target=article)
    time_machine.move_to("2026-11-20T12:00:40Z", tick=False)
    assert "just now" in ask(BATH).text

    clock.now += 19
    assert ask(BATH).is_hit
    clock.now += 1
    time_machine.move_to("2026-11-20T12:01:00Z", tick=False)
    assert "1 minute ago" in ask(BATH).text


def test_a_member_sees_their_own_page_and_leaves_nothing_behind(
    ask: Ask, site_cache: PageCache, article: ArticlePage, member: User
) -> None:
    CommentFactory(target=article, member=member, body="Only I see this.", status=Comment.Status.HELD)

    own = ask(BATH, HTTP_COOKIE=session_of(member))

    assert own.headers["Cache-Control"] == "private, no-cache"
    assert "Only I see this." in own.text
    assert "Sign out" in own.text
    assert len(site_cache.store) == 0
    strangers = ask(BATH).text
    assert "Only I see this." not in strangers
    assert "Sign out" not in strangers


def test_the_forms_and_what_is_missing_are_never_kept(ask: Ask, site_cache: PageCache, article: ArticlePage) -> None:
    answers = [ask(path) for path in (f"/comments/on/blog.articlepage/{article.pk}/", "/account/login/", "/nothing/")]

    assert [answer.status for answer in answers] == ["200 OK", "200 OK", "404 Not Found"]
    assert len(site_cache.store) == 0


def test_another_host_and_broken_bytes_get_what_django_says(ask: Ask, site_cache: PageCache) -> None:
    assert ask("/", HTTP_HOST="evil.example").status == "400 Bad Request"
    assert ask("/", PATH_INFO="/articles/\xff\xfe/").status == "404 Not Found"
    assert "evil.example" not in ask("/", HTTP_X_FORWARDED_HOST="evil.example").text
    assert len(site_cache.store) == 1


def test_while_the_database_says_nothing_pages_are_made_anew(
    ask: Ask, article: ArticlePage, clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    ask(BATH)
    monkeypatch.setattr("juggle.page_cache.database_state.QUESTIONS", {connection.vendor: "SELECT nothing"})
    clock.now += 1

    answers = [ask(BATH), ask(BATH)]

    assert [answer.status for answer in answers] == ["200 OK", "200 OK"]
    assert ["Server-Timing" in answer.headers for answer in answers] == [False, False]
    monkeypatch.undo()
    clock.now += 1
    ask(BATH)
    assert ask(BATH).is_hit


# --- Every change on every page ---


class Everything:
    """One of each thing that pages show."""

    def __init__(self, author: User) -> None:
        self.author = author
        self.topic = TopicFactory(name="Evenings", slug="evenings")
        self.article = ArticlePageFactory(
            title="The bath", slug="the-bath", author=author, topics=[self.topic], tags=["sleep"]
        )
        self.earlier = ArticlePageFactory(title="Before", slug="before", author=author)
        self.comment = CommentFactory(target=self.article, body="We bathe at seven.")
        self.reply = CommentFactory(target=self.article, reply_to=self.comment, body="So do we.")

    @property
    def pages(self) -> list[str]:
        key = f"blog.articlepage/{self.article.pk}"
        return [
            "/",
            "/articles/",
            BATH,
            f"{BATH}?sort=newest",
            "/articles/topics/evenings/",
            "/articles/tags/sleep/",
            "/articles/feed/",
            "/articles/feed/rss/",
            f"/comments/on/{key}/feed/",
            "/conversations/",
            f"/authors/{self.author.username}/",
            f"/members/{self.comment.user.username}/",
            "/sitemap.xml",
        ]

    def rename(self, member: User) -> None:
        member.display_name = "Noor de Wit"
        member.save()


def new_comment(everything: Everything) -> None:
    CommentFactory(target=everything.article, body="Something new.")


def edit(everything: Everything) -> None:
    before = everything.comment.comment
    edit_comment(everything.comment, "Something new.", instead_of=fingerprint(before))


def publish_anew(everything: Everything) -> None:
    everything.article.title = "Something new."
    everything.article.save_revision().publish()


def restrict(everything: Everything) -> None:
    PageViewRestriction.objects.create(page=everything.article, restriction_type=PageViewRestriction.LOGIN)


def close(everything: Everything) -> None:
    conversation = Conversation.objects.get(pk=everything.comment.conversation_id)
    conversation.state = "closed"
    conversation.save()
    Conversation.objects.renew_cache_version(conversation.pk)


def rename_topic(everything: Everything) -> None:
    everything.topic.name = "Something new."
    everything.topic.save()


def change_home(everything: Everything) -> None:
    home = HomePage.objects.get()
    home.introduction = "Something new."
    home.save_revision().publish()


CHANGES: dict[str, tuple[Callable[[Everything], object], str]] = {
    "a new comment": (new_comment, BATH),
    "an edit": (edit, BATH),
    "a withdrawal": (lambda everything: withdraw(everything.comment), BATH),
    "a member's new name": (lambda everything: everything.rename(everything.comment.user), BATH),
    "an author's new name": (lambda everything: everything.rename(everything.author), "/articles/"),
    "thanks": (lambda everything: add_reaction(everything.comment, everything.author), BATH),
    "a featured comment": (lambda everything: feature(everything.comment, by=everything.author), BATH),
    "a closed conversation": (close, BATH),
    "a new article": (lambda everything: ArticlePageFactory(topics=[everything.topic]), "/articles/topics/evenings/"),
    "an article published anew": (publish_anew, "/"),
    "an article taken back": (lambda everything: everything.article.unpublish(), "/articles/feed/"),
    "an article for members only": (restrict, "/conversations/"),
    "a deleted article": (lambda everything: everything.article.delete(), "/sitemap.xml"),
    "a topic's new name": (rename_topic, BATH),
    "a front page published anew": (change_home, "/"),
}


@pytest.mark.parametrize("name", CHANGES)
def test_after_a_second_every_page_is_as_if_made_anew(ask: Ask, clock: Clock, author: User, name: str) -> None:
    change, changed_page = CHANGES[name]
    everything = Everything(author)
    pages = everything.pages
    before = {page: ask(page).body for page in pages}
    assert [page for page in pages if not ask(page).is_hit] == []

    change(everything)
    clock.now += 1

    anew = ask_by(WSGIHandler())
    kept = {page: ask(page) for page in pages}
    assert [page for page in pages if kept[page].body != anew(page).body] == []
    assert kept[changed_page].body != before[changed_page]
