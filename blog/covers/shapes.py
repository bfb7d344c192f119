"""The shapes that a cover consists of: circles and paths, on a ground of 320 by 180."""

from collections.abc import Iterable
from typing import Literal, NamedTuple

WIDTH, HEIGHT = 320, 180
#: How far the handles of a Bézier curve stand out to make a quarter of a circle.
QUARTER = 0.5523

Point = tuple[float, float]
#: The classes that `cover.css` paints: areas, one dotted line, small dots, and the three balls of the logo.
Kind = Literal["ground", "wash", "deep", "thread-line", "ball-work", "ball-family", "ball-self"]


class Circle(NamedTuple):
    kind: Kind
    x: float
    y: float
    radius: float

    @property
    def attributes(self) -> dict[str, str]:
        return {"cx": short(self.x), "cy": short(self.y), "r": short(self.radius)}


class Path(NamedTuple):
    """A line, or an area whose `is_closed`. It starts at the first point; each step adds one point (a straight line)
    or three (a cubic curve: two handles and the end)."""

    kind: Kind
    start: Point
    steps: tuple[tuple[Point, ...], ...]
    is_closed: bool = False

    @property
    def d(self) -> str:
        letters = {1: "L", 3: "C"}
        drawn = "".join(letters[len(step)] + " ".join(pair(point) for point in step) for step in self.steps)
        return f"M{pair(self.start)}{drawn}{'Z' if self.is_closed else ''}"


class Dots(NamedTuple):
    """Many small circles of one size: one path whose parts have no length and round ends."""

    kind: Kind
    points: tuple[Point, ...]
    radius: float

    @property
    def d(self) -> str:
        return "".join(f"M{pair(point)}h0" for point in self.points)

    @property
    def width(self) -> str:
        return short(self.radius * 2)


Shape = Circle | Path | Dots


def ball(kind: Literal["work", "family", "self"], x: float, y: float, radius: float) -> Circle:
    kinds: dict[str, Kind] = {"work": "ball-work", "family": "ball-family", "self": "ball-self"}
    return Circle(kinds[kind], x, y, radius)


def thread(start: Point, *steps: tuple[Point, ...]) -> Path:
    return Path("thread-line", start, steps)


def thread_through(points: Iterable[Point]) -> Path:
    start, *others = points
    return thread(start, *((point,) for point in others))


def ring(x: float, y: float, radius: float) -> Path:
    """A dotted circle, of four curves."""
    out = radius * QUARTER
    return thread(
        (x - radius, y),
        ((x - radius, y - out), (x - out, y - radius), (x, y - radius)),
        ((x + out, y - radius), (x + radius, y - out), (x + radius, y)),
        ((x + radius, y + out), (x + out, y + radius), (x, y + radius)),
        ((x - out, y + radius), (x - radius, y + out), (x - radius, y)),
    )


def arch(kind: Kind, middle: float, width: float, top: float) -> Path:
    half, bottom = width / 2, top + width / 2
    left, right, out = middle - half, middle + half, half * (1 - QUARTER)
    return Path(
        kind,
        (left, HEIGHT),
        (
            ((left, bottom),),
            ((left, top + out), (left + out, top), (middle, top)),
            ((right - out, top), (right, top + out), (right, bottom)),
            ((right, HEIGHT),),
        ),
        is_closed=True,
    )


def pair(point: Point) -> str:
    return f"{short(point[0])} {short(point[1])}"


def short(number: float) -> str:
    return f"{number:.4g}"
