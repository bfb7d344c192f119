"""Removes metadata from files that were stored before uploads lost theirs: pictures, their renditions, documents."""

from collections.abc import Iterator

from django.db import transaction
from wagtail.documents import get_document_model
from wagtail.images import get_image_model
from wagtail.images.models import AbstractImage, AbstractRendition
from wagtail.models import UploadedFile

from .image_form import rebuild_after_image_change
from .image_metadata import UNREADABLE, strip_metadata
from .uploads import Upload, replace_content

#: Rows read at once. Their files are read one after another.
BATCH = 100


def strip_stored_metadata() -> Iterator[str]:
    """Yields a sentence for each file that was changed or cannot be read. A second run changes nothing more.

    A task makes the renditions again, and the assets of articles that use them.
    """
    for image in get_image_model().objects.order_by("pk").prefetch_related("renditions").iterator(chunk_size=BATCH):
        sentences = [strip_file(image), *map(delete_unclean_rendition, image.renditions.all())]
        if any(sentences):
            rebuild_after_image_change.enqueue(image.pk)
        yield from filter(None, sentences)
    for model in (get_document_model(), UploadedFile):
        for upload in model.objects.order_by("pk").iterator(chunk_size=BATCH):
            if sentence := strip_file(upload):
                yield sentence


def strip_file(upload: Upload) -> str:
    """Stores the file under a new name, since external caches keep the old one, and deletes the picture's renditions.

    Returns a sentence about it; "" if there was no metadata.
    """
    before = upload.file.name
    try:
        with transaction.atomic():
            if not replace_content(upload):
                return ""
            upload.save()
            if isinstance(upload, AbstractImage):
                upload.renditions.all().delete()
            transaction.on_commit(lambda: upload.file.storage.delete(before), robust=True)
    except OSError:
        return f"{before} cannot be read."
    finally:
        upload.file.close()
    return f"{before}: metadata taken out."


def delete_unclean_rendition(rendition: AbstractRendition) -> str:
    """Deletes a rendition that was made with metadata. "" if it has none, or was deleted with its picture."""
    try:
        with rendition.file.storage.open(rendition.file.name) as file:
            content = file.read()
        if strip_metadata(content) == content:
            return ""
    except UNREADABLE:
        return ""
    deleted, _ = type(rendition).objects.filter(pk=rendition.pk).delete()
    return f"{rendition.file.name}: made anew." if deleted else ""
