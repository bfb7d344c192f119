"""The digest: one e-mail whatever the volume, at the member's hour, daily or weekly."""

from collections.abc import Container, Iterator, Mapping
from datetime import datetime

from allauth.account.models import EmailAddress
from django.core.mail import get_connection
from django.db import transaction
from django.db.models import Exists, OuterRef
from django.utils import timezone

from community.members.models import User
from community.members.time_zone import zone_of
from community.notifications.delivery.outbox import start_delivery
from community.notifications.models import Notification, Preferences

from .at_once import BATCH
from .digest_email import digest_email
from .digest_items import Found, gather
from .digest_news import DigestNews
from .digest_reader import Reader
from .digest_schedule import is_due, wants_weekly, weekly_due
from .email_message import SiteEmail
from .email_schedule import next_moment
from .told_content import ToldContent

#: Keys in one statement.
KEYS = 5_000


def send_digests(now: datetime | None = None) -> int:
    """The number of e-mails that were queued."""
    run = DigestRun(now or timezone.now())
    create_preferences(run.now)
    try:
        while run.send_batch():
            pass
    finally:
        if run.sent:
            transaction.on_commit(start_delivery, robust=True)
    return run.sent


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


class DigestRun:
    """All digests of one moment, in batches: what they have in common is looked up once."""

    def __init__(self, now: datetime) -> None:
        self.now, self.sent, self.last = now, 0, 0
        self.content = ToldContent()
        self.news = DigestNews(self.now)

    def send_batch(self) -> bool:
        """False if there was none. Five queries: those who are due; what is new for them and what they have stopped;
        then the e-mails, the marks, and the next hours."""
        with transaction.atomic():
            if not (mine := claim(self.now, after=self.last)):
                return False
            self.last = mine[-1].pk
            due = readers_among(mine, self.now)
            found = gather(due, self.news.subjects_for(due.values()), self.now, self.content)
            readers = {pk: reader for pk, reader in due.items() if not reader.wants_none}
            emails = dict(self.emails(readers, found))
            get_connection(starts_delivery=False).send_messages(list(emails.values()))
            mark([key for pk in emails if pk in found for key in found[pk].keys], self.now)
            save_schedule(mine, readers, emails, self.now)
        self.sent += len(emails)
        return True

    def emails(self, readers: dict[int, Reader], found: dict[int, Found]) -> Iterator[tuple[int, SiteEmail]]:
        for pk, reader in readers.items():
            own = found.get(pk, Found())
            sections = self.news.of(reader, own.groups)
            if own.groups or sections:
                yield pk, digest_email(reader, own, sections)


def claim(now: datetime, *, after: int) -> list[Preferences]:
    """The next ones that are due and that no other run has, with their members. Held until the transaction ends.

    SQLite locks no rows: there each transaction has the whole database (setting `transaction_mode`).
    """
    confirmed = EmailAddress.objects.filter(user=OuterRef("member"), verified=True, primary=True)
    due = Preferences.objects.filter(next_digest_at__lte=now, pk__gt=after).order_by("pk")
    due = due.select_for_update(skip_locked=True, of=("self",)).select_related("member__wagtail_userprofile")
    return list(due.annotate(has_address=Exists(confirmed))[:BATCH])


def readers_among(preferences: list[Preferences], now: datetime) -> dict[int, Reader]:
    """By id. Without those who have no confirmed address, and whose hour it is not."""
    reachable = [own for own in preferences if getattr(own, "has_address", False) and own.member.is_active]
    return {own.pk: Reader(own.member, own, weekly_due(own, now)) for own in reachable if is_due(own, now)}


def mark(keys: list[int], now: datetime) -> None:
    """Those that an e-mail tells of, and no others: what was left out may be told when it can be read again."""
    for start in range(0, len(keys), KEYS):
        rows = Notification.objects.filter(pk__in=keys[start : start + KEYS])
        rows.update(emailed_at=now, emailed_in=Notification.EmailedIn.DIGEST)


def save_schedule(
    preferences: list[Preferences], readers: Mapping[int, Reader], emailed: Container[int], now: datetime
) -> None:
    for own in preferences:
        own.next_digest_at = next_moment(now, own.digest_at, own.zone)
        if own.pk not in readers:
            continue
        own.last_digest_at = now
        if own.pk in emailed:
            own.digest_sent_at = now
            if readers[own.pk].is_weekly and wants_weekly(own):
                own.weekly_sent_at = now
    columns = ["next_digest_at", "last_digest_at", "digest_sent_at", "weekly_sent_at"]
    Preferences.objects.bulk_update(preferences, columns)
