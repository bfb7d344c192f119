from demo.pictures.canvas import FAMILY, INK, LINE, PAPER, SELF_LIGHT, WORK, WORK_LIGHT, Canvas, ground

NEAR = "#2a2238"
PYLONS = ((360, 470, 1.0), (640, 488, 0.8), (860, 500, 0.62), (1030, 508, 0.48))


def train_window() -> Canvas:
    canvas = Canvas("#4b3f74", "#a8649a", "#f08d62", "#ffcf8a")
    canvas.glow(1010, 470, 520, "#fff0c4", strength=0.8)
    canvas.circle(1010, 470, 74, "#fff3d6")
    canvas.fill(
        ground((0, 470), (260, 400), (520, 470), (800, 430), (1100, 480), (1350, 420), (1600, 460)),
        "#8a6aa0",
        "#7b5a95",
        "#6b4a83",
    )
    canvas.fill(
        ground((0, 540), (300, 500), (620, 545), (900, 505), (1250, 550), (1600, 510)), "#5c4078", "#53396e", "#4b3263"
    )
    for (x, y, size), (to_x, to_y, to_size) in zip(PYLONS, PYLONS[1:], strict=False):
        canvas.line(
            [(x, y - 120 * size), ((x + to_x) / 2, (y + to_y) / 2 - 98 * size), (to_x, to_y - 120 * to_size)],
            "#2a223890",
            width=2,
        )
    for x, y, size in PYLONS:
        canvas.line([(x, y + 40), (x, y - 140 * size)], NEAR, width=6 * size)
        canvas.line([(x - 42 * size, y - 118 * size), (x + 42 * size, y - 118 * size)], NEAR, width=5 * size)
    canvas.fill(ground((0, 610), (350, 590), (700, 620), (1050, 585), (1600, 615)), "#3b2a52", "#33244a", "#2f2145")
    for x in (236, 262, 421, 590, 612, 637, 905, 1064, 1089):
        canvas.box(x, 612 + x % 3 * 6, 15, 12, SELF_LIGHT, radius=2)
    _carriage(canvas)
    _seat(canvas)
    _cup(canvas)
    return canvas


def _carriage(canvas: Canvas) -> None:
    """Everything but the window, so the wall is four boxes and a rounded frame."""
    for x, y, w, h in ((0, 0, 1600, 96), (0, 668, 1600, 232), (0, 0, 116, 900), (1344, 0, 256, 900)):
        canvas.box(x, y, w, h, "#37304a")
    for inset, colour in ((0, "#37304a"), (22, "#4a4260"), (34, "#262130")):
        canvas.outline(96 + inset, 76 + inset, 1268 - inset * 2, 612 - inset * 2, colour, radius=64, width=24)
    canvas.box(0, 740, 1600, 10, WORK)
    canvas.shape([(420, 100), (560, 100), (300, 664), (160, 664)], "#ffffff12")
    canvas.shape([(600, 100), (640, 100), (380, 664), (340, 664)], "#ffffff12")


def _seat(canvas: Canvas) -> None:
    canvas.box(1290, 290, 250, 640, WORK, radius=54)
    canvas.box(1316, 316, 198, 150, "#12857c", radius=36)
    for y in (520, 580, 640, 700, 760, 820):
        canvas.box(1330, y, 170, 8, "#12857c", radius=4)
    canvas.box(1250, 640, 60, 34, INK, radius=16)


def _cup(canvas: Canvas) -> None:
    canvas.box(560, 792, 560, 26, LINE, radius=13)
    canvas.box(820, 818, 40, 90, "#b9b2c4")
    canvas.shape([(702, 652), (790, 652), (778, 792), (714, 792)], PAPER)
    canvas.shape([(705, 692), (787, 692), (781, 752), (711, 752)], WORK_LIGHT)
    canvas.box(694, 638, 104, 20, FAMILY, radius=8)
