from math import cos, pi, sin

from demo.pictures.canvas import (
    ACCENT,
    FAMILY,
    INK,
    LINE,
    MUTED,
    PAPER,
    SELF,
    SELF_LIGHT,
    WORK,
    WORK_LIGHT,
    Canvas,
    Point,
)


def toddler_desk() -> Canvas:
    canvas = Canvas("#e3eee9", "#edf0e6", "#f5efe6")
    canvas.box(0, 800, 1600, 100, "#cbb79c")
    canvas.box(0, 788, 1600, 14, PAPER)
    canvas.glow(420, 250, 430, "#fff0bd", strength=0.85)
    for x in (250, 1300):
        canvas.box(x, 420, 34, 430, "#7a4e0c", radius=6)
    canvas.circle(790, 858, 610, "#26213022", squash=0.03)
    canvas.box(170, 396, 1250, 40, SELF, radius=12)
    _screen(canvas)
    _lamp(canvas)
    canvas.box(1150, 318, 74, 80, FAMILY, radius=12)
    canvas.line([(1224, 338), (1252, 350), (1248, 376), (1222, 382)], FAMILY, width=11)
    for step, colour in enumerate((WORK, ACCENT, SELF_LIGHT)):
        canvas.box(1290 - step * 4, 372 - step * 24, 104, 24, colour, radius=4)
    _drawing(canvas)
    for x, y, colour in ((930, 842, FAMILY), (990, 862, WORK), (1040, 838, SELF_LIGHT)):
        canvas.line([(x, y), (x + 54, y - 12)], colour, width=13)
    return canvas


def _screen(canvas: Canvas) -> None:
    canvas.box(760, 330, 40, 66, MUTED)
    canvas.box(690, 382, 180, 16, MUTED, radius=8)
    canvas.box(570, 110, 420, 246, INK, radius=18)
    canvas.box(588, 128, 384, 210, "#3a3150", radius=6)
    for row, (indent, width, colour) in enumerate(
        (
            (0, 180, WORK_LIGHT),
            (36, 220, LINE),
            (36, 130, SELF_LIGHT),
            (72, 170, LINE),
            (36, 90, "#ff9d6b"),
            (0, 140, WORK_LIGHT),
        )
    ):
        canvas.box(614 + indent, 154 + row * 29, width, 11, colour, radius=5)


def _lamp(canvas: Canvas) -> None:
    canvas.box(270, 380, 130, 18, WORK, radius=9)
    canvas.line([(335, 385), (290, 260), (390, 160)], WORK, width=13)
    canvas.circle(290, 260, 13, WORK_LIGHT)
    canvas.circle(436, 222, 24, "#fff6da")
    canvas.shape([(372, 134), (418, 152), (496, 226), (366, 226)], WORK)


def _drawing(canvas: Canvas) -> None:
    canvas.shape([(584, 502), (988, 492), (996, 776), (590, 784)], "#ffffff")
    for x, y in ((560, 496), (950, 484)):
        canvas.box(x, y, 66, 24, SELF_LIGHT + "cc", radius=3)
    for lap, colour in enumerate((FAMILY, FAMILY, "#d9602c")):
        canvas.line(_crayon(785, 618, 140 - lap * 7, 88 - lap * 6, lap), colour, width=8)
    for x in (712, 860):
        canvas.line(_crayon(x, 716, 30, 28, x), WORK, width=8)
    for x in (715, 785, 848):
        canvas.line(_crayon(x, 604, 21, 23, x + 1), ACCENT, width=6)


def _crayon(x: float, y: float, across: float, up: float, seed: float) -> list[Point]:
    """A circle as a two-year-old draws it: once round and a bit more, never quite meeting."""
    path = []
    for step in range(70):
        angle = seed + step * 2.15 * pi / 69
        wobble = 1 + 0.05 * sin(3 * angle + seed) + 0.03 * sin(5 * angle)
        path.append((x + across * wobble * cos(angle), y + up * wobble * sin(angle)))
    return path
