from math import cos, pi, sin

from demo.pictures.canvas import FAMILY, FAMILY_LIGHT, PAPER, SELF_LIGHT, Canvas, ground

TRUNK = "#5b4036"


def four_seasons() -> Canvas:
    canvas = Canvas(PAPER)
    canvas.fill([(0, 0), (1600, 0), (1600, 900), (0, 900)], "#fbe3e6", "#fdf0cf", "#fbdcc0", "#dfe3f0", sideways=True)
    canvas.glow(640, 200, 330, "#fff6d2", strength=0.9)
    canvas.circle(640, 200, 76, SELF_LIGHT)
    canvas.fill(ground((0, 520), (220, 440), (470, 510), (760, 420), (1050, 500), (1330, 400), (1600, 470)),
                "#d3e2c2", "#bcd9b4", "#a9cfae", "#d5cf9c", "#edbf94", "#e0cfc4", "#d4d8e6", sideways=True)  # fmt: skip
    canvas.fill(ground((0, 600), (260, 560), (560, 620), (860, 550), (1150, 620), (1420, 540), (1600, 580)),
                "#a3cf8f", "#7dbb84", "#5aa77c", "#b5a75c", "#de9a55", "#e4c4a6", "#e6e9f2", sideways=True)  # fmt: skip
    canvas.fill(ground((0, 700), (300, 730), (620, 680), (930, 740), (1260, 690), (1600, 730)),
                "#7fb96f", "#5aa068", "#3b8a66", "#94853f", "#c4702f", "#dfb18c", "#f6f7fb", sideways=True)  # fmt: skip
    _leafy(canvas, 210, 720, "#f3b6c4", "#f9d3da")
    _leafy(canvas, 600, 684, "#1d6b55", "#2f8a6c")
    _leafy(canvas, 1000, 736, FAMILY, FAMILY_LIGHT)
    _bare(canvas, 1400, 706)
    for place in range(16):
        canvas.circle(1220 + place * 83 % 380, 120 + place * 137 % 480, 5 + place % 3, "#ffffff")
    for x, y in ((930, 770), (1075, 760), (1110, 800), (890, 812), (1010, 800)):
        canvas.circle(x, y, 11, SELF_LIGHT, squash=0.5)
    for x, y in ((90, 800), (150, 770), (300, 800), (340, 762), (230, 830)):
        canvas.circle(x, y, 9, PAPER)
        canvas.circle(x, y, 4, SELF_LIGHT)
    return canvas


def _leafy(canvas: Canvas, x: float, y: float, shade: str, light: str) -> None:
    canvas.shape([(x - 13, y - 130), (x + 13, y - 130), (x + 20, y + 16), (x - 20, y + 16)], TRUNK)
    for right, up, r in ((-62, 190, 70), (62, 186, 72), (0, 250, 88), (0, 180, 80)):
        canvas.circle(x + right, y - up, r, shade)
    for right, up, r in ((-74, 214, 34), (-14, 286, 44), (46, 214, 36)):
        canvas.circle(x + right, y - up, r, light)


def _bare(canvas: Canvas, x: float, y: float) -> None:
    canvas.shape([(x - 9, y - 170), (x + 9, y - 170), (x + 20, y + 16), (x - 20, y + 16)], TRUNK)
    for turn, start, length in (
        (0.24, 110, 110),
        (0.76, 130, 116),
        (0.36, 160, 130),
        (0.64, 160, 124),
        (0.5, 160, 150),
    ):
        tip = (x + length * cos(pi * turn), y - start - length * sin(pi * turn))
        canvas.line([(x, y - start), tip], TRUNK, width=9)
        canvas.line([(x + 6, y - start - 12), (tip[0] + 4, tip[1] - 5)], "#ffffff", width=4)
