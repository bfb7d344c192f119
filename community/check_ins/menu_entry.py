"""Whether the menu has an entry for check-ins, kept in the cache: every page asks."""

import logging

from django.core.cache import cache
from django.db import Error, transaction

from .models import CheckIn

logger = logging.getLogger(__name__)

KEY = "check-ins-in-menu"
#: In seconds. A change is seen at once by processes that share a cache, and by others after so long.
KEPT_FOR = 60


def has_check_ins() -> bool:
    """False while the database does not answer: pages that say so have the menu, too."""
    found: bool | None = cache.get(KEY)
    if found is None:
        try:
            with transaction.atomic():
                found = CheckIn.objects.offered().exists()
        except Error:
            logger.warning("It is not known whether there are check-ins")
            return False
        remember(found)
    return found


def remember(there_are: bool) -> None:
    cache.set(KEY, there_are, KEPT_FOR)


def forget(**signal: object) -> None:
    """After a check-in was saved or deleted."""
    cache.delete(KEY)
