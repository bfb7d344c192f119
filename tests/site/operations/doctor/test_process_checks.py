"""The cache, the worker, the timers and the clock."""

import os
import re
import time
from datetime import timedelta
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import call_command
from django.utils import timezone
from django_tasks_db.models import DBTaskResult, get_date_max

from community.comments.models import Comment
from operations.heartbeats import TIMERS, WORKER, beat
from tests.factories import CommentFactory


def test_a_comment_from_the_future_tells_of_a_wrong_clock(look, article, member):
    comment = CommentFactory(target=article, member=member)
    call_command("rebuild_search_index", stdout=StringIO())
    assert look() == []
    later = timezone.now() + timedelta(minutes=6)
    Comment.objects.filter(pk=comment.pk).update(submit_date=later)

    said = f"The newest comment is from the future ({later:%Y-%m-%d %H:%M} UTC): the clock was wrong, or is."
    assert look() == [("clock", said, True)]


def test_a_cache_that_forgets_is_found(look, settings):
    settings.CACHES = {"default": {"BACKEND": "django.core.cache.backends.dummy.DummyCache"}}

    assert look() == [("cache", "The cache does not answer: pages are made anew for every reader.", True)]


def test_a_worker_that_died_is_found(look, settings):
    settings.HAS_WORKER = True
    beat(WORKER)
    long_ago = time.time() - 200
    os.utime(Path(settings.HEARTBEAT_ROOT) / WORKER, (long_ago, long_ago))

    said = "The worker is not alive (last seen … s ago): e-mails wait, and search finds nothing new."
    assert ("worker and timers", said) in [(check, without_seconds(what)) for check, what, _ in look()]


def without_seconds(what: str) -> str:
    """On a busy machine one more has passed."""
    return re.sub(r"\d+ s ago", "… s ago", what)


@pytest.mark.parametrize("name", TIMERS)
def test_a_timer_that_stopped_is_found(look, settings, name):
    long_ago = time.time() - 20_000
    os.utime(Path(settings.HEARTBEAT_ROOT) / name, (long_ago, long_ago))

    found = [(check, without_seconds(what), is_urgent) for check, what, is_urgent in look()]

    assert found == [("worker and timers", f"{name} is not run in time (last seen … s ago).", True)]


def failed_task(**changes):
    return DBTaskResult.objects.create(
        args_kwargs={"args": [], "kwargs": {}}, priority=0, task_path="blog.x.make", backend_name="default",
        run_after=get_date_max(), exception_class_path="", traceback="", **changes,
    )  # fmt: skip


def test_a_task_that_waits_is_found(look):
    task = failed_task()
    DBTaskResult.objects.filter(pk=task.pk).update(enqueued_at=timezone.now() - timedelta(seconds=700))

    assert look() == [("tasks", "Tasks wait (the oldest has waited 700 s).", True)]


def test_a_task_that_failed_is_found_for_a_day(look):
    task = failed_task(status="FAILED", finished_at=timezone.now() - timedelta(hours=23))
    assert look() == [("tasks", "1 task failed since yesterday, blog.x.make among them.", False)]

    DBTaskResult.objects.filter(pk=task.pk).update(finished_at=timezone.now() - timedelta(hours=25))

    assert look() == []
