"""One thread per process that sends e-mails, for a site without a worker: a slow mail server delays no request."""

import logging
import threading
from concurrent.futures import ThreadPoolExecutor

from django.db import connections

from .email_delivery import deliver_due

logger = logging.getLogger(__name__)

# The interpreter waits for it at exit: a command that queues e-mails ends when they are sent or have failed once.
_executor = ThreadPoolExecutor(max_workers=1, thread_name_prefix="e-mail")
_is_requested = threading.Event()


def deliver_in_thread() -> None:
    """Returns at once. However often it is called, at most one more run waits behind the present one."""
    if not _is_requested.is_set():
        _is_requested.set()
        _executor.submit(_run)


def _run() -> None:
    _is_requested.clear()  # before looking: what is committed from now on needs another run
    try:
        deliver_due()
    except Exception:
        logger.exception("E-mails could not be delivered")
    finally:
        connections.close_all()
