"""Pictures with the metadata that phones and cameras write: place, time, names, camera."""

from io import BytesIO
from typing import Any

from PIL import Image, ImageCms, PngImagePlugin

#: In each place that a picture has for words.
SECRET = b"SECRETPLACE"
PROFILE = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
XMP = b'<x:xmpmeta xmlns:x="adobe:ns:meta/"><exif:GPSLatitude>' + SECRET + b"</exif:GPSLatitude></x:xmpmeta>"
ORIENTATION, CAMERA, GPS = 0x0112, 0x010F, 0x8825


def photograph(kind: str, *, orientation: int = 1, moves: bool = False, size: tuple[int, int] = (90, 60)) -> bytes:
    """White, with black in the upper left quarter. A second frame (or second picture of a phone) is all white."""
    picture = Image.new("RGB", size, "white")
    picture.paste("black", (0, 0, size[0] // 2, size[1] // 2))
    exif = Image.Exif()
    exif[CAMERA], exif[ORIENTATION] = SECRET.decode(), orientation
    exif.get_ifd(GPS).update({1: "N", 2: (52.0, 31.0, 12.0), 3: "E", 4: (13.0, 24.0, 18.0), 29: SECRET.decode()})
    options: dict[str, Any] = {"exif": exif, "icc_profile": PROFILE}
    if kind in {"JPEG", "MPO"}:
        options |= {"xmp": XMP, "comment": SECRET}
    if kind in {"WEBP", "AVIF"}:
        options |= {"xmp": XMP, "quality": 100}
    if kind == "PNG":
        words = PngImagePlugin.PngInfo()
        words.add_text("Comment", SECRET.decode())
        words.add_itxt("XML:com.adobe.xmp", XMP.decode())
        options["pnginfo"] = words
    if kind == "GIF":
        options = {"comment": SECRET}
    if moves or kind == "MPO":
        options |= {"save_all": True, "append_images": [Image.new("RGB", size, "white")]}
    if moves and kind != "TIFF":
        options |= {"duration": 200, "loop": 0}
    file = BytesIO()
    picture.save(file, kind, **options)
    content = file.getvalue()
    return content[:2] + IPTC + content[2:] if kind in {"JPEG", "MPO"} else content


#: As Photoshop writes it: a block of resources, and in it one of IPTC with the name of a city.
RESOURCE = b"8BIM\x04\x04\x00\x00" + (5 + len(SECRET)).to_bytes(4, "big")
RESOURCE += b"\x1c\x02\x5a" + len(SECRET).to_bytes(2, "big") + SECRET
IPTC = b"\xff\xed" + (2 + 14 + len(RESOURCE)).to_bytes(2, "big") + b"Photoshop 3.0\0" + RESOURCE
