"""The digest: one e-mail whatever the volume, at the member's hour, daily or weekly."""

import uuid
from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import Any

from django.conf import settings
from django.core.mail import get_connection
from django.db import transaction
from django.utils import timezone

from community.members.models import User
from community.members.time_zone import zone_of
from community.notifications.models import Frequency, Notification, Preferences
from community.notifications.settings.settings_link import settings_url
from community.notifications.site_news import NewsItem, site_news

from .at_once import BATCH, reachable
from .digest_items import MOST_ITEMS, Found, gather
from .email_kinds import EmailKind
from .email_message import SiteEmail, build_email
from .email_schedule import latest_moment, next_moment

DAY, WEEK = timedelta(days=1), timedelta(days=7)
#: Keys in one statement.
KEYS = 500

News = dict[bool, list[tuple[str, list[NewsItem]]]]


def send_digests(now: datetime | None = None) -> int:
    """The number of e-mails that were queued."""
    now = now or timezone.now()
    create_preferences(now)
    news: News = {}
    sent, last = 0, 0
    while keys := due_members(now, after=last):
        sent += send_batch(keys, now, news)
        last = keys[-1]
    return sent


def create_preferences(now: datetime) -> None:
    """For members who have never chosen, and have something to be told: the defaults, with their first hour."""
    unheard = Notification.objects.to_email().filter(recipient__notification_preferences=None)
    last = 0
    while True:
        found = unheard.filter(recipient__gt=last, recipient__is_active=True).order_by("recipient")
        keys = list(found.values_list("recipient", flat=True).distinct()[:BATCH])
        if not keys:
            return
        members = User.objects.filter(pk__in=keys).select_related("wagtail_userprofile")
        rows = [Preferences(member=member, last_digest_at=now) for member in members]
        for row in rows:
            row.next_digest_at = next_moment(now, row.digest_at, zone_of(row.member))
        Preferences.objects.bulk_create(rows, ignore_conflicts=True)
        last = keys[-1]


def due_members(now: datetime, *, after: int) -> list[int]:
    due = Preferences.objects.filter(next_digest_at__lte=now, pk__gt=after)
    return list(due.order_by("pk").values_list("pk", flat=True)[:BATCH])


def send_batch(keys: list[int], now: datetime, news: News) -> int:
    with transaction.atomic():
        mine = claim(keys, now)
        people = reachable(mine)
        due = {pk: (people[pk], own, weekly_due(own, now)) for pk, own in mine.items() if pk in people}
        due = {pk: row for pk, row in due.items() if is_due(row[1], now)}
        found = gather(due, now)
        run = uuid.uuid4()
        mark(found.keys, run, now)
        emails = list(digests(due, found.by_member, now, news))
        get_connection().send_messages(emails)
        for pk, own in mine.items():
            own.next_digest_at = next_moment(now, own.digest_at, own.zone)
            if pk in due:
                own.last_digest_at = now
        Preferences.objects.bulk_update(mine.values(), ["next_digest_at", "last_digest_at"])
    return len(emails)


def claim(keys: list[int], now: datetime) -> dict[int, Preferences]:
    """Those of these that no other run has. By one conditional UPDATE, which holds until the transaction ends."""
    token = uuid.uuid4()
    due = Preferences.objects.filter(pk__in=keys, next_digest_at__lte=now)
    due.update(next_digest_at=now + DAY, digest_run=token)
    mine = Preferences.objects.filter(pk__in=keys, digest_run=token)
    return mine.select_related("member__wagtail_userprofile").in_bulk()


def is_due(preferences: Preferences, now: datetime) -> bool:
    """Not if the hour of today has not come: the member may have moved to another time zone."""
    last = latest_moment(now, preferences.digest_at, preferences.zone)
    return not preferences.is_paused() and last > preferences.last_digest_at


def weekly_due(preferences: Preferences, now: datetime) -> bool:
    last = latest_moment(now, preferences.digest_at, preferences.zone, preferences.digest_weekday)
    return last > preferences.last_digest_at


def mark(keys: list[int], run: uuid.UUID, now: datetime) -> None:
    for start in range(0, len(keys), KEYS):
        rows = Notification.objects.filter(pk__in=keys[start : start + KEYS], emailed_at=None)
        rows.update(emailed_at=now, emailed_in=Notification.EmailedIn.DIGEST, email_run=run)


def digests(
    due: dict[int, tuple[User, Preferences, bool]], found: dict[int, Found], now: datetime, news: News
) -> Iterator[SiteEmail]:
    for pk, (member, preferences, is_weekly) in due.items():
        own = found.get(pk, Found())
        sections = news_for(preferences, is_weekly=is_weekly, now=now, news=news)
        if own.groups or sections:
            yield digest_email(member, preferences, own, sections, is_weekly=is_weekly)


def news_for(
    preferences: Preferences, *, is_weekly: bool, now: datetime, news: News
) -> list[tuple[str, list[NewsItem]]]:
    """Looked up once in a run for the day, and once for the week."""
    wanted = preferences.email_site
    if wanted not in {Frequency.DAILY, Frequency.WEEKLY} or (wanted == Frequency.WEEKLY and not is_weekly):
        return []
    if (weekly := wanted == Frequency.WEEKLY) not in news:
        news[weekly] = site_news(now - (WEEK if weekly else DAY))
    return news[weekly]


def digest_email(
    member: User,
    preferences: Preferences,
    own: Found,
    sections: list[tuple[str, list[NewsItem]]],
    *,
    is_weekly: bool,
) -> SiteEmail:
    context: dict[str, Any] = {
        "name": member.display_name,
        "groups": own.groups,
        "more": own.more,
        "count": sum(group.count for group in own.groups),
        "sections": share(sections, MOST_ITEMS - len(own.groups)),
        "is_weekly": is_weekly and is_all_weekly(preferences),
        "preferences": preferences,
        "link": f"{settings.SITE_URL}/notifications/",
        "settings_link": settings_url(member),
    }
    context["first"] = own.groups[0].newest if own.groups else None
    return build_email("digest", context, to=member.email, kind=EmailKind.DIGEST)


def is_all_weekly(preferences: Preferences) -> bool:
    """Not if what was to come straight away is all there is: it comes on the next day, whichever that is."""
    chosen = {getattr(preferences, name) for name in vars(preferences) if name.startswith("email_")}
    return Frequency.WEEKLY in chosen and Frequency.DAILY not in chosen


def share(sections: list[tuple[str, list[NewsItem]]], places: int) -> list[tuple[str, list[NewsItem]]]:
    """The places that are left, one after the other: the first of each section, then the second."""
    taken: dict[str, list[NewsItem]] = {heading: [] for heading, _ in sections}
    for number in range(max((len(items) for _, items in sections), default=0)):
        for heading, items in sections:
            if places > 0 and number < len(items):
                taken[heading].append(items[number])
                places -= 1
    return [(heading, items) for heading, items in taken.items() if items]
