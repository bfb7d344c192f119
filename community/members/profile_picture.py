"""Profile pictures: checks an upload, stores it in three sizes under file names that nobody can guess.

Nothing of the uploaded file itself is kept. What is stored is drawn from its pixels, so it has no GPS position, no
camera and no embedded thumbnail.
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

#: Sides in pixels: beside a comment, the same on a high-resolution screen, on the profile.
SIZES = (48, 96, 256)
FOLDER = "members"

MAX_BYTES = 5 * 1024 * 1024
MAX_SIDE = 6000
MAX_PIXELS = 24_000_000
#: Detected from the content: file name and content type are what the sender claims.
FORMATS = ("JPEG", "PNG", "WEBP", "GIF")

TOO_HEAVY = "This file is larger than 5 MB. Please choose a smaller picture."
TOO_LARGE = "This picture is too large: at most 6,000 pixels a side and 24 megapixels. Please make it smaller first."
NOT_AN_IMAGE = "This is not a picture we can read. Please choose a JPEG, PNG, WebP or GIF file."
BROKEN = "This picture is incomplete or damaged. Please try another one."
ANIMATED = "This picture moves. Please choose one that stays still."


def read_upload(upload: UploadedFile) -> Image.Image:
    """The image in this file, cut to a square of the largest size. Raises `ValidationError` with what is wrong.

    File size and dimensions are checked before any pixel is decoded.
    """
    if upload.size is None or upload.size > MAX_BYTES:
        raise ValidationError(TOO_HEAVY, code="too_heavy")
    picture = open_image(upload)
    if max(picture.size) > MAX_SIDE or picture.width * picture.height > MAX_PIXELS:
        raise ValidationError(TOO_LARGE, code="too_large")
    try:
        # Phones append a second image to a JPEG (MPO). That is no animation.
        if picture.format not in {"JPEG", "MPO"} and getattr(picture, "is_animated", False):
            raise ValidationError(ANIMATED, code="moving")
        return crop_square(picture)
    except ValidationError:
        raise
    except Exception as error:  # a damaged file can raise anything in a decoder
        raise ValidationError(BROKEN, code="broken") from error


def open_image(upload: IO[bytes] | UploadedFile) -> Image.Image:
    try:
        return Image.open(upload, formats=FORMATS)
    except (Image.DecompressionBombError, Image.DecompressionBombWarning) as error:
        raise ValidationError(TOO_LARGE, code="too_large") from error
    except Exception as error:
        raise ValidationError(NOT_AN_IMAGE, code="no_picture") from error


def crop_square(picture: Image.Image) -> Image.Image:
    """The middle of the image, in the largest of our sizes, turned upright as its EXIF data says."""
    largest = SIZES[-1]
    picture.draft("RGB", (largest * 2, largest * 2))  # decode a JPEG no larger than needed
    mode = "RGBA" if picture.has_transparency_data else "RGB"
    plain = picture if picture.mode == mode else picture.convert(mode)
    # Crop before turning: the middle stays the middle, and there are fewer pixels to turn.
    return ImageOps.exif_transpose(ImageOps.fit(plain, (largest, largest), Image.Resampling.LANCZOS))


def file_name(picture: str, size: int) -> str:
    """Name in the default storage. `picture` is `User.picture`, `size` one of `SIZES`."""
    return f"{FOLDER}/{picture}-{size}.webp"


def file_url(picture: str, size: int) -> str:
    return default_storage.url(file_name(picture, size))


def replace_picture(member: User, picture: Image.Image | None) -> None:
    """Store this picture, or none, in place of the present one. Of two requests at once the later one wins."""
    new_name = _store(picture) if picture else ""
    with transaction.atomic():
        _set_picture(member, new_name, instead_of=_locked_picture(member))


def rename_files(member: User) -> None:
    """Give the files of the present picture new names, so that addresses which others know no longer work."""
    with transaction.atomic():
        if before := _locked_picture(member):
            new_name = secrets.token_urlsafe(16)
            for size in SIZES:
                with default_storage.open(file_name(before, size)) as file:
                    default_storage.save(file_name(new_name, size), file)
            _set_picture(member, new_name, instead_of=before)


def delete_files(picture: str) -> None:
    """Delete the files of a picture; "" means no picture."""
    for size in SIZES if picture else ():
        default_storage.delete(file_name(picture, size))


def _locked_picture(member: User) -> str:
    return User.objects.select_for_update().values_list("picture", flat=True).get(pk=member.pk)


def _set_picture(member: User, new_name: str, *, instead_of: str) -> None:
    User.objects.filter(pk=member.pk).update(picture=new_name)
    member.picture = new_name
    transaction.on_commit(partial(delete_files, instead_of))


def _store(picture: Image.Image) -> str:
    new_name = secrets.token_urlsafe(16)
    for size in SIZES:
        file = BytesIO()
        picture.resize((size, size), Image.Resampling.LANCZOS).save(file, "WEBP", quality=82)
        default_storage.save(file_name(new_name, size), ContentFile(file.getvalue()))
    return new_name
