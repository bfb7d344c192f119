"""Pictures of members: read with suspicion, made anew in three sizes, kept under names nobody can guess.

Nothing of the uploaded file is kept: what is stored was drawn from its pixels, so no position, no camera and no
hidden thumbnail comes along.
"""

import secrets
from functools import partial
from io import BytesIO
from typing import IO

from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.core.files.uploadedfile import UploadedFile
from django.db import transaction
from PIL import Image, ImageOps

from .models import User

#: Sides in pixels: in a list, beside a comment on a sharp screen, on the profile.
SIZES = (48, 96, 256)
FOLDER = "members"

MAX_BYTES = 5 * 1024 * 1024
MAX_SIDE = 6000
MAX_PIXELS = 24_000_000
#: By content: a name and a type are only what the sender says.
FORMATS = ("JPEG", "PNG", "WEBP", "GIF")

TOO_HEAVY = "This file is larger than 5 MB. Please choose a smaller picture."
TOO_LARGE = "This picture is too large: at most 6,000 pixels a side and 24 megapixels. Please make it smaller first."
NOT_AN_IMAGE = "This is not a picture we can read. Please choose a JPEG, PNG, WebP or GIF file."
BROKEN = "This picture is incomplete or damaged. Please try another one."
ANIMATED = "This picture moves. Please choose one that stays still."


def read_upload(upload: UploadedFile) -> Image.Image:
    """The picture in this file, as a square of the largest size. Raises `ValidationError` with what is wrong.

    Size and shape are asked before a single pixel is decoded.
    """
    if upload.size is None or upload.size > MAX_BYTES:
        raise ValidationError(TOO_HEAVY, code="too_heavy")
    picture = open_image(upload)
    if max(picture.size) > MAX_SIDE or picture.width * picture.height > MAX_PIXELS:
        raise ValidationError(TOO_LARGE, code="too_large")
    try:
        # Phones put a second picture behind a JPEG; that does not move.
        if picture.format not in {"JPEG", "MPO"} and getattr(picture, "is_animated", False):
            raise ValidationError(ANIMATED, code="moving")
        return crop_square(picture)
    except ValidationError:
        raise
    except Exception as error:  # a decoder before strangers' bytes fails in every way there is
        raise ValidationError(BROKEN, code="broken") from error


def open_image(upload: IO[bytes] | UploadedFile) -> Image.Image:
    try:
        return Image.open(upload, formats=FORMATS)
    except (Image.DecompressionBombError, Image.DecompressionBombWarning) as error:
        raise ValidationError(TOO_LARGE, code="too_large") from error
    except Exception as error:
        raise ValidationError(NOT_AN_IMAGE, code="no_picture") from error


def crop_square(picture: Image.Image) -> Image.Image:
    largest = SIZES[-1]
    picture.draft("RGB", (largest * 2, largest * 2))  # a JPEG is decoded no larger than needed
    mode = "RGBA" if picture.has_transparency_data else "RGB"
    plain = picture if picture.mode == mode else picture.convert(mode)
    # The middle is the middle whichever way up: cut first, so that only little is turned.
    return ImageOps.exif_transpose(ImageOps.fit(plain, (largest, largest), Image.Resampling.LANCZOS))


def file_name(picture: str, size: int) -> str:
    return f"{FOLDER}/{picture}-{size}.webp"


def file_url(picture: str, size: int) -> str:
    return default_storage.url(file_name(picture, size))


def replace_picture(member: User, picture: Image.Image | None) -> None:
    """Keep this picture instead of the one before, or none. Of two tabs at once the later one stays, whole."""
    fresh = _store(picture) if picture else ""
    with transaction.atomic():
        _give(member, fresh, instead_of=_locked(member))


def rename_files(member: User) -> None:
    """The same picture under new names: who has seen the old ones may no longer look."""
    with transaction.atomic():
        if before := _locked(member):
            fresh = secrets.token_urlsafe(16)
            for size in SIZES:
                with default_storage.open(file_name(before, size)) as file:
                    default_storage.save(file_name(fresh, size), file)
            _give(member, fresh, instead_of=before)


def delete_files(picture: str) -> None:
    """Delete the files of a picture; "" has none."""
    for size in SIZES if picture else ():
        default_storage.delete(file_name(picture, size))


def _locked(member: User) -> str:
    return User.objects.select_for_update().values_list("picture", flat=True).get(pk=member.pk)


def _give(member: User, fresh: str, *, instead_of: str) -> None:
    User.objects.filter(pk=member.pk).update(picture=fresh)
    member.picture = fresh
    transaction.on_commit(partial(delete_files, instead_of))


def _store(picture: Image.Image) -> str:
    fresh = secrets.token_urlsafe(16)
    for size in SIZES:
        file = BytesIO()
        picture.resize((size, size), Image.Resampling.LANCZOS).save(file, "WEBP", quality=82)
        default_storage.save(file_name(fresh, size), ContentFile(file.getvalue()))
    return fresh
