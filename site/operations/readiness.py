"""What has to work before the site can do its work. Each check returns "" or a few words about what is wrong.

The answer is public: no names of machines, no paths.
"""

import shutil
import time
from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path

from django.conf import settings
from django.core.cache import cache
from django.db import connection
from django.db.models import Case, When
from django.utils import timezone
from django_tasks_db.models import DBTaskResult
from wagtail.models import Site

from community.notifications.models import QueuedEmail

from .collected_files import missing_static_files
from .heartbeats import TIMERS, WORKER, WORKER_IS_LATE_AFTER, seconds_since_beat

#: Below this, databases begin to refuse writing and uploads fail half way.
MIN_FREE_MEGABYTES = 300
#: Seconds. The longest tasks of ours, pictures of an article, take less than a minute.
TASK_IS_LATE_AFTER = 10 * 60
#: Seconds. A timer tries every minute.
EMAIL_IS_LATE_AFTER = 10 * 60
#: E-mails to one bad address wait for days. If several wait and none was sent for this long, the site is the cause.
NO_EMAIL_LEAVES_FOR = timedelta(hours=1)
#: A timer that has never run is not late before the process is as old as that.
STARTED = time.monotonic()
NO_ANSWER = "does not answer"


def failures() -> dict[str, str]:
    """What fails, by name; empty when the site is ready. A database that does not answer is asked nothing more."""
    failed: dict[str, str] = {}
    for name, check in CHECKS.items():
        if "database" in failed and name in ASKS_DATABASE:
            continue
        if problem := check():
            failed[name] = problem
    return failed


def database() -> str:
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
    except Exception:  # noqa: BLE001 -- whatever the driver raises, the answer is no
        return NO_ANSWER
    return ""


def cache_server() -> str:
    try:
        cache.set("readyz", "ok", 10)
        return "" if cache.get("readyz") == "ok" else NO_ANSWER
    except Exception:  # noqa: BLE001 -- whatever the cache raises, the answer is no
        return NO_ANSWER


def static_files() -> str:
    return "not collected" if missing_static_files() else ""


def disk() -> str:
    """The least of what is free where the site writes."""
    folders = {Path(settings.MEDIA_ROOT), Path(settings.PRIVATE_ROOT), Path(settings.HEARTBEAT_ROOT)}
    free = min(shutil.disk_usage(existing_parent(folder)).free for folder in folders) // 1_000_000
    return f"{free} MB free" if free < MIN_FREE_MEGABYTES else ""


def existing_parent(folder: Path) -> Path:
    return next(place for place in (folder, *folder.parents) if place.exists())


def oldest_task_since() -> datetime | None:
    """Since when the task has been due that has waited longest."""
    # A task without a moment of its own carries one far in the future.
    due_at = Case(When(run_after__gt=timezone.now(), then="enqueued_at"), default="run_after")
    ready = DBTaskResult.objects.ready().annotate(due_at=due_at).order_by("due_at")
    return ready.values_list("due_at", flat=True).first()


def oldest_task() -> str:
    since = oldest_task_since()
    age = (timezone.now() - since).total_seconds() if since else 0
    return f"the oldest has waited {age:.0f} s" if age > TASK_IS_LATE_AFTER else ""


def email() -> str:
    now = timezone.now()
    due = QueuedEmail.objects.due(now).order_by("next_attempt_at")
    due_since = due.values_list("next_attempt_at", flat=True).first()
    if due_since and (age := (now - due_since).total_seconds()) > EMAIL_IS_LATE_AFTER:
        return f"the oldest has been due for {age:.0f} s"
    since = now - NO_EMAIL_LEAVES_FOR
    waiting = QueuedEmail.objects.waiting().filter(created_at__lt=since)
    if QueuedEmail.objects.filter(sent_at__gte=since).exists():
        return ""
    recipients = waiting.order_by().values("recipient").distinct().count()
    return f"none leaves, and {recipients} people wait" if recipients > 1 else ""


def pages() -> str:
    """Without it Wagtail answers 404 at every address of a page."""
    return "" if Site.objects.filter(is_default_site=True, root_page__live=True).exists() else "no site in the CMS"


def worker() -> str:
    return late(WORKER, WORKER_IS_LATE_AFTER) if settings.HAS_WORKER else ""


def timer(name: str) -> Callable[[], str]:
    return lambda: late(name, TIMERS[name]) if settings.HAS_TIMERS else ""


def late(name: str, limit: float) -> str:
    age = seconds_since_beat(name)
    if age is None:
        return "has not run yet" if time.monotonic() - STARTED > limit else ""
    return f"last seen {age:.0f} s ago" if age > limit else ""


CHECKS: dict[str, Callable[[], str]] = {
    "database": database,  # the first: see `failures`
    "cache": cache_server,
    "static files": static_files,
    "disk": disk,
    "tasks": oldest_task,
    "e-mail": email,
    "pages": pages,
    "worker": worker,
    **{name: timer(name) for name in TIMERS},
}
ASKS_DATABASE = {"tasks", "e-mail", "pages"}
