"""The share card of an article without a picture: an image of its title in the colours of the site.

The same title gives the same bytes on every machine.
"""

import io
from functools import cache

from PIL import Image, ImageDraw

from .fonts import BOLD, Font, drawable_text, load_font

# The size that social networks recommend, in pixels.
WIDTH, HEIGHT = 1200, 630
MARGIN = 90
MAX_FONT_SIZE, MIN_FONT_SIZE = 84, 40
MAX_LINES = 5

PAPER, INK, MUTED = "#fdfaf5", "#262130", "#625a6e"
BALLS = ["#0f766e", "#b83c0b", "#8f5606"]
TITLE_HEIGHT = HEIGHT - 2 * MARGIN - 90
FOOTER_WIDTH = WIDTH - 2 * MARGIN - 70 * len(BALLS) - 60


def draw_card(title: str, *, by: str, site: str) -> bytes | None:
    """A PNG, or None when the font lacks letters of the title. The site's own picture is shared then."""
    title = drawable_text(title)
    if not title:
        return None
    card = Image.new("RGB", (WIDTH, HEIGHT), PAPER)
    draw = ImageDraw.Draw(card)
    font, lines = fit_title(title)
    top = MARGIN
    for line in lines:
        draw.text((MARGIN, top), line, INK, font)
        top += round(font.size * 1.2)
    for position, colour in enumerate(BALLS):
        x, y = MARGIN + 70 * position, HEIGHT - MARGIN - 44 - (24 if position == 1 else 0)
        card.paste(colour, (x, y), ball())
    draw.text(
        (WIDTH - MARGIN, HEIGHT - MARGIN), footer_line(drawable_text(by), site), MUTED, load_font(32), anchor="rs"
    )
    file = io.BytesIO()
    card.save(file, "PNG", optimize=True)
    return file.getvalue()


def footer_line(by: str, site: str) -> str:
    """The authors and the site. The authors are cut short when there is no room for all, the site never."""
    line = f"{by} · {site}" if by else site
    while by and load_font(32).getlength(line) > FOOTER_WIDTH:
        by = by[:-1].rstrip(" ,")
        line = f"{by}… · {site}"
    return line


@cache
def ball() -> Image.Image:
    """A mask. Drawn four times as large and reduced, which makes the edge smooth."""
    large = Image.new("L", (176, 176))
    ImageDraw.Draw(large).ellipse((0, 0, 175, 175), 255)
    return large.resize((44, 44))


def fit_title(title: str) -> tuple[Font, list[str]]:
    """The largest font in which the title fits, and its lines; cut short when it does not fit in the smallest."""
    for size in range(MAX_FONT_SIZE, MIN_FONT_SIZE, -4):
        lines = wrap(title, load_font(size, BOLD))
        if len(lines) <= MAX_LINES and len(lines) * size * 1.2 <= TITLE_HEIGHT:
            return load_font(size, BOLD), lines
    lines = wrap(title, load_font(MIN_FONT_SIZE, BOLD))
    if len(lines) > MAX_LINES + 2:
        lines = [*lines[: MAX_LINES + 1], lines[MAX_LINES + 1].rstrip()[:-1] + "…"]
    return load_font(MIN_FONT_SIZE, BOLD), lines


def wrap(title: str, font: Font) -> list[str]:
    lines, line = [], ""
    for word in title.split():
        for part in split_word(word, font):
            longer = f"{line} {part}".strip()
            if line and font.getlength(longer) > WIDTH - 2 * MARGIN:
                lines.append(line)
                line = part
            else:
                line = longer
    return [*lines, line]


def split_word(word: str, font: Font) -> list[str]:
    """The word, or its pieces when it is wider than a line."""
    parts, part = [], ""
    for letter in word:
        if part and font.getlength(part + letter) > WIDTH - 2 * MARGIN:
            parts.append(part)
            part = ""
        part += letter
    return [*parts, part]
