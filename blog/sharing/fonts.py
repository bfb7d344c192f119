"""The fonts of images made on the server: Noto Sans from a package, so that every machine has the same."""

import io
import unicodedata
from functools import cache

from PIL import ImageFont
from PIL.ImageFont import FreeTypeFont as Font

#: Names in the package `pymupdf-fonts`. These fonts have Latin with all accents, Greek and Cyrillic.
REGULAR, BOLD = "notos", "notosbo"
# A code point that no font has. Its glyph is the one that stands for every missing character.
MISSING_GLYPH = "\uffff"
# Characters that only join, colour or divide those beside them (Unicode categories).
INVISIBLE_CATEGORIES = {"Cf", "Cc"}
# Pictograms and marks on them. A title without them says the same.
ORNAMENT_CATEGORIES = {"So", "Sk", "Mn", "Me", "Co", "Cn"}


@cache
def load_font(size: int, weight: str = REGULAR) -> Font:
    # The other layout engine needs a library that not every machine has.
    return ImageFont.truetype(io.BytesIO(font_file(weight)), size, layout_engine=ImageFont.Layout.BASIC)


@cache
def font_file(weight: str) -> bytes:
    import pymupdf_fonts  # noqa: PLC0415 -- slow import: it unpacks its fonts

    return pymupdf_fonts.fontbuffers[weight]()


def drawable_text(text: str) -> str:
    """The text without the pictograms that the font lacks; empty when the font lacks any other character of it."""
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
