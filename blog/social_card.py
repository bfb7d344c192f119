"""The picture shown where an article without one is shared: its title on the site's colours, always drawn the same."""

import io
from functools import cache

from PIL import Image, ImageDraw, ImageFont

# What those who show such cards ask for.
WIDTH, HEIGHT = 1200, 630
MARGIN = 90
LARGEST, SMALLEST = 84, 40
LINES = 5

PAPER, INK, MUTED = "#fdfaf5", "#262130", "#625a6e"
BALLS = ["#0f766e", "#b83c0b", "#8f5606"]

# Pillow's own font, the same on every machine, has no dashes but this one.
DASHES = str.maketrans({"–": "-", "—": "-", "\N{NON-BREAKING HYPHEN}": "-"})
# No font knows these on purpose; what is drawn for it is drawn for every letter that is missing.
NOT_A_LETTER = "\uffff"


def draw_card(title: str, *, by: str, site: str) -> bytes | None:
    """A PNG, or None when the font lacks letters of the title: better the site's own picture than empty boxes."""
    title, by = title.translate(DASHES), by.translate(DASHES)
    if not can_write(title):
        return None
    card = Image.new("RGB", (WIDTH, HEIGHT), PAPER)
    draw = ImageDraw.Draw(card)
    font, lines = fit(title)
    top = MARGIN
    for line in lines:
        draw.text((MARGIN, top), line, INK, font)
        top += round(font.size * 1.2)
    for position, colour in enumerate(BALLS):
        x, y = MARGIN + 70 * position, HEIGHT - MARGIN - 44 - (24 if position == 1 else 0)
        card.paste(colour, (x, y), ball())
    foot = f"{by} · {site}" if by and can_write(by) else site
    draw.text((WIDTH - MARGIN, HEIGHT - MARGIN), foot[:60], MUTED, letters(32), anchor="rs")
    file = io.BytesIO()
    card.save(file, "PNG", optimize=True)
    return file.getvalue()


@cache
def ball() -> Image.Image:
    """Drawn large and made small, which smooths its edge."""
    large = Image.new("L", (176, 176))
    ImageDraw.Draw(large).ellipse((0, 0, 175, 175), 255)
    return large.resize((44, 44))


@cache
def letters(size: int) -> ImageFont.FreeTypeFont:
    font = ImageFont.load_default(size)
    assert isinstance(font, ImageFont.FreeTypeFont)
    return font


@cache
def missing() -> bytes:
    return bytes(letters(SMALLEST).getmask(NOT_A_LETTER))


def can_write(text: str) -> bool:
    return all(letter.isspace() or bytes(letters(SMALLEST).getmask(letter)) != missing() for letter in set(text))


def fit(title: str) -> tuple[ImageFont.FreeTypeFont, list[str]]:
    """The largest letters in which the title stands in a few lines; at the smallest it is cut short."""
    for size in range(LARGEST, SMALLEST, -4):
        lines = wrap(title, letters(size))
        if len(lines) <= LINES and len(lines) * size * 1.2 <= HEIGHT - 2.5 * MARGIN:
            return letters(size), lines
    lines = wrap(title, letters(SMALLEST))
    if len(lines) > LINES + 2:
        lines = [*lines[: LINES + 1], lines[LINES + 1].rstrip()[:-1] + "…"]
    return letters(SMALLEST), lines


def wrap(title: str, font: ImageFont.FreeTypeFont) -> list[str]:
    lines, line = [], ""
    for word in title.split():
        for part in broken(word, font):
            longer = f"{line} {part}".strip()
            if line and font.getlength(longer) > WIDTH - 2 * MARGIN:
                lines.append(line)
                line = part
            else:
                line = longer
    return [*lines, line]


def broken(word: str, font: ImageFont.FreeTypeFont) -> list[str]:
    """The word, in pieces if it is wider than a line."""
    parts, part = [], ""
    for letter in word:
        if part and font.getlength(part + letter) > WIDTH - 2 * MARGIN:
            parts.append(part)
            part = ""
        part += letter
    return [*parts, part]
