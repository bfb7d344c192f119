"""What a member finds at the top of the home page: how much is new for them, and since when."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from django.db.models import Count, Min, Q
from django.utils.timezone import localtime

from community.conversations.relative_time import short_datetime
from community.members.models import User
from community.notifications.models import FOLLOWING, Kind, Notification

NOON, EVENING = 12, 18


@dataclass(frozen=True)
class UnreadNews:
    """Of what is unread: what others said where the member follows, what is to them, parts of stories."""

    new: int
    to_you: int
    follow_ups: int
    #: When the oldest of it came, in words.
    since: str


def unread_news(member: User, now: datetime) -> UnreadNews | None:
    """None when everything is read. One query. `now` is local time."""
    is_follow_up = Q(kind=Kind.FOLLOW_UP)
    counted = (
        Notification.objects.visible_to(member)
        .unread()
        .aggregate(
            new=Count("pk", filter=Q(kind__in=FOLLOWING) & ~is_follow_up),
            to_you=Count("pk", filter=~Q(kind__in=FOLLOWING)),
            follow_ups=Count("pk", filter=is_follow_up),
            oldest=Min("created_at"),
        )
    )
    oldest = counted.pop("oldest")
    return UnreadNews(since=short_datetime(localtime(oldest), now), **counted) if oldest else None


def greeting(now: datetime) -> str:
    if now.hour < NOON:
        return "Good morning"
    return "Good afternoon" if now.hour < EVENING else "Good evening"
