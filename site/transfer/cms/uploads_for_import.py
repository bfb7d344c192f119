"""Uploaded exports. They hold addresses of people, so they lie outside of what is served, and not for long."""

from __future__ import annotations

import shutil
from collections.abc import Iterable
from datetime import timedelta
from pathlib import Path

from django.conf import settings
from django.core.files.uploadedfile import UploadedFile
from django.utils import timezone
from django.utils.text import get_valid_filename

from transfer.models import Import

#: An import that nobody has carried out by then is forgotten.
KEPT_FOR = timedelta(days=30)


def folder_of(run: Import) -> Path:
    return Path(settings.PRIVATE_ROOT) / "imports" / str(run.pk)


def store(run: Import, files: Iterable[UploadedFile], prefix: str = "") -> list[str]:
    """Their paths. A number in front keeps two files of one name apart."""
    folder = folder_of(run)
    folder.mkdir(parents=True, exist_ok=True)
    paths = []
    for number, file in enumerate(files, 1):
        path = folder / f"{prefix}{number}-{get_valid_filename(Path(file.name or 'export').name)[-80:]}"
        with path.open("wb") as target:
            for chunk in file.chunks():
                target.write(chunk)
        paths.append(str(path))
    return paths


def has_files(run: Import) -> bool:
    return bool(run.files) and all(Path(path).is_file() for path in run.files)


def delete_files(run: Import) -> None:
    shutil.rmtree(folder_of(run), ignore_errors=True)


def forget_old_uploads() -> None:
    for run in Import.objects.filter(created_at__lt=timezone.now() - KEPT_FOR):
        if not run.is_alive:
            delete_files(run)
