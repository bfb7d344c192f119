"""The cache, the worker and the timers: what has to run beside the web server."""

from collections.abc import Iterator
from datetime import timedelta

from django.conf import settings
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from operations import readiness
from operations.heartbeats import TIMERS

from .finding import Finding

#: Tasks that failed before are no news, and `purge` deletes their rows.
FAILED_SINCE = timedelta(days=1)


def cache() -> Iterator[Finding]:
    backend = settings.CACHES["default"]["BACKEND"].lower()
    if "redis" not in backend and settings.HAS_WORKER:
        yield Finding(
            "Each process has a cache of its own, so limits are counted several times and old pages stay.",
            "Put CACHE_URL=redis://127.0.0.1:6379/0 into .env and restart.",
        )
    if readiness.cache_server():
        yield Finding(
            "The cache does not answer: pages are made anew for every reader.",
            "Start it:  sudo systemctl start redis-server  ; if it runs, see whether CACHE_URL in .env is right.",
        )


def alive() -> Iterator[Finding]:
    if said := readiness.worker():
        yield Finding(
            f"The worker is not alive ({said}): e-mails wait, and search finds nothing new.",
            "Start it:  sudo systemctl start juggle-worker  ; why it stopped says  journalctl -u juggle-worker  .",
        )
    for name in TIMERS:
        if said := readiness.timer(name)():
            yield Finding(
                f"{name} is not run in time ({said}).",
                f"Start the timer:  sudo systemctl enable --now juggle@{name}.timer  ; what it last said shows  "
                f"journalctl -u juggle@{name}  .",
            )


def tasks() -> Iterator[Finding]:
    if said := readiness.oldest_task():
        yield Finding(
            f"Tasks wait ({said}).", "See whether the worker is stuck:  sudo systemctl restart juggle-worker  ."
        )
    since = timezone.now() - FAILED_SINCE
    failed = DBTaskResult.objects.failed().filter(finished_at__gte=since)
    if count := failed.count():
        path = failed.order_by("-finished_at").values_list("task_path", flat=True)[0]
        yield Finding(
            f"{count} {'task' if count == 1 else 'tasks'} failed since yesterday, {path} among them.",
            "What went wrong stands in the log of the worker:  journalctl -u juggle-worker  .",
            is_urgent=False,
        )
