"""The formats of pictures as containers: each function copies what the pixels and their colours need, nothing else.

The lists here name what may stay. Everything else goes, because cameras and programs invent new places for a position,
a name or a preview. Pixels stay as they are, byte by byte. A file that does not follow its format raises `ValueError`,
`IndexError` or `struct.error`.
"""

import re
import struct
from collections.abc import Iterator

#: Frames, tables, scans and restart intervals. (0xC8 is reserved.)
JPEG_PIXELS = {*range(0xC0, 0xC8), *range(0xC9, 0xD0), 0xDA, 0xDB, 0xDC, 0xDD}
JPEG_COLOURS = {0xE2: b"ICC_PROFILE\0", 0xEE: b"Adobe"}
JPEG_START, JPEG_END = b"\xff\xd8", b"\xff\xd9"
JPEG_SCAN = 0xDA
#: In a scan, FF is followed by 00 when it is data, and by D0 to D7 at a restart.
AFTER_JPEG_SCAN = re.compile(rb"\xff[^\x00\xd0-\xd7\xff]", re.DOTALL)
PNG_SIGNATURE = b"\x89PNG\r\n\x1a\n"
PNG_CHUNKS = {
    *(b"IHDR", b"PLTE", b"IDAT", b"IEND", b"tRNS", b"acTL", b"fcTL", b"fdAT", b"bKGD", b"hIST", b"sPLT", b"pHYs"),
    *(b"gAMA", b"cHRM", b"sRGB", b"iCCP", b"sBIT", b"cICP", b"mDCV", b"cLLI"),
}
WEBP_CHUNKS = {b"VP8X", b"VP8 ", b"VP8L", b"ALPH", b"ANIM", b"ANMF", b"ICCP"}
WEBP_METADATA_FLAGS = 0x0C
GIF_IMAGE, GIF_EXTENSION, GIF_END = 0x2C, 0x21, 0x3B
GIF_CONTROL, GIF_APPLICATION = 0xF9, 0xFF
#: How often an animation runs, and the colour profile.
GIF_APPLICATIONS = {b"NETSCAPE2.0", b"ANIMEXTS1.0", b"ICCRGBG1012"}
#: Words in the header of an AVIF that say that it describes more than pixels; "free" may hold anything.
AVIF_METADATA = (b"Exif", b"mime", b"uri ", b"uuid", b"udta", b"free", b"skip", b"jumb")


def jpeg(data: bytes) -> bytes:
    """Ends with the first picture: phones append a second one, which has metadata of its own."""
    kept, at = [JPEG_START], len(JPEG_START)
    while at < len(data) and data[at : at + 2] != JPEG_END:
        if data[at] != 0xFF:
            raise ValueError("a JPEG segment must begin with FF")
        marker = data[at + 1]
        if marker == 0xFF:  # padding
            at += 1
            continue
        end = at + 2 + struct.unpack_from(">H", data, at + 2)[0]
        kept.append(jpeg_segment(marker, data[at:end]))
        at = end
        if marker == JPEG_SCAN:
            after = AFTER_JPEG_SCAN.search(data, at)
            end = after.start() if after else len(data)
            kept.append(data[at:end])
            at = end
    return b"".join([*kept, JPEG_END])


def jpeg_segment(marker: int, segment: bytes) -> bytes:
    content = segment[4:]
    if marker == 0xE0 and content.startswith(b"JFIF\0"):
        return b"\xff\xe0\x00\x10" + content[:12] + b"\0\0"  # without the small picture that may follow
    wanted = marker in JPEG_PIXELS or content.startswith(JPEG_COLOURS.get(marker, b"\0no"))
    return segment if wanted else b""


def png(data: bytes) -> bytes:
    kept, at = [PNG_SIGNATURE], len(PNG_SIGNATURE)
    kind = b""
    while kind != b"IEND":
        length, kind = struct.unpack_from(">I4s", data, at)
        if kind in PNG_CHUNKS:
            kept.append(data[at : at + 12 + length])
        at += 12 + length
    return b"".join(kept)


def webp(data: bytes) -> bytes:
    kept, at = [b"WEBP"], 12
    end = min(len(data), 8 + struct.unpack_from("<I", data, 4)[0])
    while at < end:
        kind, length = struct.unpack_from("<4sI", data, at)
        chunk = data[at : at + 8 + length] + b"\0" * (length % 2)
        if kind == b"VP8X":
            chunk = chunk[:8] + bytes([chunk[8] & ~WEBP_METADATA_FLAGS]) + chunk[9:]
        if kind in WEBP_CHUNKS:
            kept.append(chunk)
        at += 8 + length + length % 2
    content = b"".join(kept)
    return b"RIFF" + struct.pack("<I", len(content)) + content


def gif(data: bytes) -> bytes:
    at = 13 + colour_table(data[10])
    kept = [data[:at]]
    while data[at] != GIF_END:
        if data[at] == GIF_IMAGE:
            first, wanted = at + 11 + colour_table(data[at + 9]), True
        elif data[at] == GIF_EXTENSION:
            application = data[at + 1] == GIF_APPLICATION and data[at + 3 : at + 14] in GIF_APPLICATIONS
            first, wanted = at + 2, application or data[at + 1] == GIF_CONTROL
        else:
            raise ValueError("a GIF block must be an image or an extension")
        end = after_sub_blocks(data, first)
        if wanted:
            kept.append(data[at:end])
        at = end
    return b"".join([*kept, bytes([GIF_END])])


def colour_table(flags: int) -> int:
    """Its length in bytes: three for each colour."""
    return 3 * 2 ** ((flags & 0x07) + 1) if flags & 0x80 else 0


def after_sub_blocks(data: bytes, at: int) -> int:
    while data[at]:
        at += 1 + data[at]
    return at + 1


def avif_has_metadata(data: bytes) -> bool:
    """Whether any box but the pixels' own (`mdat`) names metadata. What is left out of an AVIF would move its pixels,
    so one with metadata is drawn anew."""
    return any(word in box for kind, box in avif_boxes(data) for word in AVIF_METADATA if kind != b"mdat")


def avif_boxes(data: bytes) -> Iterator[tuple[bytes, bytes]]:
    at = 0
    while at < len(data):
        length, kind = struct.unpack_from(">I4s", data, at)
        if length == 1:
            length = struct.unpack_from(">Q", data, at + 8)[0]
        elif length == 0:
            length = len(data) - at
        if length < 8:
            raise ValueError("an AVIF box cannot be shorter than its head")
        yield kind, data[at : at + length]
        at += length
