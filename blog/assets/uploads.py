"""Removes metadata from pictures and documents before they are stored, in the CMS and by code alike."""

import posixpath
from typing import Any, TypeAlias

from django.core.files.base import ContentFile
from wagtail.documents.models import AbstractDocument
from wagtail.images.models import AbstractImage
from wagtail.models import UploadedFile
from wagtail.utils.file import hash_filelike

from .image_metadata import UNREADABLE, strip_metadata

#: `UploadedFile` is what waits for a title in the CMS, when several pictures are sent at once.
Upload: TypeAlias = AbstractImage | AbstractDocument | UploadedFile


def strip_new_file(instance: Upload, raw: bool = False, **signal: Any) -> None:
    """Before the row is saved. A file that no decoder can read is stored as it came: no rendition can be made of it,
    and nobody is served the original."""
    if instance.file and not instance.file._committed and not raw:
        replace_content(instance)


def replace_content(upload: Upload) -> bool:
    """Removes the metadata. False if there was none. Assigning the file also sets the width and height of a picture."""
    before = upload.file.open().read()
    upload.file.seek(0)
    try:
        after = strip_metadata(before)
    except UNREADABLE:
        return False
    if after == before:
        return False
    upload.file = ContentFile(after, name=posixpath.basename(upload.file.name))
    if not isinstance(upload, UploadedFile):
        upload.file_size, upload.file_hash = len(after), hash_filelike(upload.file)
    return True
