from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from bs4 import BeautifulSoup
from django.utils import timezone

from community.notifications.models import Kind, Notification
from home.unread_news import UnreadNews, greeting, unread_news
from tests.factories import ArticlePageFactory, CommentFactory


def told(member: Any, kind: Kind, *, days_ago: int = 0, **more: Any) -> Notification:
    notification = Notification.objects.create(
        recipient=member, kind=kind, comment=CommentFactory(target=ArticlePageFactory()), **more
    )
    Notification.objects.filter(pk=notification.pk).update(created_at=timezone.now() - timedelta(days=days_ago))
    return notification


def test_each_kind_is_counted_on_one_ball(member: Any, django_assert_num_queries: Any) -> None:
    for kind in (Kind.REPLY, Kind.APPROVED, Kind.FOLLOWED, Kind.NEW, Kind.NEW, Kind.FOLLOW_UP):
        told(member, kind)

    with django_assert_num_queries(1):
        news = unread_news(member, timezone.localtime())

    assert news is not None
    assert (news.new, news.to_you, news.follow_ups) == (3, 2, 1)


def test_since_is_the_oldest_of_what_is_unread(member: Any) -> None:
    now = datetime(2026, 11, 28, 20, tzinfo=UTC)
    told(member, Kind.REPLY, days_ago=9, read_at=now)
    for pk, day in ((told(member, Kind.REPLY).pk, 25), (told(member, Kind.NEW).pk, 27)):
        Notification.objects.filter(pk=pk).update(created_at=datetime(2026, 11, day, 9, tzinfo=UTC))

    assert unread_news(member, now) == UnreadNews(new=1, to_you=1, follow_ups=0, since="Wednesday")


def test_nothing_is_counted_that_was_read_or_taken_back_or_is_somebody_elses(member: Any, other_member: Any) -> None:
    told(member, Kind.REPLY, read_at=timezone.now())
    told(other_member, Kind.REPLY)
    hidden = told(member, Kind.REPLY)
    hidden.comment.status = "removed"  # type: ignore[union-attr]
    hidden.comment.save()  # type: ignore[union-attr]

    assert unread_news(member, timezone.localtime()) is None


@pytest.mark.parametrize(
    ("hour", "said"),
    [(0, "morning"), (11, "morning"), (12, "afternoon"), (17, "afternoon"), (18, "evening"), (23, "evening")],
)
def test_the_greeting_is_by_the_clock(hour: int, said: str) -> None:
    assert greeting(datetime(2026, 11, 28, hour, tzinfo=UTC)) == f"Good {said}"


def test_a_member_is_greeted_and_a_stranger_is_not(client: Any, site_tree: Any, member: Any) -> None:
    def since() -> Any:
        return BeautifulSoup(client.get("/").text, "html.parser").select_one(".since")

    assert since() is None

    client.force_login(member)
    assert member.display_name in since().h1.text
    assert since().select("li") == []

    told(member, Kind.MENTION)
    assert [ball.b.text for ball in since().select("li")] == ["0", "1", "0"]
