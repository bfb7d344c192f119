"""Which failures of the database pass by themselves: the answer is "try again" (503), not an error of ours (500)."""

from django.db import InterfaceError, OperationalError

#: PostgreSQL's codes: the wait was too long; of two who waited for each other this one had to give up.
LOCK_NOT_AVAILABLE, DEADLOCK_DETECTED = "55P03", "40P01"


def is_lock_timeout(error: BaseException | None) -> bool:
    """Whether the database gave up waiting for somebody else who was writing (settings `LOCK_TIMEOUT` and, for SQLite,
    `BUSY_TIMEOUT`). Nothing was saved then, and a moment later the same works."""
    if not isinstance(error, OperationalError):
        return False
    cause = error.__cause__
    if getattr(cause, "sqlstate", None) in {LOCK_NOT_AVAILABLE, DEADLOCK_DETECTED}:
        return True
    return str(getattr(cause, "sqlite_errorname", "")).startswith("SQLITE_BUSY")


def is_database_away(error: BaseException | None) -> bool:
    """Whether the database does not answer, its disk is full or what was asked for is locked."""
    return isinstance(error, OperationalError | InterfaceError)
