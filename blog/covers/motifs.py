"""What a cover shows: the topic's colour chooses the motif, the seed turns it. The same two always give the same."""

from collections.abc import Callable
from math import cos, pi, sin
from random import Random
from typing import Literal

from .shapes import HEIGHT, WIDTH, Circle, Dots, Path, Point, Shape, arch, ball, ring, thread, thread_through

BALLS: tuple[Literal["work", "family", "self"], ...] = ("work", "family", "self")


def cover_shapes(colour: str, seed: int) -> list[Shape]:
    """`colour` is a `Topic.Colour`; an unknown one gives the motif of an article without a topic. `seed` is the number
    of the page."""
    return MOTIFS.get(colour, ideas)(Random(f"{colour}{seed}"))  # noqa: S311 -- a drawing, no secret


def hours(random: Random) -> list[Shape]:
    """Half circles on the horizon, and the balls going round them."""
    x, y = random.randint(130, 190), HEIGHT - 2
    start = random.uniform(0.25, 0.4)
    angles = [pi * (start + step * 0.2) for step in range(3)]
    balls = [ball(kind, x - 127 * cos(a), y - 127 * sin(a), 13) for kind, a in zip(BALLS, angles, strict=True)]
    return [Circle("wash", x, y, 150), Circle("deep", x, y, 104), Circle("ground", x, y, 58), ring(x, y, 127), *balls]


def sharing(random: Random) -> list[Shape]:
    """Two plates, and what goes from one to the other."""
    side, y = random.choice((-1, 1)), random.randint(96, 112)
    one, other = 160 - 72 * side, 160 + 76 * side
    return [
        Circle("wash", one, y + 18, 84),
        Circle("deep", other, y + 30, 62),
        thread((one, y - 4), ((160 - 50 * side, 4), (160 + 60 * side, 4), (other, y + 14))),
        ball("work", one, y + 2, 12),
        ball("family", 160 + 4 * side, 33, 15),
        ball("self", other, y + 14, 10),
    ]


def boundaries(random: Random) -> list[Shape]:
    """One arch in another, and a ball on the step."""
    door = random.choice((random.randint(84, 120), random.randint(200, 236)))
    far, near = (door - 100, door - 72) if door > 160 else (door + 180, door + 146)
    bend = door + 50 if door <= 160 else door - 40
    return [
        arch("wash", door, 150, 18),
        arch("deep", door, 104, 46),
        arch("ground", door, 60, 78),
        thread((door, 160), ((bend, 150), ((bend + far) / 2, 120), (far, 60))),
        ball("self", door, 160, 15),
        ball("work", far, 60, 12),
        ball("family", near, 158, 18),
    ]


def seasons(random: Random) -> list[Shape]:
    """Hills, and a sun that is one of the balls."""
    far, near = random.randint(56, 106), random.randint(104, 136)
    ridge = (
        ((60, near - 30), (130, near + 38), (200, near + 8)),
        ((230, near - 18), (290, near - 26), (WIDTH, near - 4)),
    )
    back = ((70, far - 40), (120, far - 30), (180, far + 10)), ((240, far + 50), (280, far + 20), (WIDTH, far - 20))
    path = (
        ((60, near - 44), (130, near + 22), (200, near - 8)),
        ((235, near - 22), (290, near - 40), (WIDTH, near - 18)),
    )
    return [
        ball("self", random.choice((80, 160, 230)), 46, 24),
        Path("wash", (0, far + 20), (*back, ((WIDTH, HEIGHT),), ((0, HEIGHT),)), is_closed=True),
        thread((0, near - 8), *path),
        Path("deep", (0, near + 8), (*ridge, ((WIDTH, HEIGHT),), ((0, HEIGHT),)), is_closed=True),
        ball("work", 62, near - 26, 11),
        ball("family", 262, near - 34, 13),
    ]


def support(random: Random) -> list[Shape]:
    """Circles that hold each other."""
    points: list[Point] = [(52, 120), (120, 62), (196, 110), (268, 56)]
    if random.random() < 0.5:
        points = [(WIDTH - x, y) for x, y in points]
    radii = (54, 42, 60, 48)
    circles = [
        Circle("deep" if place % 2 else "wash", x, y + random.randint(-6, 6), radii[place])
        for place, (x, y) in enumerate(points)
    ]
    kinds: tuple[Literal["work", "family", "self"], ...] = ("family", "work", "self")
    balls = [ball(kind, x, y, 13) for kind, (x, y) in zip(kinds, points, strict=False)]
    return [*circles, thread_through(points), *balls]


def leave(random: Random) -> list[Shape]:
    """Away, round, and back."""
    mirrored, big, middle = random.random() < 0.5, random.choice((70, 88, 110)), random.randint(196, 226)

    def at(x: float) -> float:
        return WIDTH - x if mirrored else x

    floor = Path("deep", (0, 146), (((WIDTH, 146),), ((WIDTH, HEIGHT),), ((0, HEIGHT),)), is_closed=True)
    return [
        Circle("wash", at(middle), 84, big),
        Circle("ground", at(middle), 84, big * 5 // 9),
        floor,
        thread(
            (at(20), 134),
            ((at(150), 134),),
            ((at(middle + 100), 134), (at(middle + 96), 26), (at(middle), 26)),
            ((at(middle - 96), 26), (at(middle - 94), 120), (at(middle - 8), 132)),
            ((at(300), 134),),
        ),
        ball("family", at(64), 132, 14),
        ball("self", at(middle), 26, 11),
        ball("work", at(284), 132, 14),
    ]


def ideas(random: Random) -> list[Shape]:
    """Points that may belong together."""
    columns: list[list[Point]] = [[(x, y) for y in range(28, HEIGHT, 42)] for x in range(30, WIDTH, 52)]
    background = Circle(
        "wash", random.choice((60, 110, 210, 270)), random.choice((60, 92, 130)), random.choice((62, 78, 96))
    )
    sizes = {point: random.choice((2.5, 2.5, 4, 6)) for column in columns for point in column}
    dots = [Dots("deep", tuple(point for point in sizes if sizes[point] == size), size) for size in (2.5, 4, 6)]
    found = [random.choice(columns[place]) for place in sorted(random.sample(range(len(columns)), 3))]
    balls = [ball(kind, x, y, 13) for kind, (x, y) in zip(BALLS, found, strict=True)]
    return [background, *dots, thread_through(found), *balls]


MOTIFS: dict[str, Callable[[Random], list[Shape]]] = {
    "work": hours,
    "family": sharing,
    "self": boundaries,
    "green": seasons,
    "blue": support,
    "rose": leave,
    "slate": ideas,
}
