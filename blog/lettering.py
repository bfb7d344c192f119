"""Letters for what is drawn on the server: Noto Sans, from a package, so that every machine has the same."""

import io
import unicodedata
from functools import cache

from PIL import ImageFont
from PIL.ImageFont import FreeTypeFont as Font

#: How the package names them. Together Latin with all its accents, Greek and Cyrillic.
REGULAR, BOLD = "notos", "notosbo"
# No font knows this one, on purpose; what is drawn for it is drawn for every letter that is missing.
MISSING_GLYPH = "\uffff"
# What only joins, colours or divides what stands beside it.
INVISIBLE_CATEGORIES = {"Cf", "Cc"}
# Pictograms and the marks on them: a title says the same without.
ORNAMENT_CATEGORIES = {"So", "Sk", "Mn", "Me", "Co", "Cn"}


@cache
def load_font(size: int, weight: str = REGULAR) -> Font:
    # The plain layout: the other one is there only where a library happens to be installed.
    return ImageFont.truetype(io.BytesIO(font_file(weight)), size, layout_engine=ImageFont.Layout.BASIC)


@cache
def font_file(weight: str) -> bytes:
    import pymupdf_fonts  # noqa: PLC0415 -- slow import: it unpacks what it has

    return pymupdf_fonts.fontbuffers[weight]()


def drawable_text(text: str) -> str:
    """As it can be drawn, without the ornaments the font lacks; nothing when it lacks letters of the words."""
    known = []
    for letter in " ".join(unicodedata.normalize("NFC", text).split()):
        kind = unicodedata.category(letter)
        if kind not in INVISIBLE_CATEGORIES and has_glyph(letter):
            known.append(letter)
        elif kind not in INVISIBLE_CATEGORIES | ORNAMENT_CATEGORIES:
            return ""
    return " ".join("".join(known).split())


def has_glyph(letter: str) -> bool:
    return letter == " " or glyph_bitmap(letter) != glyph_bitmap(MISSING_GLYPH)


@cache
def glyph_bitmap(letter: str) -> bytes:
    return bytes(load_font(40, BOLD).getmask(letter))
