"""Shapes on a sheet of 1600 by 900, drawn at twice the size so that their edges come out smooth."""

from collections.abc import Sequence

from PIL import Image, ImageColor, ImageDraw, ImageFilter

Point = tuple[float, float]

WIDTH, HEIGHT = 1600, 900
SCALE = 2

# The site's own colours; see the stylesheet's tokens.
WORK, WORK_LIGHT = "#0f766e", "#4fd1c0"
FAMILY, FAMILY_LIGHT = "#c2410c", "#ff9d6b"
SELF, SELF_LIGHT = "#a16207", "#f5c451"
ACCENT, ACCENT_LIGHT = "#6d28a8", "#c9a2f2"
PAPER, SUNKEN, LINE = "#fdfaf5", "#f5efe6", "#e6ddd0"
INK, MUTED, NIGHT = "#262130", "#675f73", "#2a2238"


class Canvas:
    def __init__(self, *colours: str) -> None:
        """A background that runs from the first colour at the top to the last at the bottom."""
        self.image = gradient(colours, (WIDTH * SCALE, HEIGHT * SCALE))

    def circle(self, x: float, y: float, r: float, colour: str, *, squash: float = 1) -> None:
        self._pen.ellipse(_scaled((x - r, y - r * squash), (x + r, y + r * squash)), colour)

    def box(self, x: float, y: float, w: float, h: float, colour: str, *, radius: float = 0) -> None:
        self._pen.rounded_rectangle(_scaled((x, y), (x + w, y + h)), radius * SCALE, colour)

    def outline(self, x: float, y: float, w: float, h: float, colour: str, *, radius: float, width: float) -> None:
        self._pen.rounded_rectangle(
            _scaled((x, y), (x + w, y + h)), radius * SCALE, outline=colour, width=round(width * SCALE)
        )

    def shape(self, points: Sequence[Point], colour: str) -> None:
        self._pen.polygon(_scaled(*points), colour)

    def line(self, points: Sequence[Point], colour: str, *, width: float) -> None:
        self._pen.line(_scaled(*points), colour, round(width * SCALE), joint="curve")
        for x, y in (points[0], points[-1]):
            self.circle(x, y, width / 2 - 0.5, colour)

    def glow(self, x: float, y: float, r: float, colour: str, *, strength: float) -> None:
        """Light that fades outwards."""
        size = round(r * 2 * SCALE)
        fade = Image.radial_gradient("L").point(lambda v: round(max(0, 255 - v * 1.42) * strength))
        light = Image.new("RGB", (size, size), colour)
        self.image.paste(light, (round((x - r) * SCALE), round((y - r) * SCALE)), fade.resize((size, size)))

    def fill(self, points: Sequence[Point], *colours: str, sideways: bool = False) -> None:
        """A shape that runs through several colours, as wide or as high as the whole picture."""
        mask = Image.new("L", self.image.size)
        ImageDraw.Draw(mask).polygon(_scaled(*points), 255)
        self.image.paste(gradient(colours, self.image.size, sideways=sideways), mask=mask)

    def finished(self) -> Image.Image:
        return self.image.filter(ImageFilter.GaussianBlur(0.6)).resize((WIDTH, HEIGHT), Image.Resampling.LANCZOS)

    @property
    def _pen(self) -> ImageDraw.ImageDraw:
        return ImageDraw.Draw(self.image, "RGBA")


def gradient(colours: Sequence[str], size: tuple[int, int], *, sideways: bool = False) -> Image.Image:
    strip = Image.new("RGB", (len(colours), 1) if sideways else (1, len(colours)))
    for place, colour in enumerate(colours):
        strip.putpixel((place, 0) if sideways else (0, place), ImageColor.getrgb(colour))
    return strip.resize(size, Image.Resampling.BICUBIC)


def curve(*points: Point, steps: int = 24) -> list[Point]:
    """A smooth line through all the points."""
    ends = [points[0], *points, points[-1]]
    path: list[Point] = []
    for a, b, c, d in zip(ends, ends[1:], ends[2:], ends[3:], strict=False):
        path += [
            (_between(a[0], b[0], c[0], d[0], s / steps), _between(a[1], b[1], c[1], d[1], s / steps))
            for s in range(steps)
        ]
    return [*path, points[-1]]


def ground(*points: Point) -> list[Point]:
    """The area under a smooth line, down to the bottom of the picture."""
    return [(points[0][0], HEIGHT), *curve(*points), (points[-1][0], HEIGHT)]


def _between(a: float, b: float, c: float, d: float, t: float) -> float:
    # Catmull-Rom: the curve leaves b and reaches c in the direction of their neighbours.
    return 0.5 * (2 * b + (c - a) * t + (2 * a - 5 * b + 4 * c - d) * t**2 + (3 * b - a - 3 * c + d) * t**3)


def _scaled(*points: Point) -> list[Point]:
    return [(x * SCALE, y * SCALE) for x, y in points]
