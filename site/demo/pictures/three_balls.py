from math import cos, pi, sin

from demo.pictures.canvas import FAMILY, INK, MUTED, PAPER, SELF, SELF_LIGHT, WORK, Canvas, ground

BACK = [(0, 150, 200), (150, 90, 260), (240, 170, 170), (410, 110, 230), (520, 150, 150), (670, 120, 215), (790, 180, 165),
        (970, 100, 245), (1070, 160, 185), (1230, 120, 270), (1350, 140, 180), (1490, 110, 225)]  # fmt: skip
FRONT = [
    (0, 190, 120),
    (200, 130, 95),
    (340, 210, 135),
    (560, 160, 90),
    (730, 220, 125),
    (960, 170, 100),
    (1140, 200, 140),
    (1350, 250, 110),
]


def three_balls() -> Canvas:
    canvas = Canvas("#e9dcf3", "#fbe9dc", "#ffdcc0")
    canvas.glow(800, 640, 760, "#fff3d6", strength=0.9)
    canvas.circle(800, 560, 210, "#fff1cf")
    for x, width, height in BACK:
        canvas.box(x, 790 - height, width, height, "#cdb6d4")
    canvas.fill(ground((0, 770), (400, 735), (800, 765), (1200, 730), (1600, 760)), "#b79cc4", "#a487b5")
    for x, width, height in FRONT:
        _house(canvas, x, 850 - height, width, height)
    canvas.box(0, 845, 1600, 60, INK)
    for step in range(33):
        angle = pi * (0.06 + step * 0.88 / 32)
        canvas.circle(800 - 430 * cos(angle), 560 - 400 * sin(angle), 4, "#675f7370")
    for angle, colour in ((0.14, WORK), (0.5, FAMILY), (0.86, SELF)):
        _ball(canvas, 800 - 430 * cos(pi * angle), 560 - 400 * sin(pi * angle), colour)
    return canvas


def _house(canvas: Canvas, x: float, y: float, width: float, height: float) -> None:
    canvas.shape([(x - 8, y), (x + width / 2, y - 46), (x + width + 8, y)], INK)
    canvas.box(x, y, width, height, "#3a3247")
    windows = int((width - 20) // 50)
    for column in range(windows):
        left = x + (width - windows * 50 + 26) / 2 + column * 50
        lit = (column * 3 + int(x / 10)) % 4 != 0
        canvas.box(left, y + 26, 24, 34, SELF_LIGHT if lit else MUTED, radius=3)


def _ball(canvas: Canvas, x: float, y: float, colour: str) -> None:
    canvas.circle(x, y, 62, colour)
    canvas.circle(x - 20, y - 22, 17, PAPER + "66")
