from demo.pictures.canvas import FAMILY, INK, LINE, PAPER, SELF_LIGHT, WORK, Canvas, curve


def two_mugs() -> Canvas:
    canvas = Canvas("#f3dfcb", "#f7e8d8", "#faf0e4")
    _window(canvas)
    canvas.box(0, 560, 1600, 340, "#b98747")
    canvas.box(0, 560, 1600, 16, "#d3a566")
    for y in (640, 730, 825):
        canvas.line(curve((0, y), (420, y + 8), (900, y - 6), (1600, y + 4)), "#a5743a", width=3)
    _lamp(canvas)
    for place in range(4):
        _note(canvas, 380 + place * 16, 560 - place * 9)
    _mug(canvas, 430, 372, WORK, handle=-1)
    for place in range(31):
        row, column = divmod(place, 11)
        _note(canvas, 640 + column * 82 - row * 26, 622 + row * 86 + (place * 7) % 5 * 4, lean=(place * 5) % 7 - 3)
    _mug(canvas, 1010, 372, FAMILY, handle=1)
    return canvas


def _window(canvas: Canvas) -> None:
    canvas.box(180, 60, 500, 330, PAPER, radius=10)
    canvas.box(198, 78, 464, 294, "#54487a")
    canvas.circle(560, 150, 34, "#fff1cf")
    canvas.shape([(198, 372), *curve((198, 310), (320, 270), (470, 320), (662, 280)), (662, 372)], "#3b3159")
    for x in (300, 330, 520):
        canvas.box(x, 318, 16, 18, SELF_LIGHT, radius=2)
    canvas.box(422, 78, 14, 294, PAPER)
    canvas.box(160, 388, 540, 20, LINE, radius=6)


def _lamp(canvas: Canvas) -> None:
    canvas.glow(1000, 250, 520, "#fff3cf", strength=0.85)
    canvas.line([(1000, 0), (1000, 96)], INK, width=5)
    canvas.shape([(960, 92), (1040, 92), (1120, 190), (880, 190)], "#6d28a8")
    canvas.circle(1000, 192, 34, "#fff6da", squash=0.6)
    canvas.box(880, 180, 240, 16, "#5a2090", radius=8)


def _mug(canvas: Canvas, x: float, y: float, colour: str, *, handle: int) -> None:
    canvas.circle(x + 90, y + 238, 130, "#26213033", squash=0.16)
    side = x + 90 + handle * 82
    canvas.line(
        curve((side, y + 52), (side + handle * 66, y + 62), (side + handle * 62, y + 136), (side, y + 158), steps=5),
        colour,
        width=24,
    )
    canvas.box(x, y + 16, 180, 222, colour, radius=30)
    canvas.box(x + 18, y + 40, 20, 150, "#ffffff30", radius=10)
    canvas.circle(x + 90, y + 22, 90, "#fdfaf5", squash=0.22)
    canvas.circle(x + 90, y + 26, 78, "#6b3f1d", squash=0.2)
    for offset in (-28, 26):
        left = x + 90 + offset
        canvas.line(
            curve((left, y - 6), (left + 18, y - 44), (left - 10, y - 84), (left + 10, y - 126)), "#ffffff88", width=9
        )


def _note(canvas: Canvas, x: float, y: float, *, lean: float = 0) -> None:
    canvas.shape(
        [(x + lean + 4, y + 6), (x + 70 + lean, y + 8), (x + 72 - lean, y + 72), (x + 2 - lean, y + 70)], "#26213030"
    )
    canvas.shape([(x + lean, y), (x + 66 + lean, y + lean), (x + 66 - lean, y + 66), (x - lean, y + 64)], SELF_LIGHT)
    for row in (18, 32, 46):
        canvas.line([(x + 12, y + row), (x + 54 - row / 3, y + row)], "#7a5a2a90", width=4)
