from demo.pictures.canvas import (
    FAMILY_LIGHT,
    INK,
    LINE,
    NIGHT,
    PAPER,
    SELF,
    SELF_LIGHT,
    WORK,
    WORK_LIGHT,
    Canvas,
    curve,
)

TUB = [
    *curve((300, 500), (330, 640), (420, 735), (560, 755)),
    *curve((860, 755), (1000, 735), (1090, 640), (1120, 500)),
]
FOAM = [
    (380, 470, 46),
    (450, 448, 58),
    (540, 462, 50),
    (620, 446, 44),
    (860, 462, 40),
    (930, 448, 52),
    (1010, 462, 44),
    (1060, 474, 30),
]


def evening_bath() -> Canvas:
    canvas = Canvas("#22545a", "#2b6a6c", "#35797a")
    for row in range(9):
        for column in range(17):
            canvas.box(column * 100 - 50 * (row % 2) + 3, row * 72 + 3, 94, 66, "#ffffff0a", radius=5)
    _window(canvas)
    canvas.box(0, 690, 1600, 210, "#4a3a52")
    canvas.box(0, 682, 1600, 12, LINE)
    canvas.circle(720, 800, 470, "#00000033", squash=0.07)
    canvas.glow(1330, 470, 420, FAMILY_LIGHT, strength=0.35)
    _towel(canvas)
    for x in (440, 980):
        canvas.shape([(x - 34, 735), (x + 34, 735), (x + 14, 808), (x - 14, 808)], SELF)
    for x, y, r in FOAM:
        canvas.circle(x, y, r, "#eef7f6")
        canvas.circle(x - r * 0.3, y - r * 0.3, r * 0.35, "#ffffff")
    _duck(canvas, 740, 452)
    canvas.shape(TUB, PAPER)
    canvas.shape([(300, 500), (1120, 500), (1112, 540), (308, 540)], LINE)
    canvas.box(268, 478, 884, 40, "#ffffff", radius=20)
    _stool(canvas)
    return canvas


def _window(canvas: Canvas) -> None:
    canvas.box(500, 70, 420, 270, LINE, radius=16)
    canvas.box(518, 88, 384, 234, NIGHT, radius=8)
    canvas.circle(800, 170, 44, "#fff1cf")
    canvas.circle(782, 158, 40, NIGHT)
    for x, y in ((575, 140), (640, 230), (700, 120), (850, 260), (590, 280)):
        canvas.circle(x, y, 4, "#fff1cf")
    canvas.box(703, 88, 14, 234, LINE)


def _towel(canvas: Canvas) -> None:
    canvas.line([(60, 210), (260, 210)], SELF_LIGHT, width=10)
    canvas.box(84, 204, 150, 330, "#5b8fc7", radius=12)
    canvas.box(84, 440, 150, 16, PAPER)
    canvas.box(84, 470, 150, 8, PAPER)


def _duck(canvas: Canvas, x: float, y: float) -> None:
    canvas.circle(x, y, 58, SELF_LIGHT, squash=0.72)
    canvas.shape([(x - 30, y - 10), (x - 82, y - 40), (x - 50, y + 22)], SELF_LIGHT)
    canvas.circle(x + 34, y - 56, 34, SELF_LIGHT)
    canvas.shape([(x + 62, y - 62), (x + 94, y - 50), (x + 62, y - 42)], FAMILY_LIGHT)
    canvas.circle(x + 44, y - 64, 5, INK)


def _stool(canvas: Canvas) -> None:
    for foot, top in ((1230, 1262), (1450, 1418)):
        canvas.line([(top, 620), (foot, 830)], "#7a5a2a", width=16)
    canvas.line([(1248, 740), (1432, 740)], "#7a5a2a", width=10)
    canvas.box(1220, 596, 240, 30, SELF, radius=12)
    canvas.shape([(1244, 580), (1436, 580), (1456, 598), (1224, 598)], "#b9b2c4")
    canvas.box(1236, 440, 208, 144, INK, radius=12)
    canvas.box(1248, 452, 184, 120, "#fbe9dc", radius=4)
    for x, y, colour in (
        (1256, 460, WORK_LIGHT),
        (1343, 460, FAMILY_LIGHT),
        (1256, 515, SELF_LIGHT),
        (1343, 515, WORK),
    ):
        canvas.box(x, y, 81, 49, colour, radius=4)
        canvas.circle(x + 40, y + 20, 11, PAPER)
        canvas.circle(x + 40, y + 46, 20, PAPER, squash=0.6)
