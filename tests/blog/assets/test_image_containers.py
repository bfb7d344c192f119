"""Pictures byte by byte: what may stay stays as it is, everything else goes, and a broken file ends in an error."""

import contextlib
import struct
from collections.abc import Callable
from io import BytesIO

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from blog.assets import image_containers
from blog.assets.image_containers import avif_boxes, avif_has_metadata, gif, jpeg, png, webp
from tests.pictures import SECRET, photograph

READERS: dict[str, Callable[[bytes], object]] = {
    "JPEG": jpeg,
    "PNG": png,
    "WEBP": webp,
    "GIF": gif,
    "AVIF": avif_has_metadata,
}
#: What a reader may raise about a file that does not follow its format.
REFUSED = (ValueError, IndexError, struct.error)

# --- JPEG ---


def segment(marker: int, content: bytes) -> bytes:
    return bytes([0xFF, marker]) + struct.pack(">H", len(content) + 2) + content


START, END = b"\xff\xd8", b"\xff\xd9"
FRAME = segment(0xC0, b"\x08\x00\x01\x00\x01\x01\x01\x11\x00")
SCAN = segment(0xDA, b"\x01\x01\x00\x00\x3f\x00") + b"\x12\xff\x00\x34\xff\xd0\x56"


@pytest.mark.parametrize("marker", sorted(image_containers.JPEG_PIXELS - {0xDA}))
def test_a_jpeg_keeps_what_its_pixels_need(marker):
    kept = segment(marker, b"as it is")

    assert jpeg(START + kept + SCAN + END) == START + kept + SCAN + END


@pytest.mark.parametrize("marker", [*range(0xE1, 0xF0), 0xFE, 0xC8])
def test_every_other_segment_goes(marker):
    assert jpeg(START + segment(marker, b"Exif\0\0" + SECRET) + FRAME + SCAN + END) == START + FRAME + SCAN + END


@pytest.mark.parametrize(("marker", "name"), [(0xE2, b"ICC_PROFILE\0\x01\x01"), (0xEE, b"Adobe\x00\x64")])
def test_colours_stay(marker, name):
    kept = segment(marker, name + b"colours")

    assert jpeg(START + kept + FRAME + SCAN + END) == START + kept + FRAME + SCAN + END


def test_the_head_of_a_jpeg_loses_the_small_picture_in_it():
    head = segment(0xE0, b"JFIF\0\x01\x02\x01\x00\x48\x00\x48\x02\x02" + SECRET)
    bare = segment(0xE0, b"JFIF\0\x01\x02\x01\x00\x48\x00\x48\x00\x00")

    assert jpeg(START + head + FRAME + SCAN + END) == START + bare + FRAME + SCAN + END


def test_what_calls_itself_a_head_and_is_none_goes():
    assert jpeg(START + segment(0xE0, b"JFXX\0" + SECRET) + FRAME + SCAN + END) == START + FRAME + SCAN + END


def test_padding_between_segments_is_no_segment():
    assert jpeg(START + b"\xff\xff\xff" + FRAME[1:] + SCAN + END) == START + FRAME + SCAN + END


def test_a_jpeg_ends_with_its_first_picture():
    second = START + segment(0xE1, SECRET) + FRAME + SCAN + END

    assert jpeg(START + FRAME + SCAN + END + second) == START + FRAME + SCAN + END


def test_a_scan_that_was_cut_off_is_closed():
    assert jpeg(START + FRAME + SCAN) == START + FRAME + SCAN + END


def test_several_scans_stay_with_their_tables():
    table = segment(0xC4, b"\x00table")

    assert jpeg(START + FRAME + SCAN + table + SCAN + END) == START + FRAME + SCAN + table + SCAN + END


def test_words_where_a_segment_should_begin_are_an_error():
    with pytest.raises(ValueError, match="must begin with FF"):
        jpeg(START + b"words")


# --- PNG ---


def chunk(kind: bytes, content: bytes = b"") -> bytes:
    return struct.pack(">I4s", len(content), kind) + content + b"\0\0\0\0"


PNG = image_containers.PNG_SIGNATURE


