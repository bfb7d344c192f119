"""What may take minutes is done outside the request: by the worker or, without one, by a thread of this process."""

import logging
from concurrent.futures import ThreadPoolExecutor
from typing import Any

from django.conf import settings
from django.db import connections

logger = logging.getLogger(__name__)

# One after the other: on SQLite they would only wait for each other. The interpreter waits for it at exit.
_executor = ThreadPoolExecutor(max_workers=1, thread_name_prefix="account-data")


def run_in_background(task: Any, *args: int) -> None:
    """Call it after the commit. If the process is killed meanwhile, the member asks for the export once more, and the
    next `manage.py purge` completes the deletion."""
    if settings.LONG_TASKS_IN_THREAD:
        _executor.submit(_run, task, *args)
    else:
        task.enqueue(*args)


def _run(task: Any, *args: int) -> None:
    try:
        task.call(*args)
    except Exception:
        logger.exception("%s could not be done", task.module_path)
    finally:
        connections.close_all()
