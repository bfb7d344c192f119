"""The share card of an article without a picture: its cover, and the title below.

The same article and title give the same bytes on every machine.
"""

import io

from PIL import Image, ImageDraw

from blog.covers.painting import painted_cover
from community.branding.palette import DEFAULT_COLOURS, Colours

from .fonts import BOLD, Font, drawable_text, load_font

# The size that social networks recommend, in pixels.
WIDTH, HEIGHT = 1200, 630
MARGIN = 64
MAX_FONT_SIZE, MIN_FONT_SIZE = 64, 40
MAX_LINES = 3
LINE_HEIGHT = 1.2
#: Below the title, for the authors and the site.
FOOTER_HEIGHT = 62

PAPER, INK, MUTED = "#fcf8f1", "#241d2f", "#5f576b"
FOOTER_WIDTH = WIDTH - 2 * MARGIN


def draw_card(
    title: str, *, by: str, site: str, colour: str, seed: int, site_colours: Colours = DEFAULT_COLOURS
) -> bytes:
    """A PNG; `colour` and `seed` are those of the cover. A title for which the font lacks letters is left out: sites
    show it beside the picture."""
    card = painted_cover(colour, seed, WIDTH, site_colours=site_colours).crop((0, 0, WIDTH, HEIGHT))
    if title := drawable_text(title):
        write_title(card, title, footer_line(drawable_text(by), site))
    file = io.BytesIO()
    card.save(file, "PNG", optimize=True)
    return file.getvalue()


def write_title(card: Image.Image, title: str, footer: str) -> None:
    draw = ImageDraw.Draw(card)
    font, lines = fit_title(title)
    line_height = round(font.size * LINE_HEIGHT)
    top = HEIGHT - MARGIN - FOOTER_HEIGHT - line_height * len(lines)
    draw.rectangle((0, top - MARGIN // 2, WIDTH, HEIGHT), PAPER)
    for number, line in enumerate(lines):
        draw.text((MARGIN, top + line_height * number), line, INK, font)
    draw.text((MARGIN, HEIGHT - MARGIN), footer, MUTED, load_font(32), anchor="ls")


def footer_line(by: str, site: str) -> str:
    """The authors and the site. The authors are cut short when there is no room for all, the site never."""
    line = f"{by} · {site}" if by else site
    while by and load_font(32).getlength(line) > FOOTER_WIDTH:
        by = by[:-1].rstrip(" ,")
        line = f"{by}… · {site}"
    return line


def fit_title(title: str) -> tuple[Font, list[str]]:
    """The largest font in which the title fits, and its lines; cut short when it does not fit in the smallest."""
    for size in range(MAX_FONT_SIZE, MIN_FONT_SIZE - 1, -4):
        lines = wrap(title, load_font(size, BOLD))
        if len(lines) <= MAX_LINES:
            return load_font(size, BOLD), lines
    return load_font(MIN_FONT_SIZE, BOLD), [*lines[: MAX_LINES - 1], lines[MAX_LINES - 1].rstrip()[:-1] + "…"]


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