@pytest.mark.parametrize("kind", sorted(image_containers.PNG_CHUNKS - {b"IEND"}))
def test_a_png_keeps_its_pixels_and_colours(kind):
    whole = PNG + chunk(kind, b"as it is") + chunk(b"IEND")

    assert png(whole) == whole


@pytest.mark.parametrize("kind", [b"tEXt", b"zTXt", b"iTXt", b"eXIf", b"tIME", b"vpAg", b"caBX", b"dSIG"])
def test_words_times_and_places_in_a_png_go(kind):
    assert png(PNG + chunk(kind, SECRET) + chunk(b"IDAT", b"x") + chunk(b"IEND")) == (
        PNG + chunk(b"IDAT", b"x") + chunk(b"IEND")
    )


def test_what_stands_behind_the_end_of_a_png_goes():
    assert png(PNG + chunk(b"IEND") + SECRET) == PNG + chunk(b"IEND")


def test_a_png_without_an_end_is_an_error():
    with pytest.raises(struct.error):
        png(PNG + chunk(b"IDAT", b"x"))


# --- WebP ---


def part(kind: bytes, content: bytes = b"") -> bytes:
    return struct.pack("<4sI", kind, len(content)) + content + b"\0" * (len(content) % 2)


def riff(*parts: bytes) -> bytes:
    content = b"WEBP" + b"".join(parts)
    return b"RIFF" + struct.pack("<I", len(content)) + content


@pytest.mark.parametrize("kind", sorted(image_containers.WEBP_CHUNKS - {b"VP8X"}))
@pytest.mark.parametrize("content", [b"even", b"odd"])
def test_a_webp_keeps_its_pixels(kind, content):
    assert webp(riff(part(kind, content))) == riff(part(kind, content))


@pytest.mark.parametrize("kind", [b"EXIF", b"XMP ", b"C2PA", b"META"])
def test_metadata_in_a_webp_goes_and_the_length_says_so(kind):
    assert webp(riff(part(b"VP8 ", b"pixels"), part(kind, SECRET))) == riff(part(b"VP8 ", b"pixels"))


def test_its_head_no_longer_says_that_there_is_metadata():
    colours_and_moves, with_metadata = 0x20 | 0x02, 0x20 | 0x02 | 0x08 | 0x04

    before = riff(part(b"VP8X", bytes([with_metadata]) + b"size of it"), part(b"EXIF", SECRET))

    assert webp(before) == riff(part(b"VP8X", bytes([colours_and_moves]) + b"size of it"))


def test_what_stands_behind_the_length_of_a_webp_goes():
    assert webp(riff(part(b"VP8 ", b"pixels")) + part(b"EXIF", SECRET)) == riff(part(b"VP8 ", b"pixels"))


def test_the_last_part_of_a_webp_may_lack_its_empty_byte():
    assert webp(riff(part(b"VP8 ", b"odd"))[:-1]) == riff(part(b"VP8 ", b"odd"))


# --- GIF ---


def blocks(*contents: bytes) -> bytes:
    return b"".join(bytes([len(content)]) + content for content in contents) + b"\0"


def gif_file(*parts: bytes, table: int = 0) -> bytes:
    flags = 0x80 | (table.bit_length() - 2) if table else 0
    return b"GIF89a" + struct.pack("<HHBBB", 1, 1, flags, 0, 0) + b"rgb" * table + b"".join(parts) + b";"


GIF_PICTURE = b"," + struct.pack("<HHHHB", 0, 0, 1, 1, 0) + b"\x02" + blocks(b"pixels")
CONTROL = b"!\xf9" + blocks(b"\x00\x0a\x00\x00")


@pytest.mark.parametrize("table", [0, 2, 4, 256])
def test_a_gif_keeps_pictures_times_and_colours(table):
    whole = gif_file(CONTROL, GIF_PICTURE, CONTROL, GIF_PICTURE, table=table)

    assert gif(whole) == whole


def test_a_picture_with_colours_of_its_own_stays():
    own = b"," + struct.pack("<HHHHB", 0, 0, 1, 1, 0x81) + b"rgb" * 4 + b"\x02" + blocks(b"pixels")

    assert gif(gif_file(own)) == gif_file(own)


