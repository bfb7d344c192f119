"""Bars and lines in the units of an SVG; templates draw them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

HEIGHT = 120
#: What one column takes, and how much of it is bar.
COLUMN, BAR = 40, 30


@dataclass(frozen=True)
class Bar:
    """A part of one column; `kind` is the name of the number it stands for."""

    kind: str
    x: int
    y: float
    height: float


@dataclass(frozen=True)
class BarPlot:
    width: int
    bars: list[Bar]
    height: int = HEIGHT
    bar: int = BAR
    #: What the highest column stands for.
    highest: int = 0

    @property
    def scale(self) -> list[int]:
        """The numbers beside the plot, from the top down: half of it only where that is a whole number."""
        half = [self.highest // 2] if self.highest > 1 and self.highest % 2 == 0 else []
        return [self.highest, *half, 0] if self.highest else [0]


@dataclass(frozen=True)
class LinePlot:
    width: int
    #: By the name of the number: pieces of a line, each as the attribute `points`; a gap where nothing is known.
    lines: Mapping[str, list[str]]
    #: Where 0 is; None if it is not on the plot.
    zero: float | None
    height: int = HEIGHT


def bar_plot(columns: Sequence[Mapping[str, int]]) -> BarPlot:
    """Stacked from the bottom up in the order of each mapping. The highest column fills the plot."""
    highest = max((sum(column.values()) for column in columns), default=0) or 1
    bars = []
    for number, column in enumerate(columns):
        top = float(HEIGHT)
        for kind, count in column.items():
            if count:
                height = count * HEIGHT / highest
                top -= height
                bars.append(Bar(kind, number * COLUMN + (COLUMN - BAR) // 2, round(top, 2), round(height, 2)))
    return BarPlot(len(columns) * COLUMN, bars, highest=highest if bars else 0)


def line_plot(
    values: Mapping[str, Sequence[float | None]], *, lowest: float | None = None, highest: float | None = None
) -> LinePlot:
    """One line for each name, over equal steps; as high as its values reach, or from `lowest` to `highest`."""
    known = [value for line in values.values() for value in line if value is not None]
    low = min(known, default=0.0) if lowest is None else lowest
    high = max(known, default=1.0) if highest is None else highest
    span = (high - low) or 1.0

    def height_of(value: float) -> float:
        return round(HEIGHT * (1 - (value - low) / span), 2)

    columns = max(map(len, values.values()), default=0)
    lines = {name: _pieces([None if one is None else height_of(one) for one in line]) for name, line in values.items()}
    return LinePlot(columns * COLUMN, lines, height_of(0.0) if low < 0 < high else None)


def _pieces(heights: Sequence[float | None]) -> list[str]:
    """A single value is a short level line, so that it can be seen."""
    pieces: list[list[tuple[float, float]]] = [[]]
    for number, height in enumerate(heights):
        if height is None:
            pieces.append([])
        else:
            pieces[-1].append((number * COLUMN + COLUMN / 2, height))
    return [_points(piece) for piece in pieces if piece]


def _points(piece: list[tuple[float, float]]) -> str:
    if len(piece) == 1:
        [(x, y)] = piece
        piece = [(x - BAR / 4, y), (x + BAR / 4, y)]
    return " ".join(f"{x:g},{y:g}" for x, y in piece)
