"""The pictures that articles show, as they were uploaded."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import quote

from wagtail.images import get_image_model

from blog.blocks.body import images_in
from blog.models import ArticlePage
from transfer.imported import ImportedFile


def pictures_of_article(page: ArticlePage) -> Iterator[tuple[Any, str]]:
    """Each with what it shows, if the article says so."""
    if page.picture_id and (picture := get_image_model().objects.filter(pk=page.picture_id).first()):
        yield picture, page.picture_alternative
    for picture in images_in(page.body):
        yield picture, ""


def file_of_picture(picture: Any, alternative: str, pictures_at: str) -> ImportedFile:
    address = f"{pictures_at}{quote(picture.file.name)}"
    return ImportedFile(str(picture.pk), address, title=picture.title, alternative=alternative)


def copy_picture(picture: Any, folder: Path) -> None:
    """To the same path below the folder as below the uploads. Raises OSError for what is not there."""
    target = folder / picture.file.name
    if not target.resolve().is_relative_to(folder.resolve()):
        raise OSError(f"{picture.file.name} leads out of the folder")
    target.parent.mkdir(parents=True, exist_ok=True)
    with picture.file.storage.open(picture.file.name, "rb") as source, target.open("wb") as copy:
        shutil.copyfileobj(source, copy)
