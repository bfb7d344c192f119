"""Signs of life on bad days: a full disk, a clock that jumps, checks at the exact second."""

import os
import shutil
import time
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from django.test import Client

from community.notifications.models import QueuedEmail
from operations import heartbeats, readiness
from operations.version import VERSION


@pytest.fixture
def folder(settings, tmp_path):
    settings.HEARTBEAT_ROOT = tmp_path / "heartbeats"
    return settings.HEARTBEAT_ROOT


def test_a_worker_that_could_not_give_a_sign_for_a_while_gives_them_again(folder, monkeypatch):
    """The disk was full; here a file stands where the folder should be."""
    monkeypatch.setattr(heartbeats, "WORKER_BEATS_EVERY", 0.02)

    with heartbeats.beating("worker"):
        shutil.rmtree(folder)
        folder.touch()
        time.sleep(0.2)
        folder.unlink()
        deadline = time.monotonic() + 10
        while heartbeats.seconds_since_beat("worker") is None and time.monotonic() < deadline:
            time.sleep(0.02)

        assert heartbeats.seconds_since_beat("worker") < 5


def test_signs_end_with_the_block_even_when_that_fails(folder, monkeypatch):
    monkeypatch.setattr(heartbeats, "WORKER_BEATS_EVERY", 0.02)
    with pytest.raises(ZeroDivisionError), heartbeats.beating("worker"):
        divmod(1, 0)
    time.sleep(0.2)
    os.utime(folder / "worker", (0, 0))
    time.sleep(0.2)

    assert (folder / "worker").stat().st_mtime == 0


def test_what_has_never_been_seen_has_no_age(folder):
    assert heartbeats.seconds_since_beat("worker") is None
    folder.mkdir()
    assert heartbeats.seconds_since_beat("worker") is None


def test_a_sign_from_the_future_is_one_from_now(folder):
    heartbeats.beat("worker")
    later = time.time() + 3600
    os.utime(folder / "worker", (later, later))

    assert heartbeats.seconds_since_beat("worker") == 0
    assert readiness.late("worker", 90) == ""


@pytest.mark.parametrize(("age", "said"), [(80, ""), (100, "last seen 100 s ago"), (100_000, "last seen 100000 s ago")])
def test_late_is_what_is_older_than_its_limit(folder, age, said):
    heartbeats.beat("worker")
    then = time.time() - age
    os.utime(folder / "worker", (then, then))

    assert readiness.late("worker", 90) == said


@pytest.mark.parametrize(
    "arguments",
    [[], ["manage.py"], ["manage.py", "migrate"], ["manage.py", "--help", "purge"], ["manage.py", "../purge"]],
)
def test_only_the_command_of_a_timer_leaves_a_sign(folder, arguments):
    heartbeats.beat_after_timer(arguments)

    assert not folder.exists()


@pytest.mark.parametrize("name", heartbeats.TIMERS)
def test_each_timers_command_leaves_its_sign(folder, name):
    heartbeats.beat_after_timer(["manage.py", name, "--quietly"])

    assert [path.name for path in folder.iterdir()] == [name]


# --- the disk ---


@pytest.mark.parametrize(
    ("free", "said"),
    [(300_000_000, ""), (300_999_999, ""), (299_999_999, "299 MB free"), (999_999, "0 MB free"), (0, "0 MB free")],
)
def test_how_little_is_too_little(monkeypatch, free, said):
    monkeypatch.setattr(shutil, "disk_usage", lambda folder: shutil._ntuple_diskusage(10**11, 10**11 - free, free))

    assert readiness.disk() == said


def test_the_fullest_of_several_disks_counts(settings, tmp_path, monkeypatch):
    settings.MEDIA_ROOT, settings.PRIVATE_ROOT = tmp_path / "media", tmp_path / "private"
    settings.HEARTBEAT_ROOT = tmp_path / "heartbeats"
    for name in ("media", "private", "heartbeats"):
        (tmp_path / name).mkdir()

    def usage(folder):
        free = 7_000_000 if Path(folder).name == "private" else 10**11
        return shutil._ntuple_diskusage(10**12, 10**12 - free, free)

    monkeypatch.setattr(shutil, "disk_usage", usage)

    assert readiness.disk() == "7 MB free"


@pytest.mark.parametrize("below", ["", "a", "a/b/c"])
def test_a_folder_that_is_not_there_yet_is_measured_where_it_would_be(tmp_path, below):
    assert readiness.existing_parent(tmp_path / below) == tmp_path


# --- e-mail ---


def email(recipient, *, created, **also):
    row = QueuedEmail.objects.create(recipient=recipient, message_id=f"{recipient}{created}", **also)
    QueuedEmail.objects.filter(pk=row.pk).update(created_at=datetime.now(UTC) - created)


HOUR = timedelta(hours=1)


@pytest.mark.parametrize(
    ("ages", "people"),
    [
        ([HOUR + timedelta(seconds=30)], 0),
        ([HOUR + timedelta(seconds=30), HOUR - timedelta(seconds=30)], 0),
        ([HOUR + timedelta(seconds=30)] * 2, 2),
        ([HOUR * 3] * 5, 5),
    ],
)
def test_how_many_have_to_wait_for_how_long(db, ages, people):
    later = datetime.now(UTC) + HOUR
    for number, age in enumerate(ages):
        email(f"{number}@example.org", created=age, next_attempt_at=later)

    assert readiness.email() == (f"none leaves, and {people} people wait" if people else "")


@pytest.mark.parametrize(("sent_ago", "is_well"), [(HOUR - timedelta(minutes=1), True), (HOUR * 2, False)])
def test_one_that_left_within_the_hour_shows_that_they_leave(db, sent_ago, is_well):
    later = datetime.now(UTC) + HOUR
    for name in ("a", "b"):
        email(f"{name}@example.org", created=HOUR * 2, next_attempt_at=later)
    email("c@example.org", created=HOUR * 2, next_attempt_at=later, sent_at=datetime.now(UTC) - sent_ago)

    assert (readiness.email() == "") is is_well


# --- what others may learn ---


@pytest.mark.parametrize("path", ["/livez", "/readyz"])
def test_health_is_kept_by_nobody(db, path):
    assert Client().get(path)["Cache-Control"] == "no-store"


@pytest.mark.parametrize("method", ["get", "head"])
def test_the_process_says_its_version(db, method):
    answer = getattr(Client(), method)("/livez")

    assert answer.status_code == 200
    assert answer.content == (b'{"status": "ok", "version": "%s"}' % VERSION.encode() if method == "get" else b"")


def test_what_fails_is_told_without_paths_and_names_of_machines(db, settings, tmp_path, monkeypatch):
    settings.HAS_TIMERS = settings.HAS_WORKER = True
    settings.HEARTBEAT_ROOT = tmp_path / "heartbeats"
    monkeypatch.setattr(readiness, "STARTED", time.monotonic() - 10**6)
    settings.CACHES = {"default": {"BACKEND": "django.core.cache.backends.dummy.DummyCache"}}

    answer = Client().get("/readyz")

    assert answer.status_code == 503
    assert set(answer.json()["failed"]) == {"cache", "worker", *heartbeats.TIMERS}
    assert str(tmp_path) not in answer.text


def test_when_the_database_is_away_nothing_else_is_asked_of_it(db, monkeypatch):
    asked = []
    monkeypatch.setitem(readiness.CHECKS, "database", lambda: readiness.NO_ANSWER)
    for name in readiness.ASKS_DATABASE:
        monkeypatch.setitem(readiness.CHECKS, name, lambda name=name: asked.append(name) or "")

    assert (readiness.failures()["database"], asked) == ("does not answer", [])
