"""Learns a decision after the request: by the worker or, on a site without one, by a thread of this process."""

import logging
import threading
from concurrent.futures import ThreadPoolExecutor

from django.conf import settings
from django.db import connections

from .folding import fold, fold_new_examples

logger = logging.getLogger(__name__)

# The interpreter waits for it at exit.
_executor = ThreadPoolExecutor(max_workers=1, thread_name_prefix="spam-learning")
_is_requested = threading.Event()


def learn_in_background() -> None:
    """Call it after the commit; it returns at once. However often it is called, at most one more run waits behind the
    present one. If the process is killed meanwhile, the next decision learns what was left."""
    if not settings.LONG_TASKS_IN_THREAD:
        fold_new_examples.enqueue()
    elif not _is_requested.is_set():
        _is_requested.set()
        _executor.submit(_run)


def _run() -> None:
    _is_requested.clear()  # before looking: what is committed from now on needs another run
    try:
        fold()
    except Exception:
        logger.exception("The spam filter could not learn; the next decision tries again")
    finally:
        connections.close_all()
