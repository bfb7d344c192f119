"""Removes metadata from a picture: place, time, camera, names, comments, previews.

The pixels, turned upright, and the colour profile stay. The format is read from the content, not from the file name: a
JPEG called `programme.pdf` has metadata too.
"""

import struct
from collections.abc import Callable
from io import BytesIO
from typing import Any, cast

from PIL import Image, ImageOps, ImageSequence
from PIL.JpegImagePlugin import get_sampling
from PIL.TiffImagePlugin import TiffImageFile

from . import image_containers

#: What a decoder raises for a file that it cannot read.
UNREADABLE = (
    *(OSError, EOFError, SyntaxError, ValueError, TypeError, IndexError, KeyError, RuntimeError, MemoryError),
    *(struct.error, Image.DecompressionBombError),
)
#: Readers look for the start of a PDF in so many first bytes.
PDF_START, PDF_HEADER = b"%PDF-", 1024
ORIENTATION = 0x0112
#: Size, layout, compression and colours of the pixels.
TIFF_TAGS = {254, 255, 256, 257, 258, 259, 262, 266, 273, 277, 278, 279, 282, 283, 284, 296, 317, 320, 322, 323, 324}
TIFF_TAGS |= {325, 338, 339, 347, 530, 531, 532, 34675}
#: For a picture that must be encoded again. At this quality nobody sees a difference.
QUALITY = 92


def strip_metadata(data: bytes) -> bytes:
    """The file without metadata: the same bytes if there is none, or if it is neither a picture of a known format nor a
    PDF.

    A picture that does not follow its format is drawn anew; raises one of `UNREADABLE` if that cannot be done either.
    """
    kind = kind_of(data)
    if kind is None:
        return strip_pdf(data) if PDF_START in data[:PDF_HEADER] else data
    upright = turned_upright(data, kind) or data
    try:
        return STRIP[kind](upright)
    except (ValueError, IndexError, struct.error):
        return STRIP[kind](drawn_anew(data, kind))


def strip_pdf(data: bytes) -> bytes:
    from . import pdf_metadata  # noqa: PLC0415 -- the library takes time and memory, and few need it

    return pdf_metadata.strip_pdf(data)


def kind_of(data: bytes) -> str | None:
    """Pillow's name of the format, by the first bytes."""
    if data.startswith(image_containers.JPEG_START + b"\xff"):
        return "JPEG"
    if data.startswith(image_containers.PNG_SIGNATURE):
        return "PNG"
    if data[:4] == b"RIFF" and data[8:12] == b"WEBP":
        return "WEBP"
    if data[:6] in {b"GIF87a", b"GIF89a"}:
        return "GIF"
    if data[:4] in {b"II*\0", b"MM\0*"}:
        return "TIFF"
    is_avif = data[4:8] == b"ftyp" and (b"avif" in data[8:40] or b"avis" in data[8:40])
    return "AVIF" if is_avif else None


def turned_upright(data: bytes, kind: str) -> bytes | None:
    """None if it stands upright as it is, or moves, or cannot be read."""
    try:
        with Image.open(BytesIO(data), formats=[kind]) as picture:
            if picture.getexif().get(ORIENTATION, 1) == 1 or (
                kind != "JPEG" and getattr(picture, "is_animated", False)
            ):
                return None
            return drawn_anew(data, kind)
    except UNREADABLE:
        return None


def drawn_anew(data: bytes, kind: str) -> bytes:
    """Upright, with its colour profile, of all frames of a moving one, as near to the pixels as the format can."""
    with Image.open(BytesIO(data), formats=[kind]) as picture:
        options = {"icc_profile": picture.info.get("icc_profile"), **compression(picture, data, kind)}
        shown = [picture] if kind == "JPEG" else ImageSequence.Iterator(picture)
        frames = [ImageOps.exif_transpose(frame) for frame in shown]
        if len(frames) > 1:
            options |= {"save_all": True, "append_images": frames[1:]}
            options |= {name: picture.info[name] for name in ("duration", "loop") if name in picture.info}
        file = BytesIO()
        frames[0].save(file, kind, **options)
        return file.getvalue()


def compression(picture: Any, data: bytes, kind: str) -> dict[str, Any]:
    """Without loss where the format can. A JPEG keeps its own tables, so that little is rounded a second time."""
    if kind == "JPEG":
        sampling = get_sampling(picture)
        return {"qtables": picture.quantization, "subsampling": sampling if sampling in {0, 1, 2} else 0}
    if kind == "TIFF":
        return {"compression": "tiff_adobe_deflate"}
    return {"lossless": True} if b"VP8L" in data[:64] else {"quality": QUALITY}


def strip_avif(data: bytes) -> bytes:
    return drawn_anew(data, "AVIF") if image_containers.avif_has_metadata(data) else data


def strip_tiff(data: bytes) -> bytes:
    with Image.open(BytesIO(data), formats=["TIFF"]) as picture:
        tags = {tag for frame in ImageSequence.Iterator(picture) for tag in cast(TiffImageFile, frame).tag_v2}
    return data if tags <= TIFF_TAGS else drawn_anew(data, "TIFF")


STRIP: dict[str, Callable[[bytes], bytes]] = {
    "JPEG": image_containers.jpeg,
    "PNG": image_containers.png,
    "WEBP": image_containers.webp,
    "GIF": image_containers.gif,
    "AVIF": strip_avif,
    "TIFF": strip_tiff,
}
