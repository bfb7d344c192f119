"""Paints a cover as an image, for what shows no SVG: share cards. In the colours of the light scheme."""

from itertools import pairwise
from math import ceil, dist
from typing import NamedTuple

from PIL import Image, ImageDraw

from community.branding.contrast import mixed
from community.branding.palette import DEFAULT_COLOURS, Colours, brighter

from .motifs import cover_shapes
from .shapes import HEIGHT, WIDTH, Circle, Dots, Path, Point

#: Drawn so many times as large and reduced, which makes edges smooth.
OVERSAMPLING = 2
#: Steps in which a curve is drawn.
CURVE_STEPS = 24
#: Of the dotted line, as in `cover.css`: from dot to dot, and how wide one is.
DOT_DISTANCE, DOT_WIDTH = 7.1, 2.5


class Palette(NamedTuple):
    """What `color-mix` makes of a topic's bright colour and the paper in `site/styles/components/cover.css`."""

    ground: str
    wash: str
    deep: str
    thread: str


PALETTES = {
    "work": Palette("#d1e8de", "#a4d9cc", "#4bbdae", "#0f766e"),
    "family": Palette("#fddbc7", "#fbbd9e", "#f38955", "#b83c0b"),
    "self": Palette("#fae8ca", "#f8d8a1", "#f4bd53", "#8f5606"),
    "blue": Palette("#d2e0f0", "#a8c7ed", "#619de5", "#1d5fa8"),
    "rose": Palette("#fbd5dc", "#f8b2c6", "#ed76a4", "#b0245f"),
    "green": Palette("#dfe9cb", "#c2daa5", "#92c063", "#3f6d1c"),
    "slate": Palette("#dcdeec", "#bdc3e6", "#8b97da", "#4a5488"),
}
BALLS = {"ball-work": "#0f766e", "ball-family": "#b83c0b", "ball-self": "#dd9a12"}
#: Of the light scheme.
PAPER = "#fcf8f1"


def palette_of(colour: str, colours: Colours) -> Palette:
    """An unknown colour is slate, as in `cover_shapes`. Two topics have the second and third colour of the site."""
    named = {"work": colours.second, "family": colours.third}
    if colours == DEFAULT_COLOURS or colour not in named:
        return PALETTES.get(colour, PALETTES["slate"])
    ground, wash, deep = (mixed(brighter(named[colour]), PAPER, share) for share in (0.24, 0.48, 0.88))
    return Palette(ground, wash, deep, named[colour])


def painted_cover(colour: str, seed: int, width: int, *, site_colours: Colours = DEFAULT_COLOURS) -> Image.Image:
    """In the proportions of a cover, `width` pixels wide. `site_colours`: those that the site's owner chose."""
    palette = palette_of(colour, site_colours)
    colour = colour if colour in PALETTES else "slate"
    colours = {"ground": palette.ground, "wash": palette.wash, "deep": palette.deep, "thread-line": palette.thread}
    colours |= BALLS | {"ball-work": site_colours.second, "ball-family": site_colours.third}
    scale = width * OVERSAMPLING / WIDTH
    size = (width, round(width * HEIGHT / WIDTH))
    image = Image.new("RGB", (size[0] * OVERSAMPLING, size[1] * OVERSAMPLING), palette.ground)
    draw = ImageDraw.Draw(image)
    for shape in cover_shapes(colour, seed):
        if isinstance(shape, Path) and shape.is_closed:
            draw.polygon([(x * scale, y * scale) for x, y in outline(shape)], colours[shape.kind])
            continue
        for (x, y), radius in circles_of(shape):
            draw.ellipse(
                ((x - radius) * scale, (y - radius) * scale, (x + radius) * scale, (y + radius) * scale),
                colours[shape.kind],
            )
    return image.resize(size, Image.Resampling.LANCZOS)


def circles_of(shape: Circle | Path | Dots) -> list[tuple[Point, float]]:
    """The middles and radii of what a shape consists of, if it is no area."""
    if isinstance(shape, Circle):
        return [((shape.x, shape.y), shape.radius)]
    if isinstance(shape, Dots):
        return [(point, shape.radius) for point in shape.points]
    return [(point, DOT_WIDTH / 2) for point in dots_along(outline(shape))]


def outline(path: Path) -> list[Point]:
    """The points of a path, with its curves in short straight pieces."""
    points = [path.start]
    for step in path.steps:
        if len(step) == 1:
            points.append(step[0])
        else:
            points += curve(points[-1], *step)
    return points


def curve(start: Point, first: Point, second: Point, end: Point) -> list[Point]:
    """Points on a cubic Bézier curve, without its start."""
    corners = (start, first, second, end)

    def at(part: float) -> Point:
        rest = 1 - part
        weights = (rest**3, 3 * rest * rest * part, 3 * rest * part * part, part**3)
        x, y = (sum(w * corner[axis] for w, corner in zip(weights, corners, strict=True)) for axis in (0, 1))
        return x, y

    return [at(step / CURVE_STEPS) for step in range(1, CURVE_STEPS + 1)]


def dots_along(points: list[Point]) -> list[Point]:
    """Points on a line at equal distances, from its start on."""
    dots, past = [points[0]], 0.0
    for (x, y), (next_x, next_y) in pairwise(points):
        length = dist((x, y), (next_x, next_y))
        for number in range(1, ceil((past + length) / DOT_DISTANCE)):
            part = (number * DOT_DISTANCE - past) / length
            dots.append((x + (next_x - x) * part, y + (next_y - y) * part))
        past = (past + length) - DOT_DISTANCE * (max(ceil((past + length) / DOT_DISTANCE), 1) - 1)
    return dots
