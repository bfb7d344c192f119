"""What is told of comments is hidden with the article they are about, and read with it."""

from typing import Any

import pytest
from django.contrib.auth.models import Group
from django.db import transaction
from wagtail.models import PageViewRestriction

from blog.models import ArticlePage
from community.notifications.models import Notification
from community.notifications.notify import notify
from tests.factories import CommentFactory


@pytest.fixture(autouse=True)
def _commits(monkeypatch: pytest.MonkeyPatch) -> None:
    """Runs callbacks of `on_commit` at once, because a test never commits."""
    monkeypatch.setattr(transaction, "on_commit", lambda then, **kwargs: then())


@pytest.fixture
def answer(article: ArticlePage, member: Any, other_member: Any) -> Any:
    top = CommentFactory(target=article, member=member)
    answer = CommentFactory(target=article, member=other_member, reply_to=top)
    notify(answer)
    return answer


def seen_by(member: Any) -> list[str]:
    return list(Notification.objects.visible_to(member).values_list("kind", flat=True))


def test_unpublishing_hides_and_publishing_shows_again(
    article: ArticlePage, answer: Any, member: Any, editor: Any
) -> None:
    article.unpublish()
    assert seen_by(member) == []

    article.save_revision(user=editor).publish(user=editor)

    assert seen_by(member) == ["reply"]
    assert Notification.objects.filter(recipient=member).count() == 1


def test_restriction_hides_it_from_those_who_may_not_read(
    article: ArticlePage, answer: Any, member: Any, author: Any
) -> None:
    group = Group.objects.create(name="Nurses")
    restriction = PageViewRestriction.objects.create(page=article, restriction_type="groups")
    restriction.groups.add(group)
    restriction.save()
    assert (seen_by(member), seen_by(author)) == ([], ["on-yours"])

    member.groups.add(group)
    restriction.save()
    assert seen_by(member) == ["reply"]
    member.groups.remove(group)
    restriction.delete()

    assert seen_by(member) == ["reply"]


def test_page_for_members_goes_on_telling_members(article: ArticlePage, answer: Any, member: Any) -> None:
    PageViewRestriction.objects.create(page=article, restriction_type="login")

    assert seen_by(member) == ["reply"]


def test_reading_the_article_reads_it(client: Any, article: ArticlePage, answer: Any, member: Any) -> None:
    client.force_login(member)
    assert "data-bell-count>1</span>" in client.get("/").text

    assert "data-bell-count data-none>0</span>" in client.get(article.get_url()).text
    assert not Notification.objects.visible_to(member).unread().exists()
