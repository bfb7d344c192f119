"""/livez and /readyz, with what they ask in every state it can be in."""

import os
import shutil
import time
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from django.core.management import get_commands
from django_tasks_db.management.commands import db_worker
from django_tasks_db.models import DBTaskResult, get_date_max

from community.notifications.models import QueuedEmail
from operations import heartbeats, readiness
from operations.management.commands.db_worker import Command

ROOT = Path(__file__).resolve().parents[3]
READY = (200, {"status": "ok", "failed": [], "problems": {}})


@pytest.fixture
def ready(client, db, settings, tmp_path):
    """ready(): what /readyz says."""
    settings.HEARTBEAT_ROOT = tmp_path / "heartbeats"

    def ready() -> tuple[int, Any]:
        answer = client.get("/readyz")
        return answer.status_code, answer.json()

    return ready


def failed(**problems: str) -> tuple[int, Any]:
    return 503, {"status": "failed", "failed": list(problems), "problems": problems}


def last_beat(name: str, *, seconds_ago: float) -> None:
    heartbeats.beat(name)
    then = time.time() - seconds_ago
    os.utime(Path(heartbeats.settings.HEARTBEAT_ROOT) / name, (then, then))


def queue_task(*, waits: timedelta, run_after: datetime | None = None) -> None:
    task = DBTaskResult.objects.create(
        args_kwargs={"args": [], "kwargs": {}},
        priority=0,
        task_path="x",
        backend_name="default",
        run_after=run_after or get_date_max(),
        exception_class_path="",
        traceback="",
    )
    DBTaskResult.objects.filter(pk=task.pk).update(enqueued_at=datetime.now(UTC) - waits)


def test_all_is_well(ready):
    assert ready() == READY


def test_a_full_disk_is_named(ready, monkeypatch):
    usage = shutil._ntuple_diskusage(10**11, 10**11, 299_999_999)
    monkeypatch.setattr(shutil, "disk_usage", lambda folder: usage)

    assert ready() == failed(disk="299 MB free")


def test_a_task_that_waits_too_long_is_named(ready):
    queue_task(waits=timedelta(seconds=590))
    assert ready() == READY

    queue_task(waits=timedelta(seconds=700))

    assert ready() == failed(tasks="the oldest has waited 700 s")


def test_a_task_for_later_does_not_wait_before_then(ready):
    now = datetime.now(UTC)
    queue_task(waits=timedelta(days=2), run_after=now - timedelta(seconds=30))
    queue_task(waits=timedelta(days=2), run_after=now + timedelta(days=1))

    assert ready() == READY


def queue_email(recipient: str, *, minutes_ago: int, **also: Any) -> None:
    then = datetime.now(UTC) - timedelta(minutes=minutes_ago)
    email = QueuedEmail.objects.create(recipient=recipient, message_id=recipient, **also)
    QueuedEmail.objects.filter(pk=email.pk).update(created_at=then)


def test_an_email_that_nobody_tries_to_send_is_named(ready):
    now = datetime.now(UTC)
    queue_email("ann@example.org", minutes_ago=20, next_attempt_at=now - timedelta(seconds=500))
    assert ready() == READY

    queue_email("bob@example.org", minutes_ago=20, next_attempt_at=now - timedelta(seconds=700))

    assert ready() == failed(**{"e-mail": "the oldest has been due for 700 s"})


def test_several_emails_that_cannot_leave_are_named_and_one_is_not(ready):
    later = datetime.now(UTC) + timedelta(hours=1)
    for _ in range(2):
        queue_email("ann@exmaple.org", minutes_ago=61, next_attempt_at=later)
    queue_email("bob@example.org", minutes_ago=59, next_attempt_at=later)
    assert ready() == READY

    queue_email("cem@example.org", minutes_ago=61, next_attempt_at=later)

    assert ready() == failed(**{"e-mail": "none leaves, and 2 people wait"})
    queue_email("dan@example.org", minutes_ago=61, next_attempt_at=later, sent_at=datetime.now(UTC))
    assert ready() == READY


def test_a_worker_that_stopped_is_named(ready, settings):
    settings.HAS_WORKER = True
    last_beat("worker", seconds_ago=80)
    assert ready() == READY

    last_beat("worker", seconds_ago=100)

    assert ready() == failed(worker="last seen 100 s ago")


def test_each_timer_that_stopped_is_named(ready, settings):
    settings.HAS_TIMERS = True
    last_beat("publish_scheduled", seconds_ago=290)
    last_beat("send_queued_mail", seconds_ago=290)
    last_beat("send_notification_emails", seconds_ago=290)
    last_beat("purge", seconds_ago=3 * 3600 - 10)
    assert ready() == READY

    last_beat("publish_scheduled", seconds_ago=400)
    last_beat("purge", seconds_ago=4 * 3600)

    assert ready() == failed(publish_scheduled="last seen 400 s ago", purge="last seen 14400 s ago")


def test_what_has_never_run_is_late_when_the_process_is_old_enough(ready, settings, monkeypatch):
    settings.HAS_TIMERS = settings.HAS_WORKER = True
    monkeypatch.setattr(readiness, "STARTED", time.monotonic() - 60)
    assert ready() == READY

    monkeypatch.setattr(readiness, "STARTED", time.monotonic() - 600)

    assert ready() == failed(
        worker="has not run yet",
        publish_scheduled="has not run yet",
        send_queued_mail="has not run yet",
        send_notification_emails="has not run yet",
    )


def test_a_site_without_worker_and_timers_does_not_wait_for_them(ready, monkeypatch):
    monkeypatch.setattr(readiness, "STARTED", time.monotonic() - 10**6)

    assert ready() == READY


def test_the_worker_gives_signs_while_it_runs(ready, monkeypatch):
    monkeypatch.setattr(heartbeats, "WORKER_BEATS_EVERY", 0.05)

    with heartbeats.beating("worker"):
        last_beat("worker", seconds_ago=1000)
        time.sleep(0.3)
        assert heartbeats.seconds_since_beat("worker") < 1
    time.sleep(0.1)
    last_beat("worker", seconds_ago=1000)
    time.sleep(0.2)

    assert round(heartbeats.seconds_since_beat("worker")) == 1000


def test_the_worker_that_runs_is_the_one_with_signs(ready, monkeypatch):
    seen = []
    monkeypatch.setattr(
        db_worker.Command, "handle", lambda self, **options: seen.append(heartbeats.seconds_since_beat("worker"))
    )

    Command().handle()

    assert get_commands()["db_worker"] == "operations"
    assert [age < 5 for age in seen] == [True]


def test_a_timer_gives_a_sign_after_its_command_and_other_commands_give_none(ready):
    for name in ("publish_scheduled", "purge", "migrate"):
        heartbeats.beat_after_timer(["manage.py", name])
    heartbeats.beat_after_timer(["manage.py"])

    assert sorted(path.name for path in Path(heartbeats.settings.HEARTBEAT_ROOT).iterdir()) == [
        "publish_scheduled",
        "purge",
    ]


@pytest.mark.parametrize("path", ["/livez", "/readyz"])
def test_neither_asks_for_a_session_or_a_host_name(client, db, settings, path):
    settings.HAS_WORKER = False
    client.cookies["sessionid"] = "x" * 32

    assert client.get(path, headers={"host": "10.0.0.7"}).status_code == 200


def test_a_cms_without_a_site_is_noticed(ready, site_tree):
    assert ready() == READY

    site_tree.site.delete()

    assert ready() == failed(pages="no site in the CMS")
