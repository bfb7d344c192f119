"""The worker and the timers leave a sign that they are alive; `/readyz` looks at its age.

A sign is an empty file in HEARTBEAT_ROOT, and its time is the moment. Files and not rows, so that a database that is
away is not reported as a worker that is.
"""

import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from django.conf import settings

WORKER = "worker"
#: The commands that timers run, and after how many seconds without one something is wrong: about three runs missed.
TIMERS = {
    "publish_scheduled": 5 * 60,
    "send_queued_mail": 5 * 60,
    "send_notification_emails": 5 * 60,
    "purge": 3 * 3600,
}
#: How often the worker gives a sign, and when it is missed, in seconds.
WORKER_BEATS_EVERY = 20
WORKER_IS_LATE_AFTER = 90


def beat(name: str) -> None:
    folder = Path(settings.HEARTBEAT_ROOT)
    folder.mkdir(parents=True, exist_ok=True)
    (folder / name).touch()


def beat_after_timer(arguments: list[str]) -> None:
    """Call it when the command with these arguments (`sys.argv`) has succeeded."""
    if len(arguments) > 1 and arguments[1] in TIMERS:
        beat(arguments[1])


@contextmanager
def beating(name: str) -> Iterator[None]:
    """Give a sign now and regularly while the block runs. A worker that hangs at a task beats on; the age of the
    oldest waiting task tells that."""
    beat(name)
    is_over = threading.Event()

    def run() -> None:
        while not is_over.wait(WORKER_BEATS_EVERY):
            with suppress(OSError):  # a full disk may have room again by the next one
                beat(name)

    threading.Thread(target=run, name=f"heartbeat-{name}", daemon=True).start()
    try:
        yield
    finally:
        is_over.set()


def seconds_since_beat(name: str) -> float | None:
    """None when there was none yet."""
    try:
        return max(0.0, time.time() - (Path(settings.HEARTBEAT_ROOT) / name).stat().st_mtime)
    except FileNotFoundError:
        return None
