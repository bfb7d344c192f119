"""E-mails of other rooms that come by the timer, such as a reminder to moderators. Each room registers its own."""

from collections.abc import Callable

#: By name, as the command's output calls them: queues what is due now, and returns how many.
SENDERS: dict[str, Callable[[], int]] = {}


def register_sender(name: str, send: Callable[[], int]) -> None:
    SENDERS[name] = send


def send_timed_emails() -> dict[str, int]:
    """How many were queued, by name."""
    return {name: send() for name, send in SENDERS.items()}
