"""CPU time of this process: on a shared machine it stays the same while the clock on the wall does not."""

import gc
import time
from collections.abc import Callable, Sequence
from typing import Any

from django.db import connection


def cpu_ms(work: Callable[[], object]) -> float:
    """One run. The garbage of what went before is not its bill, and it is not interrupted to collect its own."""
    gc.collect()
    gc.disable()
    try:
        start = time.process_time()
        work()
        return (time.process_time() - start) * 1000
    finally:
        gc.enable()


def best_of(runs: int, jobs: Sequence[Callable[[], Callable[[], object]]]) -> list[float]:
    """The shortest time of each job, taking turns, so that a busy minute of the machine falls on all of them.

    A job prepares, unmeasured, and answers with the work.
    """
    rounds = [[cpu_ms(prepare()) for prepare in jobs] for _ in range(runs)]
    return [min(times) for times in zip(*rounds, strict=True)]


def queries_of(work: Callable[[], object]) -> int:
    queries = []

    def note(execute: Callable[..., Any], *asked: Any) -> Any:
        queries.append(asked)
        return execute(*asked)

    with connection.execute_wrapper(note):
        work()
    return len(queries)
