"""What is in the database now: queues, e-mail, what waits for moderators, comments and members."""

from collections.abc import Iterator
from datetime import datetime

from django.db.models import Count
from django.utils import timezone
from django_tasks_db.models import DBTaskResult
from prometheus_client.core import GaugeMetricFamily
from prometheus_client.registry import Collector

from community.comments.models import Comment
from community.members.models import User
from community.notifications.models import QueuedEmail
from operations.readiness import oldest_task_since


class StoredFigures(Collector):
    def collect(self) -> Iterator[GaugeMetricFamily]:
        tasks = DBTaskResult.objects.ready()
        yield gauge("site_tasks_waiting", "Background tasks that wait.", tasks.count())
        yield gauge("site_tasks_oldest_seconds", "How long the oldest has waited.", age(oldest_task_since()))
        yield by_outcome()
        held = Comment.objects.filter(status=Comment.Status.HELD)
        yield gauge("site_held_comments", "Comments that wait for a moderator.", held.count())
        oldest_held = held.order_by("submit_date").values_list("submit_date", flat=True).first()
        yield gauge("site_held_oldest_seconds", "How long the oldest has waited.", age(oldest_held))
        comments = GaugeMetricFamily("site_comments", "Comments, by status.", labels=["status"])
        for status, count in Comment.objects.order_by().values_list("status").annotate(Count("pk")):
            comments.add_metric([status], count)
        yield comments
        yield gauge("site_members", "Members who have confirmed their address.", User.objects.confirmed().count())


def by_outcome() -> GaugeMetricFamily:
    emails = GaugeMetricFamily("site_emails", "E-mails in the database, by outcome.", labels=["outcome"])
    emails.add_metric(["waiting"], QueuedEmail.objects.waiting().count())
    emails.add_metric(["sent"], QueuedEmail.objects.exclude(sent_at=None).count())
    emails.add_metric(["failed"], QueuedEmail.objects.failed().count())
    emails.add_metric(["bounced"], QueuedEmail.objects.bounced().count())
    return emails


def gauge(name: str, about: str, value: float) -> GaugeMetricFamily:
    return GaugeMetricFamily(name, about, value=value)


def age(since: datetime | None) -> float:
    return max(0.0, (timezone.now() - since).total_seconds()) if since else 0.0
