"""Whether anything was committed since: one number or word of the database that changes with every commit."""

from __future__ import annotations

import logging
import time
from collections.abc import Callable
from threading import Lock
from typing import Final

from django.db import DatabaseError, InterfaceError, connections
from django.db.backends.base.base import BaseDatabaseWrapper

logger = logging.getLogger(__name__)

#: In seconds. A page is at most so much older than the last commit, in any process.
ASKED_EVERY: Final = 1.0
#: Two moments with the same answer see the same rows. PostgreSQL: which transactions were finished, which are visible,
#: and which run. SQLite: changes when another connection commits, so the connection that asks never writes.
QUESTIONS = {"postgresql": "SELECT pg_current_snapshot()::text", "sqlite": "PRAGMA data_version"}


class DatabaseState:
    """Asks at most once a second, on a connection of its own."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._lock = Lock()
        self._asked_at = -ASKED_EVERY
        self._answer: object | None = None
        self._connection: BaseDatabaseWrapper | None = None

    def current(self) -> object | None:
        """Equal as long as nothing was committed. None if the database does not answer: then nothing can be said."""
        if self._clock() - self._asked_at >= ASKED_EVERY:
            with self._lock:
                if self._clock() - self._asked_at >= ASKED_EVERY:
                    asked_at = self._clock()
                    self._answer = self._ask()
                    # Nothing is known that could be too old, and nobody waits once more for what is away.
                    self._asked_at = self._clock() if self._answer is None else asked_at
        return self._answer

    def ask_again(self) -> None:
        """At the next request, because this process has just changed something itself."""
        with self._lock:  # an answer on its way may be older than the change
            self._asked_at = -ASKED_EVERY

    def _ask(self) -> object | None:
        try:
            if self._connection is None:
                self._connection = connections.create_connection("default")
                self._connection.inc_thread_sharing()
            with self._connection.cursor() as cursor:
                cursor.execute(QUESTIONS[self._connection.vendor])
                return tuple(cursor.fetchone())
        except (DatabaseError, InterfaceError):
            logger.warning("The page cache cannot ask the database; pages are made anew.", exc_info=True)
            self.close()
            return None

    def close(self) -> None:
        connection, self._connection = self._connection, None
        if connection is not None:
            connection.close()
