"""Tells a failure that passes by itself from one that somebody has to repair."""

from django.db import InterfaceError, OperationalError


def is_database_away(error: BaseException | None) -> bool:
    """Whether the database does not answer, its disk is full or what was asked for is locked: the answer is then 503,
    "try again", and not 500."""
    return isinstance(error, OperationalError | InterfaceError)
