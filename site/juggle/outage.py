"""Remembers that another server does not answer, so that not every request waits for it."""

import logging
import threading
import time

logger = logging.getLogger(__name__)


class Outage:
    """Whether one server answers, as far as this process has seen; shared by all threads."""

    def __init__(self, server: str, *, pause: float) -> None:
        """`pause`: seconds between two tries while the server does not answer."""
        self._server, self._pause = server, pause
        self._next_try: float | None = None
        self._lock = threading.Lock()

    def may_try(self) -> bool:
        """Whether to ask the server. While it does not answer, one caller in each pause may; the others go on."""
        if self._next_try is None:
            return True
        with self._lock:
            now = time.monotonic()
            if self._next_try is not None and now < self._next_try:
                return False
            if self._next_try is not None:
                self._next_try = now + self._pause
            return True

    def failed(self, error: Exception) -> None:
        with self._lock:
            if self._next_try is None:
                logger.warning("%s does not answer: %s", self._server, error)
            self._next_try = time.monotonic() + self._pause

    def answered(self) -> None:
        if self._next_try is None:
            return
        with self._lock:
            self._next_try = None
        logger.warning("%s answers again", self._server)
