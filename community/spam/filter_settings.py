"""What editors can change: the word lists and the thresholds, as values."""

from typing import NamedTuple

from .evidence.words import BANNED, DEFAULT_LISTS, ORDINARY_TOO, SUSPECT, WordLists
from .verdicts import DEFAULT_THRESHOLDS, HOLD_AT, REJECT_AT, Thresholds


class FilterSettings(NamedTuple):
    lists: WordLists = DEFAULT_LISTS
    thresholds: Thresholds = DEFAULT_THRESHOLDS
    #: Of `SettingsVersion`; 0 until editors have changed something.
    version: int = 0


DEFAULT_SETTINGS = FilterSettings()


class ListedSettings(NamedTuple):
    """The same as editors write it."""

    banned: tuple[str, ...] = BANNED
    suspect: tuple[str, ...] = SUSPECT
    ordinary_too: tuple[str, ...] = ORDINARY_TOO
    hold_at: float = HOLD_AT
    reject_at: float = REJECT_AT
