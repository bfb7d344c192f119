"""The picture shown where an article without one is shared: its title on the site's colours, always drawn the same."""

import io
from functools import cache

from PIL import Image, ImageDraw

from .lettering import BOLD, Letters, letters, writable

# What those who show such cards ask for.
WIDTH, HEIGHT = 1200, 630
MARGIN = 90
LARGEST, SMALLEST = 84, 40
LINES = 5

PAPER, INK, MUTED = "#fdfaf5", "#262130", "#625a6e"
BALLS = ["#0f766e", "#b83c0b", "#8f5606"]
ABOVE_THE_BALLS = HEIGHT - 2 * MARGIN - 90
BESIDE_THE_BALLS = WIDTH - 2 * MARGIN - 70 * len(BALLS) - 60


def draw_card(title: str, *, by: str, site: str) -> bytes | None:
    """A PNG, or None when the font lacks letters of the title: better the site's own picture than empty boxes."""
    title = writable(title)
    if not title:
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
    draw.text((WIDTH - MARGIN, HEIGHT - MARGIN), foot(writable(by), site), MUTED, letters(32), anchor="rs")
    file = io.BytesIO()
    card.save(file, "PNG", optimize=True)
    return file.getvalue()


def foot(by: str, site: str) -> str:
    """By whom and where. Of many authors as many as there is room for; the name of the site is never cut."""
    line = f"{by} · {site}" if by else site
    while by and letters(32).getlength(line) > BESIDE_THE_BALLS:
        by = by[:-1].rstrip(" ,")
        line = f"{by}… · {site}"
    return line


@cache
def ball() -> Image.Image:
    """Drawn large and made small, which smooths its edge."""
    large = Image.new("L", (176, 176))
    ImageDraw.Draw(large).ellipse((0, 0, 175, 175), 255)
    return large.resize((44, 44))


def fit(title: str) -> tuple[Letters, list[str]]:
    """The largest letters in which the title stands in a few lines; at the smallest it is cut short."""
    for size in range(LARGEST, SMALLEST, -4):
        lines = wrap(title, letters(size, BOLD))
        if len(lines) <= LINES and len(lines) * size * 1.2 <= ABOVE_THE_BALLS:
            return letters(size, BOLD), lines
    lines = wrap(title, letters(SMALLEST, BOLD))
    if len(lines) > LINES + 2:
        lines = [*lines[: LINES + 1], lines[LINES + 1].rstrip()[:-1] + "…"]
    return letters(SMALLEST, BOLD), lines


def wrap(title: str, font: Letters) -> list[str]:
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


def broken(word: str, font: Letters) -> list[str]:
    """The word, in pieces if it is wider than a line."""
    parts, part = [], ""
    for letter in word:
        if part and font.getlength(part + letter) > WIDTH - 2 * MARGIN:
            parts.append(part)
            part = ""
        part += letter
    return [*parts, part]
