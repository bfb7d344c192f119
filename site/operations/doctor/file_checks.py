"""The disk, folders and who may read them, pictures and fonts."""

import os
import shutil
import stat
from collections.abc import Iterator
from pathlib import Path

from django.conf import settings
from PIL import features

from blog.sharing.fonts import BOLD, REGULAR, font_file
from operations import readiness
from operations.collected_files import missing_static_files

from .finding import Finding
from .settings_checks import is_public

#: With less than this the disk is full within weeks.
LITTLE_FREE = 0.1
#: What members upload, and what pages are shown with. By Pillow's names.
FORMATS = {"jpg": "JPEG", "zlib": "PNG", "webp": "WebP", "avif": "AVIF"}


def written_folders() -> dict[str, Path]:
    names = ("MEDIA_ROOT", "PRIVATE_ROOT", "HEARTBEAT_ROOT")
    return {name: Path(getattr(settings, name)) for name in names}


def disk() -> Iterator[Finding]:
    if said := readiness.disk():
        yield Finding(
            f"The disk is nearly full: {said}. Uploads, then the database, will fail.",
            "See what is large:  sudo du -xh --max-depth=2 / | sort -h | tail  ; old backups and journals go first "
            "(docs/runbook.md, “The disk is full”).",
        )
        return
    for name, folder in written_folders().items():
        usage = shutil.disk_usage(readiness.existing_parent(folder))
        if usage.free < usage.total * LITTLE_FREE:
            yield Finding(
                f"Of the disk with {name}, {100 * usage.free // usage.total} % are free.",
                "Make room, or a larger disk, before it is full:  sudo du -xh --max-depth=2 / | sort -h | tail  .",
                is_urgent=False,
            )
            return


def folders() -> Iterator[Finding]:
    for name, folder in written_folders().items():
        place = readiness.existing_parent(folder)
        if not os.access(place, os.W_OK | os.X_OK):
            yield Finding(
                f"The site may not write into {place} ({name}).",
                f"Give it to the site's user:  sudo chown -R juggle {place}  .",
            )
        elif folder.exists() and folder.stat().st_mode & stat.S_IWOTH:
            yield Finding(
                f"Every user of this machine may write into {folder} ({name}).", f"Run  chmod o-w {folder}  ."
            )


def private_files() -> Iterator[Finding]:
    media, private = Path(settings.MEDIA_ROOT).resolve(), Path(settings.PRIVATE_ROOT).resolve()
    static = Path(settings.STATIC_ROOT).resolve()
    if any(private.is_relative_to(served) for served in (media, static)):
        yield Finding(
            "Members' exports lie in a folder that the proxy may hand out.",
            "Let PRIVATE_ROOT be a folder of its own, outside MEDIA_ROOT and STATIC_ROOT, and move the files there.",
        )
    backups = Path(settings.BACKUP_ROOT).resolve()
    if any(backups.is_relative_to(served) for served in (media, static)):
        yield Finding(
            "Backups lie in a folder that the proxy may hand out, and each holds the ones before it.",
            "Let BACKUP_ROOT be a folder of its own, outside MEDIA_ROOT and STATIC_ROOT, and move the files there.",
        )
    environment = settings.ROOT / ".env"
    if is_public() and environment.exists() and environment.stat().st_mode & (stat.S_IRWXO):
        yield Finding("Every user of this machine can read the passwords in .env.", f"Run  chmod 600 {environment}  .")


def static_files() -> Iterator[Finding]:
    if missing := missing_static_files():
        yield Finding(
            f"{len(missing)} static files are not collected, {missing[0]} among them: pages are errors.",
            "Run  manage.py collectstatic --noinput  and restart.",
        )


def picture_formats() -> Iterator[Finding]:
    if lacking := [name for feature, name in FORMATS.items() if not features.check(feature)]:
        yield Finding(
            f"Pictures can't be read or made as {', '.join(lacking)}.",
            "Install Pillow from its own package, which has all:  .venv/bin/python -m pip install --force-reinstall "
            "--require-hashes -r requirements.txt  .",
        )


def fonts() -> Iterator[Finding]:
    for weight in (REGULAR, BOLD):
        try:
            font_file(weight)
        except (ImportError, KeyError, OSError):
            yield Finding(
                "The fonts of share cards are missing, so articles are shared without a picture.",
                "Run  .venv/bin/python -m pip install --require-hashes -r requirements.txt  and restart.",
            )
            return
