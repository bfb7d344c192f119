"""CPU time of this process: unlike wall time, other processes on the machine hardly change it."""

import gc
import time
from collections.abc import Callable, Sequence
from typing import Any

from django.db import connection


def cpu_ms(work: Callable[[], object]) -> float:
    """Return the CPU milliseconds of one run, without garbage collection."""
    gc.collect()
    gc.disable()
    try:
        start = time.process_time()
        work()
        return (time.process_time() - start) * 1000
    finally:
        gc.enable()


def best_of(runs: int, jobs: Sequence[Callable[[], Callable[[], object]]]) -> list[float]:
    """Return the shortest time of each job in CPU milliseconds. Jobs take turns, so that a busy minute slows all.

    A job prepares without being measured, and returns the function to measure.
    """
    rounds = [[cpu_ms(prepare()) for prepare in jobs] for _ in range(runs)]
    return [min(times) for times in zip(*rounds, strict=True)]


def queries_of(work: Callable[[], object]) -> int:
    """How many, without those that begin a transaction: SQLite is told so, PostgreSQL with the first statement."""
    queries = []

    def record(execute: Callable[..., Any], sql: str, *query: Any) -> Any:
        if not sql.startswith("BEGIN"):
            queries.append(sql)
        return execute(sql, *query)

    with connection.execute_wrapper(record):
        work()
    return len(queries)
