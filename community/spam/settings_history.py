"""What changed between two versions of the word lists and thresholds."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from .filter_settings import ListedSettings
from .models import SettingsVersion

NAMES = {"banned": "Banned phrases", "suspect": "Suspect words", "ordinary_too": "Ordinary words"}
THRESHOLDS = {"hold_at": "Hold from", "reject_at": "Reject from"}
MOST_VERSIONS = 20


class Change(NamedTuple):
    """In one list, or one threshold."""

    name: str
    added: tuple[str, ...] = ()
    removed: tuple[str, ...] = ()


class SavedVersion(NamedTuple):
    version: SettingsVersion
    changes: tuple[Change, ...]
    is_latest: bool


def history() -> list[SavedVersion]:
    """The latest first. One query."""
    versions = list(SettingsVersion.objects.select_related("by")[: MOST_VERSIONS + 1])
    return [
        SavedVersion(version, tuple(changes(_before(versions, place), version.listed)), is_latest=place == 0)
        for place, version in enumerate(versions[:MOST_VERSIONS])
    ]


def _before(versions: Sequence[SettingsVersion], place: int) -> ListedSettings:
    return versions[place + 1].listed if place + 1 < len(versions) else ListedSettings()


def changes(before: ListedSettings, after: ListedSettings) -> Iterator[Change]:
    for field, name in NAMES.items():
        old, new = getattr(before, field), getattr(after, field)
        added, removed = (tuple(sorted(set(one) - set(other))) for one, other in ((new, old), (old, new)))
        if added or removed:
            yield Change(name, added, removed)
    for field, name in THRESHOLDS.items():
        old, new = getattr(before, field), getattr(after, field)
        if old != new:
            yield Change(name, (f"{new:.2f}",), (f"{old:.2f}",))
