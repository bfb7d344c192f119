"""Searches every table, session, cache entry and file for what is left of a person."""

import zipfile
from collections.abc import Iterator
from pathlib import Path

from django.apps import apps
from django.conf import settings
from django.contrib.sessions.models import Session
from django.core.cache import cache
from django.db import models

TEXTS = (models.CharField, models.TextField, models.JSONField, models.BinaryField)


def traces(*words: str) -> list[str]:
    """Where these words stand, and the text around them."""
    sought = [word.lower() for word in words]
    return [f"{place}: {text}" for place, text in everything_kept() if any(word in text.lower() for word in sought)]


def everything_kept() -> Iterator[tuple[str, str]]:
    for model in apps.get_models(include_auto_created=True):
        fields = [field.attname for field in model._meta.local_concrete_fields if isinstance(field, TEXTS)]
        for row in model._base_manager.values(*fields) if fields else []:
            yield from ((f"{model._meta.label}.{name}", str(value)) for name, value in row.items())
    yield from (("a session", str(session.get_decoded())) for session in Session.objects.all())
    yield from (("the cache", f"{key} {value}") for key, value in cache._cache.items())  # type: ignore[attr-defined]
    for folder in (settings.MEDIA_ROOT, settings.PRIVATE_ROOT):
        yield from (("a file", f"{file} {content(file)!r}") for file in Path(folder).rglob("*") if file.is_file())


def content(file: Path) -> bytes:
    if not zipfile.is_zipfile(file):
        return file.read_bytes()
    with zipfile.ZipFile(file) as parcel:
        return b"".join(parcel.read(name) for name in parcel.namelist())
