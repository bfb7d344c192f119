"""Deletes files that no row refers to, because a process died between the file and the row.

They can be private: an export, a profile picture, a share card with the title of an article that is not public.
"""

from collections.abc import Callable, Iterable
from datetime import datetime

from django.core.files.storage import Storage, default_storage

from blog.models import ArticleAssets
from community.members.models import User
from community.members.profile_picture import FOLDER, SIZES, file_name

from .models import Export, private_storage


def exports() -> Iterable[str]:
    return Export.objects.exclude(file="").values_list("file", flat=True)


def profile_pictures() -> Iterable[str]:
    pictures = User.objects.exclude(picture="").values_list("picture", flat=True)
    return (file_name(picture, size) for picture in pictures.iterator() for size in SIZES)


def cards() -> Iterable[str]:
    return ArticleAssets.objects.exclude(card="").values_list("card", flat=True)


def owners() -> list[tuple[Storage, str, Callable[[], Iterable[str]]]]:
    """Each folder, and the names of the files in it that something points at."""
    return [
        (private_storage(), "exports", exports),
        (default_storage, FOLDER, profile_pictures),
        (default_storage, "cards", cards),
    ]


def delete_orphaned_files(before: datetime) -> int:
    """Those last written before this moment: a younger one may be about to get its row."""
    return sum(delete_from(*owner, before) for owner in owners())


def delete_from(storage: Storage, folder: str, in_use: Callable[[], Iterable[str]], before: datetime) -> int:
    try:
        names = [f"{folder}/{name}" for name in storage.listdir(folder)[1]]
    except FileNotFoundError:
        return 0
    old = {name for name in names if written_before(storage, name, before)}
    orphans = old.difference(in_use()) if old else set()
    for name in orphans:
        storage.delete(name)
    return len(orphans)


def written_before(storage: Storage, name: str, before: datetime) -> bool:
    try:
        return storage.get_modified_time(name) < before
    except FileNotFoundError:  # deleted a moment ago
        return False
