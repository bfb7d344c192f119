"""The pictures of the demo articles, drawn rather than downloaded: the same bytes every time."""

from collections.abc import Callable
from io import BytesIO

from demo.pictures.canvas import Canvas
from demo.pictures.evening_bath import evening_bath
from demo.pictures.four_seasons import four_seasons
from demo.pictures.three_balls import three_balls
from demo.pictures.toddler_desk import toddler_desk
from demo.pictures.train_window import train_window
from demo.pictures.two_mugs import two_mugs

PAINTERS: dict[str, Callable[[], Canvas]] = {
    "evening-bath": evening_bath,
    "four-seasons": four_seasons,
    "three-balls": three_balls,
    "toddler-desk": toddler_desk,
    "train-window": train_window,
    "two-mugs": two_mugs,
}
NAMES: tuple[str, ...] = tuple(PAINTERS)


def draw(name: str) -> bytes:
    """A JPEG of 1600 by 900."""
    file = BytesIO()
    PAINTERS[name]().finished().save(file, "JPEG", quality=82, optimize=True)
    return file.getvalue()
