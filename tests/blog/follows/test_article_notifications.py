"""A follow-up is published: the people of the story are notified, once."""

from datetime import timedelta
from typing import Any

import pytest
from bs4 import BeautifulSoup
from django.db import transaction
from django.utils import timezone
from wagtail.models import PageViewRestriction

from blog.follows.article_notifications import notify_about_article, story_participants
from blog.follows.follow_targets import AUTHOR, STORY, TOPIC
from blog.models import Announcement, ArticlePage
from community.notifications.following.subscriptions import follow
from community.notifications.models import Notification
from tests.factories import ArticlePageFactory, CommentFactory, TopicFactory, UserFactory


@pytest.fixture(autouse=True)
def _commits(django_capture_on_commit_callbacks: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    """Runs callbacks of `on_commit` at once, because a test never commits."""
    monkeypatch.setattr(transaction, "on_commit", lambda then, **kwargs: then())


def publish(article: ArticlePage, by: Any = None, **changes: Any) -> None:
    article = ArticlePage.objects.get(pk=article.pk)
    for name, value in ({"changed": "It went on."} | changes).items():
        setattr(article, name, value)
    article.save_revision(user=by).publish(user=by)


def follow_up(article: ArticlePage, **changes: Any) -> ArticlePage:
    return ArticlePageFactory(follows=article, live=False, **changes)


def told() -> list[str]:
    return sorted(Notification.objects.filter(kind="follow-up").values_list("recipient__username", flat=True))


@pytest.fixture
def follower(article: ArticlePage) -> Any:
    follower = UserFactory(username="follower")
    follow(follower, STORY, article)
    return follower


@pytest.fixture
def commenter(article: ArticlePage) -> Any:
    commenter = UserFactory(username="commenter")
    CommentFactory(target=article, member=commenter)
    CommentFactory(target=article, member=commenter)
    CommentFactory(target=article, member=None, guest_name="Ann", guest_email="ann@example.org")
    return commenter


def test_followers_authors_and_commenters_of_earlier_parts_are_told(
    article: ArticlePage, follower: Any, commenter: Any, editor: Any
) -> None:
    follow(commenter, STORY, article)
    second = ArticlePageFactory(follows=article, author=UserFactory(username="second-author"))
    CommentFactory(target=second, member=UserFactory(username="later-commenter"))
    UserFactory(username="bystander")

    publish(follow_up(second, author=UserFactory(username="third-author")), by=editor)

    assert told() == ["commenter", "follower", "later-commenter", "rosa", "second-author"]


def test_nobody_is_told_twice_whatever_is_done_with_the_article(
    article: ArticlePage, follower: Any, editor: Any
) -> None:
    new = follow_up(article)
    publish(new, by=editor)
    publish(new, by=editor)
    ArticlePage.objects.get(pk=new.pk).unpublish()
    publish(new, by=editor)
    notify_about_article.call(new.pk, [])

    assert told() == ["follower", "rosa"]
    assert Announcement.objects.count() == 1


def test_article_that_becomes_a_part_later_is_told_then_and_once(
    article: ArticlePage, follower: Any, editor: Any
) -> None:
    """The article was published without the field, which is set later."""
    follow(follower, AUTHOR, author := UserFactory(username="other-author", groups=["Authors"]))
    follow(UserFactory(username="of-author"), AUTHOR, author)
    new = ArticlePageFactory(author=author, live=False)
    publish(new, by=editor)

    for _ in range(2):
        publish(new, by=editor, follows=article)
        follow(UserFactory(), STORY, article)

    assert sorted(Notification.objects.values_list("recipient__username", "kind")) == [
        ("follower", "new"),
        ("of-author", "new"),
        ("rosa", "follow-up"),
    ]


def test_who_joins_later_is_not_told_of_what_they_could_read(article: ArticlePage, editor: Any) -> None:
    new = follow_up(article)
    publish(new, by=editor)
    follow(UserFactory(username="late"), STORY, article)

    publish(new, by=editor)

    assert told() == ["rosa"]


def test_publisher_and_authors_of_the_new_part_know_already(article: ArticlePage, author: Any, editor: Any) -> None:
    CommentFactory(target=article, member=editor)
    follow(author, STORY, article)

    publish(follow_up(article, author=author), by=editor)

    assert told() == []


def test_held_comments_do_not_make_one_hear_of_it(article: ArticlePage, author: Any) -> None:
    CommentFactory(target=article, member=UserFactory(username="held"), status="held")

    assert story_participants(follow_up(article)) == {author.pk}


def test_first_part_drafts_and_private_parts_notify_nobody(article: ArticlePage, follower: Any, editor: Any) -> None:
    publish(article, by=editor)
    private = follow_up(article)
    PageViewRestriction.objects.create(page=private, restriction_type="login")
    publish(private, by=editor)
    follow_up(article).save_revision()

    assert told() == []
    assert Announcement.objects.count() == 0


def test_two_follow_ups_at_once_notify_of_each(article: ArticlePage, follower: Any, editor: Any) -> None:
    one, other = follow_up(article, author=None), follow_up(article, author=None)

    publish(one, by=editor)
    publish(other, by=editor)

    assert told() == ["follower", "follower", "rosa", "rosa"]


def test_those_who_took_part_in_an_unpublished_part_are_told_as_well(
    article: ArticlePage, commenter: Any, editor: Any
) -> None:
    article.unpublish()

    publish(follow_up(article), by=editor)

    assert told() == ["commenter", "rosa"]


def test_follower_of_a_deleted_part_hears_of_what_follows_the_rest(
    article: ArticlePage, follower: Any, commenter: Any, editor: Any
) -> None:
    second = ArticlePageFactory(follows=article, author=None)
    ArticlePage.objects.get(pk=article.pk).delete()

    publish(follow_up(second), by=editor)

    assert told() == ["follower"]


def test_member_reads_it_among_the_notifications_while_it_is_there(
    client: Any, article: ArticlePage, follower: Any, editor: Any
) -> None:
    new = follow_up(article, title="At seven now", slug="at-seven")
    publish(new, by=editor)
    client.force_login(follower)

    def notifications() -> list[str]:
        page = BeautifulSoup(client.get("/notifications/").text, "html.parser")
        return [
            f"{row.select_one('a.where')['href']} {' '.join(row.select_one('.told').text.split())}"
            for row in page.select(".notifications > li")
        ]

    assert notifications() == ["/articles/at-seven/ New: The story goes on: At seven now"]
    ArticlePage.objects.get(pk=new.pk).unpublish()
    assert notifications() == []
    publish(new, by=editor)
    assert len(notifications()) == 1
    ArticlePage.objects.get(pk=new.pk).unpublish()
    publish(new, by=editor, go_live_at=timezone.now() + timedelta(days=1))
    assert notifications() == []
    ArticlePage.objects.get(pk=new.pk).delete()
    assert (notifications(), Notification.objects.count()) == ([], 0)


class TestNewArticles:
    @pytest.fixture
    def readers(self, author: Any) -> dict[str, Any]:
        """Who follows a topic, who follows an author, and who follows both."""
        topic = TopicFactory(name="Evenings")
        readers = {name: UserFactory(username=name) for name in ("of-topic", "of-author", "of-both")}
        for name in ("of-topic", "of-both"):
            follow(readers[name], TOPIC, topic)
        for name in ("of-author", "of-both"):
            follow(readers[name], AUTHOR, author)
        return readers | {"topic": topic}

    def new(self, readers: dict[str, Any], author: Any, **changes: Any) -> ArticlePage:
        return ArticlePageFactory(
            topics=[readers["topic"]], author=author, live=False, first_published_at=None, published_at=None, **changes
        )

    def heard(self) -> list[tuple[str, str]]:
        return sorted(Notification.objects.values_list("recipient__username", "kind"))

    def test_those_who_follow_a_topic_or_an_author_are_told_once(
        self, site_tree: Any, readers: dict[str, Any], author: Any, editor: Any
    ) -> None:
        follow(editor, TOPIC, readers["topic"])
        article = self.new(readers, author)

        publish(article, by=editor)
        publish(article, by=editor)
        ArticlePage.objects.get().unpublish()
        publish(article, by=editor)

        assert self.heard() == [("of-author", "new"), ("of-both", "new"), ("of-topic", "new")]

    def test_who_hears_that_a_story_goes_on_does_not_hear_of_it_twice(
        self, article: ArticlePage, readers: dict[str, Any], author: Any, editor: Any
    ) -> None:
        follow(readers["of-both"], STORY, article)

        publish(self.new(readers, author, follows=article), by=editor)

        assert self.heard() == [("of-author", "new"), ("of-both", "follow-up"), ("of-topic", "new")]

    def test_correcting_an_old_article_notifies_nobody(
        self, article: ArticlePage, readers: dict[str, Any], editor: Any
    ) -> None:
        """An article that was imported, or published before notifications existed."""
        publish(article, by=editor)

        assert self.heard() == []

    def test_it_stands_among_the_notifications(
        self, client: Any, site_tree: Any, readers: dict[str, Any], author: Any, editor: Any
    ) -> None:
        publish(self.new(readers, author, title="The bath", slug="bath"), by=editor)
        client.force_login(readers["of-topic"])

        row = BeautifulSoup(client.get("/notifications/").text, "html.parser").select_one(".notifications > li")

        assert row.select_one("a.where")["href"] == "/articles/bath/"
        assert [" ".join(part.text.split()) for part in row.select("p")] == [
            "New: A new article: The bath",
            "just now · because you follow Evenings",
        ]
