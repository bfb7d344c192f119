"""What rooms to the right remind members of, as time passes. The timer that makes the e-mails asks first."""

import logging
from collections.abc import Callable
from datetime import datetime

from django.utils import timezone

logger = logging.getLogger(__name__)

#: Each notifies of what is due at this moment, and returns of how much. Called every minute.
REMINDERS: list[Callable[[datetime], int]] = []


def register_reminder(remind: Callable[[datetime], int]) -> None:
    if remind not in REMINDERS:
        REMINDERS.append(remind)


def send_reminders(now: datetime | None = None) -> int:
    return sum(_try(remind, now or timezone.now()) for remind in REMINDERS)


def _try(remind: Callable[[datetime], int], now: datetime) -> int:
    try:
        return remind(now)
    except Exception:  # the others, and all e-mails, must not wait for this one
        logger.exception("%s failed", remind.__name__)
        return 0
