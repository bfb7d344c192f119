"""Digests for 10,000 members: memory that does not grow with them, and queries that grow with batches alone."""

import time
import tracemalloc
from datetime import datetime, timedelta

from allauth.account.models import EmailAddress
from django.test import override_settings
from django.utils import timezone

from community.comments.models import Comment
from community.members.models import User
from community.notifications.emails.at_once import BATCH
from community.notifications.emails.digest import DigestRun, create_preferences, send_digests
from community.notifications.models import Notification, QueuedEmail
from tests.factories import ArticlePageFactory

from .bulk_comments import create_conversation, members
from .report import Report
from .timing import queries_of

MEMBERS = 10_000
#: So many notifications of each are not read.
EACH = 3
#: In a batch, those that write the e-mails included.
QUERIES_AT_MOST = 5
#: Ten times the members may take so many times the memory.
MEMORY_AT_MOST = 1.5
OUTBOX = "community.notifications.delivery.outbox.EmailBackend"


def measure(report: Report, *, size: int = MEMBERS) -> None:
    report.head(f"Digests for {size:,} members, {EACH} new things each")
    people = members(size + 60)
    article = ArticlePageFactory()
    create_conversation(article, 100, writers=people[:60])
    readers = people[60:]
    EmailAddress.objects.bulk_create(
        [EmailAddress(user=member, email=member.email, primary=True, verified=True) for member in readers],
        ignore_conflicts=True,
        batch_size=500,
    )
    now = timezone.now()
    fewer = max(size // 10, 2 * BATCH)  # what a batch takes, both have
    tell(readers[: 2 * BATCH])
    create_preferences(now)
    with override_settings(EMAIL_BACKEND=OUTBOX, TASKS={"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}):
        queries = cost_of_a_batch(later(now, 1))
        verdict = report.goal(
            f"{queries} queries for {BATCH}, wanted {QUERIES_AT_MOST}", met=queries <= QUERIES_AT_MOST
        )
        report.say(f"{queries} queries for a batch of {BATCH}: {verdict}")
        few = run(readers[:fewer], later(now, 3))
        many = run(readers, later(now, 5))
    ratio = many[1] / few[1]
    verdict = report.goal(f"{ratio:.2f} times the memory, wanted {MEMORY_AT_MOST}", met=ratio <= MEMORY_AT_MOST)
    rows = [
        [f"{fewer:,}", f"{few[0]:.1f}", f"{few[1]:.1f}", ""],
        [f"{size:,}", f"{many[0]:.1f}", f"{many[1]:.1f}", verdict],
    ]
    report.table(["members", "s CPU", "MB at most", ""], rows)


def cost_of_a_batch(now: datetime) -> int:
    """Of the second one: the first looks up what they have in common."""
    digests = DigestRun(now)
    digests.send_batch()
    return queries_of(digests.send_batch)


def later(now: datetime, days: int) -> datetime:
    return now + timedelta(days=days)


def tell(readers: list[User]) -> None:
    Notification.objects.all().delete()
    comments = list(Comment.objects.order_by("-pk")[:EACH])
    told = (Notification(recipient=member, comment=each, kind="followed") for each in comments for member in readers)
    Notification.objects.bulk_create(told, batch_size=500)


def run(readers: list[User], now: datetime) -> tuple[float, float]:
    """CPU seconds, and the most megabytes that Python held at a time. With garbage collection, as in production."""
    tell(readers)
    create_preferences(now - timedelta(days=1))
    QueuedEmail.objects.all().delete()
    tracemalloc.start()
    start = time.process_time()
    send_digests(now)
    taken = time.process_time() - start
    peak = tracemalloc.get_traced_memory()[1] / 1_000_000
    tracemalloc.stop()
    assert QueuedEmail.objects.count() == len(readers)
    return taken, peak
