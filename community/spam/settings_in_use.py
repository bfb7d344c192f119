"""Which word lists and thresholds judge: those that editors saved last, or those that a site begins with."""

import functools
from datetime import datetime

from .evidence.words import word_lists_of
from .filter_settings import DEFAULT_SETTINGS, FilterSettings, ListedSettings
from .models import SettingsVersion
from .verdicts import DEFAULT_THRESHOLDS


def settings_in_use() -> FilterSettings:
    """One query: which version is the latest."""
    latest = SettingsVersion.objects.values_list("number", "created_at").first()
    return read_settings(*latest) if latest else DEFAULT_SETTINGS


# The latest, and the one that another thread may still be using.
@functools.lru_cache(maxsize=2)
def read_settings(number: int, created_at: datetime) -> FilterSettings:
    """Read once per process. The time is there because numbers begin anew after a backup was restored."""
    return compiled(SettingsVersion.objects.get(number=number).listed, version=number)


def compiled(listed: ListedSettings, *, version: int = 0) -> FilterSettings:
    """Ready for judging."""
    thresholds = DEFAULT_THRESHOLDS._replace(hold=listed.hold_at, reject=listed.reject_at)
    return FilterSettings(word_lists_of(listed.banned, listed.suspect, listed.ordinary_too), thresholds, version)