@pytest.mark.parametrize("name", [b"NETSCAPE2.0", b"ANIMEXTS1.0", b"ICCRGBG1012"])
def test_how_often_it_runs_and_its_colours_stay(name):
    whole = gif_file(b"!\xff" + blocks(name, b"\x01\x00\x00"), GIF_PICTURE)

    assert gif(whole) == whole


@pytest.mark.parametrize(
    "extension",
    [
        b"!\xfe" + blocks(SECRET),
        b"!\xff" + blocks(b"XMP DataXMP", SECRET),
        b"!\x01" + blocks(b"\0" * 12, SECRET),
        b"!\xfe" + blocks(b"a" * 255, b"b" * 255, SECRET),
    ],
)
def test_comments_and_other_programs_words_go(extension):
    assert gif(gif_file(extension, GIF_PICTURE)) == gif_file(GIF_PICTURE)


def test_an_unknown_block_is_an_error():
    with pytest.raises(ValueError, match="must be an image or an extension"):
        gif(gif_file(b"?" + blocks(SECRET)))


def test_what_stands_behind_the_end_of_a_gif_goes():
    assert gif(gif_file(GIF_PICTURE) + SECRET) == gif_file(GIF_PICTURE)


# --- AVIF ---


def box(kind: bytes, content: bytes = b"") -> bytes:
    return struct.pack(">I4s", len(content) + 8, kind) + content


@pytest.mark.parametrize("word", image_containers.AVIF_METADATA)
def test_an_avif_that_names_metadata_has_some(word):
    assert avif_has_metadata(box(b"ftyp", b"avif") + box(b"meta", b"...." + word + b"....") + box(b"mdat", b"pixels"))
    assert avif_has_metadata(box(b"ftyp", b"avif") + box(word, SECRET) + box(b"mdat", b"pixels"))


def test_pixels_that_look_like_a_word_are_pixels():
    assert not avif_has_metadata(box(b"ftyp", b"avif") + box(b"meta", b"items") + box(b"mdat", b"..Exif.."))


def test_a_box_may_have_a_long_length_or_reach_to_the_end():
    long = struct.pack(">I4sQ", 1, b"meta", 16 + 5) + b"items"
    last = struct.pack(">I4s", 0, b"mdat") + b"pixels"

    assert list(avif_boxes(long + last)) == [(b"meta", long), (b"mdat", last)]


@pytest.mark.parametrize("length", [2, 7])
def test_a_box_shorter_than_its_own_head_is_an_error(length):
    with pytest.raises(ValueError, match="cannot be shorter than its head"):
        list(avif_boxes(struct.pack(">I4s", length, b"meta") + b"items"))


# --- Broken files ---


@pytest.mark.parametrize("kind", READERS)
def test_a_picture_that_was_cut_off_anywhere_ends_and_tells_no_more_than_before(kind):
    whole = photograph(kind, size=(8, 6))

    for length in range(len(whole)):
        try:
            kept = READERS[kind](whole[:length])
        except REFUSED:
            continue
        if isinstance(kept, bytes):
            assert SECRET not in kept, length


@given(st.sampled_from(sorted(READERS)), st.binary(max_size=400))
def test_no_bytes_at_all_make_a_reader_run_for_ever_or_break_otherwise(kind, data):
    starts = {"JPEG": START, "PNG": PNG, "WEBP": b"RIFF\xff\0\0\0WEBP", "GIF": b"GIF89a" + b"\0" * 7, "AVIF": b""}
    with contextlib.suppress(REFUSED):
        READERS[kind](starts[kind] + data)


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP", "GIF"])
def test_a_picture_with_a_byte_changed_can_still_be_opened_or_is_refused_as_before(kind):
    whole = bytearray(READERS[kind](photograph(kind, size=(8, 6))))  # type: ignore[arg-type]

    for place in range(0, len(whole), 7):
        changed = bytes(whole[:place]) + bytes([whole[place] ^ 0x55]) + bytes(whole[place + 1 :])
        try:
            kept = READERS[kind](changed)
        except REFUSED:
            continue
        assert isinstance(kept, bytes)
        assert can_be_opened(kept) or not can_be_opened(changed), place


def can_be_opened(content: bytes) -> bool:
    try:
        with Image.open(BytesIO(content)) as picture:
            picture.load()
    except Exception:  # noqa: BLE001 -- Pillow raises whatever its plug-in runs into
        return False
    return True
