"""What stands across the top of a person's page: half circles on the horizon, and the three balls on their way."""

from random import Random

from .motifs import BALLS
from .shapes import HEIGHT, Circle, Point, Shape, ball, thread

BANNER_WIDTH = 1200


def banner_shapes(seed: int) -> list[Shape]:
    """The same `seed` always gives the same. What matters stands in the middle: a phone shows no more of it."""
    random = Random(f"banner{seed}")  # noqa: S311 -- a drawing, no secret
    left, middle, right = random.randint(190, 330), random.randint(540, 660), random.randint(880, 990)
    first, second, third = ((left + 150, 36), (middle, random.randint(96, 124)), (right - 130, 52))
    big: tuple[Point, Point] = ((left, 252), (right, 262))
    return [
        Circle("wash", *big[0], random.randint(170, 210)),
        Circle("wash", *big[1], random.randint(210, 250)),
        Circle("deep", *big[1], random.randint(130, 160)),
        Circle("deep", middle, HEIGHT + 110, random.randint(150, 180)),
        thread(
            (left, 66),
            ((left + 60, 30), (left + 110, 22), first),
            ((left + 240, 52), (middle - 90, 108), second),
            ((middle + 100, 150), (right - 230, 96), third),
            ((right - 70, 26), (right - 30, 16), (right + 40, 20)),
        ),
        *(
            ball(kind, x, y, size)
            for kind, (x, y), size in zip(BALLS, (first, second, third), (17, 21, 15), strict=True)
        ),
    ]
