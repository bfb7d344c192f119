"""Read-only mode: everything can be read, and nothing is saved. For moving house, and while an upgrade runs.

It is a file beside the signs of life, which all processes share: a database that is being changed cannot be asked.
"""

from pathlib import Path

from django.conf import settings


def flag() -> Path:
    return Path(settings.HEARTBEAT_ROOT) / "read-only"


def is_read_only() -> bool:
    return flag().exists()


def turn_on() -> None:
    flag().parent.mkdir(parents=True, exist_ok=True)
    flag().touch()


def turn_off() -> None:
    flag().unlink(missing_ok=True)
