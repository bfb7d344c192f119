"""One upgrade at a time, on however many machines."""

import fcntl
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from django.conf import settings
from django.db import connection

from .upgrade_errors import UpgradeRefused

#: Any number that nobody else asks PostgreSQL for.
KEY = 1_846_203_711
BUSY = "Another upgrade is running. Wait for its end; if its terminal is gone, it ends by itself."


@contextmanager
def only_one() -> Iterator[None]:
    """The file is for processes of this machine, the lock in PostgreSQL for others. Both end with the process."""
    folder = Path(settings.HEARTBEAT_ROOT)
    folder.mkdir(parents=True, exist_ok=True)
    with (folder / "upgrade.lock").open("w") as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            raise UpgradeRefused(BUSY) from None
        if connection.vendor == "postgresql" and not asked("SELECT pg_try_advisory_lock(%s)"):
            raise UpgradeRefused(BUSY)
        try:
            yield
        finally:
            if connection.vendor == "postgresql" and connection.connection is not None:
                asked("SELECT pg_advisory_unlock(%s)")


def asked(sql: str) -> bool:
    with connection.cursor() as cursor:
        cursor.execute(sql, [KEY])
        return bool(cursor.fetchone()[0])
