"""Metadata (place, time, camera, names) is removed from a picture; its pixels, turned upright, and its colours stay."""

from io import BytesIO
from typing import Any

import pytest
from PIL import Image, ImageChops, ImageOps

from blog.assets.image_metadata import kind_of, strip_metadata
from tests.pictures import GPS, PROFILE, SECRET, photograph

KINDS = ["JPEG", "PNG", "WEBP", "AVIF", "TIFF", "GIF"]
#: Where a lossy format has to draw the picture anew, at an edge. 0: not a bit differs.
MOST = {("JPEG", 6): 20, ("WEBP", 6): 12, ("AVIF", 1): 12, ("AVIF", 6): 12}


def opened(content: bytes) -> Image.Image:
    picture = Image.open(BytesIO(content))
    picture.load()
    return picture


def difference(one: Image.Image, other: Image.Image) -> int:
    return max(high for _, high in ImageChops.difference(one.convert("RGB"), other.convert("RGB")).getextrema())


def metadata(picture: Any) -> set[str]:
    places = {"exif", "xmp", "photoshop", "comment", "Comment", "XML:com.adobe.xmp", "Raw profile type exif"}
    return picture.info.keys() & places


@pytest.mark.parametrize("orientation", [1, 6])
@pytest.mark.parametrize("kind", KINDS)
def test_only_pixels_and_their_colours_are_left(kind: str, orientation: int) -> None:
    before = photograph(kind, orientation=orientation)
    assert SECRET in before

    after = strip_metadata(before)

    picture = opened(after)
    assert (SECRET in after, metadata(picture), picture.format) == (False, set(), kind)
    assert (picture.getexif().get_ifd(GPS), picture.getexif().get(0x0112, 1)) == ({}, 1)
    assert picture.info.get("icc_profile") == (None if kind == "GIF" else PROFILE)
    upright = ImageOps.exif_transpose(opened(before))
    assert picture.size == upright.size == ((60, 90) if orientation == 6 and kind != "GIF" else (90, 60))
    assert difference(picture, upright) <= MOST.get((kind, orientation), 0)


@pytest.mark.parametrize("orientation", [1, 6])
@pytest.mark.parametrize("kind", KINDS)
def test_second_time_changes_nothing(kind: str, orientation: int) -> None:
    once = strip_metadata(photograph(kind, orientation=orientation))

    assert strip_metadata(once) == once


@pytest.mark.parametrize("kind", ["PNG", "WEBP", "AVIF", "TIFF", "GIF"])
def test_what_moves_goes_on_moving(kind: str) -> None:
    after = strip_metadata(photograph(kind, moves=True))

    moving: Any = opened(after)
    assert (SECRET in after, moving.n_frames, moving.info.get("loop", 0)) == (False, 2, 0)
    if kind != "TIFF":
        moving.seek(1)
        moving.load()
        assert moving.info["duration"] == 200


def test_second_picture_of_a_phone_goes_with_its_metadata() -> None:
    before = photograph("MPO")

    after: Any = opened(strip_metadata(before))

    assert (opened(before).n_frames, getattr(after, "n_frames", 1), after.format) == (2, 1, "JPEG")  # type: ignore[attr-defined]


def test_jpeg_that_breaks_off_is_closed() -> None:
    whole = photograph("JPEG")
    broken = whole[:-2]

    assert strip_metadata(broken) == strip_metadata(whole)


def test_what_was_hidden_after_the_end_goes() -> None:
    for kind in ["JPEG", "PNG", "GIF", "WEBP"]:
        assert strip_metadata(photograph(kind) + SECRET) == strip_metadata(photograph(kind))


def test_jpeg_with_rubbish_between_its_segments_is_drawn_anew() -> None:
    content = photograph("JPEG")
    rubbish = content[:2] + b"\xff\xff\xe1\x00\x02" + content[2:]  # padding, as some cameras write it
    assert strip_metadata(rubbish) == strip_metadata(content)

    stray = content.replace(b"\xff\xdb", b"\x00\xff\xdb", 1)
    assert (SECRET in strip_metadata(stray), opened(strip_metadata(stray)).size) == (False, (90, 60))


def test_progressive_jpeg_keeps_all_its_scans() -> None:
    file = BytesIO()
    Image.effect_noise((200, 100), 90).save(file, "JPEG", progressive=True, comment=SECRET)

    after = strip_metadata(file.getvalue())

    assert (SECRET in after, difference(opened(after), opened(file.getvalue()))) == (False, 0)


@pytest.mark.parametrize(
    "content", [b"", b"%PDF-1.7 /Author (Rosa)", b"<svg/>", b"\xff\xd8", b"RIFF\0\0\0\0WAVE", b"\0\0\0\x18ftypheic"]
)
def test_other_files_stay_as_they_are(content: bytes) -> None:
    assert (kind_of(content), strip_metadata(content)) == (None, content)
