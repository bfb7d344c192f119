"""Uploads are checked, and only images that the site has drawn itself are stored."""

import struct
import zlib
from io import BytesIO

import pytest
from django.core.exceptions import ValidationError
from django.core.files.storage import default_storage
from PIL import Image

from community.members import profile_picture
from tests.community.members.conftest import encoded


def chunk(name: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))


def png_header(width: int, height: int) -> bytes:
    """A file of a few bytes that says it is this large."""
    size = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", size) + chunk(b"IDAT", zlib.compress(b"")) + chunk(b"IEND", b"")


def moving(kind: str) -> bytes:
    frames = [Image.new("RGB", (20, 20), colour) for colour in ("red", "blue")]
    return encoded(frames[0], kind, save_all=True, append_images=frames[1:])


WHOLE = encoded(Image.effect_noise((300, 300), 80), "JPEG")

REFUSED = {
    "HTML": (b"<!doctype html><script>alert(1)</script>", profile_picture.NOT_AN_IMAGE),
    "SVG": (b'<svg xmlns="http://www.w3.org/2000/svg"><script/></svg>', profile_picture.NOT_AN_IMAGE),
    "a BMP": (encoded(Image.new("RGB", (9, 9)), "BMP"), profile_picture.NOT_AN_IMAGE),
    "a TIFF": (encoded(Image.new("RGB", (9, 9)), "TIFF"), profile_picture.NOT_AN_IMAGE),
    "20 MB": (b"\x00" * 20_000_000, profile_picture.TOO_HEAVY),
    "30,000 px wide": (png_header(30_000, 10), profile_picture.TOO_LARGE),
    "25 megapixels": (png_header(5000, 5000), profile_picture.TOO_LARGE),
    "a bomb": (png_header(20_000, 20_000), profile_picture.TOO_LARGE),
    "a small bomb": (png_header(12_000, 12_000), profile_picture.TOO_LARGE),
    "a moving GIF": (moving("GIF"), profile_picture.ANIMATED),
    "a moving PNG": (moving("PNG"), profile_picture.ANIMATED),
    "a moving WebP": (moving("WEBP"), profile_picture.ANIMATED),
    "half a JPEG": (WHOLE[: len(WHOLE) // 2], profile_picture.BROKEN),
    "a PNG without pixels": (png_header(300, 300), profile_picture.BROKEN),
}


@pytest.mark.parametrize("what", REFUSED)
def test_refused_with_the_reason(what: str, uploaded) -> None:
    content, reason = REFUSED[what]

    with pytest.raises(ValidationError) as refused:
        profile_picture.read_upload(uploaded(content))

    assert refused.value.messages == [reason]


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP", "GIF"])
def test_every_known_kind_becomes_a_square(kind: str, uploaded) -> None:
    assert profile_picture.read_upload(uploaded(kind=kind)).size == (256, 256)


def test_the_middle_is_cut_out(uploaded) -> None:
    wide = Image.new("RGB", (900, 300), "red")
    wide.paste("blue", (300, 0, 600, 300))

    square = profile_picture.read_upload(uploaded(encoded(wide)))

    assert {square.getpixel(at) for at in [(4, 4), (251, 4), (128, 128), (4, 251)]} == {(0, 0, 255)}


def test_a_picture_taken_sideways_stands_upright(uploaded) -> None:
    sideways = Image.new("RGB", (400, 400), "white")
    sideways.paste("black", (0, 0, 200, 400))
    exif = Image.Exif()
    exif[0x0112] = 6  # to be turned by a quarter

    square = profile_picture.read_upload(uploaded(encoded(sideways, "JPEG", exif=exif))).convert("L")

    assert (square.getpixel((128, 20)), square.getpixel((128, 235))) == (0, 255)


def test_two_pictures_in_one_jpeg_are_one_from_a_phone(uploaded) -> None:
    frames = [Image.new("RGB", (20, 20), colour) for colour in ("red", "blue")]
    file = encoded(frames[0], "MPO", save_all=True, append_images=frames[1:])

    assert profile_picture.read_upload(uploaded(file)).size == (256, 256)


def test_what_can_be_seen_through_stays_so(uploaded) -> None:
    square = profile_picture.read_upload(uploaded(encoded(Image.new("RGBA", (30, 30), (0, 0, 0, 0)))))

    assert square.getpixel((9, 9))[3] == 0


def test_stored_in_three_sizes_under_names_that_say_nothing(member, uploaded, files) -> None:
    profile_picture.replace_picture(member, profile_picture.read_upload(uploaded()))

    assert files() == sorted(f"members/{member.picture}-{size}.webp" for size in (48, 96, 256))
    assert len(member.picture) == 22
    for size in (48, 96, 256):
        with default_storage.open(profile_picture.file_name(member.picture, size)) as file, Image.open(file) as picture:
            assert (picture.format, picture.size) == ("WEBP", (size, size))


def test_nothing_but_pixels_is_kept(member, uploaded, files) -> None:
    exif = Image.Exif()
    exif[0x010F] = "SECRETCAMERA"
    exif.get_ifd(0x8825)[1] = "N"
    hidden = {"comment": b"SECRETCOMMENT", "xmp": b"SECRETXMP", "icc_profile": b"SECRETPROFILE" * 20}
    upload = uploaded(kind="JPEG", exif=exif, **hidden)

    profile_picture.replace_picture(member, profile_picture.read_upload(upload))

    for size in profile_picture.SIZES:
        with default_storage.open(profile_picture.file_name(member.picture, size)) as file:
            content = file.read()
        assert b"SECRET" not in content
        assert Image.open(BytesIO(content)).info.keys() & {"exif", "icc_profile", "xmp", "comment"} == set()


def test_the_files_before_go(member, uploaded, files, django_capture_on_commit_callbacks) -> None:
    with django_capture_on_commit_callbacks(execute=True):
        profile_picture.replace_picture(member, profile_picture.read_upload(uploaded()))
    first = member.picture

    with django_capture_on_commit_callbacks(execute=True):
        profile_picture.replace_picture(member, profile_picture.read_upload(uploaded(colour="red")))
    assert first not in "".join(files())
    assert len(files()) == 3

    with django_capture_on_commit_callbacks(execute=True):
        profile_picture.replace_picture(member, None)
    member.refresh_from_db()
    assert (member.picture, files()) == ("", [])


def test_renamed_files_are_the_same_picture(member, uploaded, files, django_capture_on_commit_callbacks) -> None:
    profile_picture.replace_picture(member, profile_picture.read_upload(uploaded()))
    with default_storage.open(profile_picture.file_name(member.picture, 96)) as file:
        before = file.read()
    first = member.picture

    with django_capture_on_commit_callbacks(execute=True):
        profile_picture.rename_files(member)

    assert member.picture != first
    assert len(files()) == 3
    with default_storage.open(profile_picture.file_name(member.picture, 96)) as file:
        assert file.read() == before
