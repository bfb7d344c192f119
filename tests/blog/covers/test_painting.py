from math import dist, hypot

import pytest
from PIL import ImageColor

from blog.covers.motifs import cover_shapes
from blog.covers.painting import BALLS, DOT_DISTANCE, PALETTES, circles_of, curve, dots_along, outline, painted_cover
from blog.covers.shapes import HEIGHT, WIDTH, Circle, Dots, ring, thread
from blog.models.topic import Colour
from juggle.joined_files import STYLES_FOLDER


@pytest.mark.parametrize("colour", Colour.values)
def test_each_ball_is_painted_where_the_page_draws_it(colour: str) -> None:
    image = painted_cover(colour, 5, WIDTH)

    assert image.size == (WIDTH, HEIGHT)
    for ball in (shape for shape in cover_shapes(colour, 5) if shape.kind in BALLS and isinstance(shape, Circle)):
        if colour != "green":  # the sun may stand behind a hill
            assert image.getpixel((round(ball.x), round(ball.y))) == ImageColor.getrgb(BALLS[ball.kind])


def test_every_colour_of_a_topic_has_a_palette_and_others_are_slate() -> None:
    assert set(PALETTES) == set(Colour.values)
    assert painted_cover("puce", 1, 64) == painted_cover("slate", 1, 64)


def test_the_palettes_have_the_colours_of_the_stylesheet() -> None:
    tokens = (STYLES_FOLDER / "tokens.css").read_text()

    for name, palette in PALETTES.items():
        assert f"--{name}: {palette.thread};" in tokens
    assert f"--ball-self: {BALLS['ball-self']};" in tokens


def test_a_curve_ends_where_it_should_and_is_as_round_as_a_circle() -> None:
    points = outline(ring(0, 0, 100))

    assert points[-1] == pytest.approx((-100, 0))
    assert all(hypot(*point) == pytest.approx(100, abs=0.1) for point in points)
    assert curve((0, 0), (0, 0), (1, 1), (1, 1))[-1] == (1, 1)


def test_dots_stand_at_equal_distances_also_round_a_corner() -> None:
    straight = dots_along([(0, 0), (10, 0), (40, 0)])

    assert [x for x, _ in straight] == pytest.approx([number * DOT_DISTANCE for number in range(6)])
    assert dist(*dots_along([(0, 0), (DOT_DISTANCE - 1, 0), (DOT_DISTANCE - 1, 5)])[:2]) == pytest.approx(hypot(6.1, 1))
    assert dots_along([(0, 0), (3, 0)]) == [(0, 0)]


def test_dots_and_lines_are_painted_as_circles() -> None:
    assert circles_of(Dots("deep", ((1, 2), (3, 4)), 2.5)) == [((1, 2), 2.5), ((3, 4), 2.5)]
    assert circles_of(Circle("wash", 1, 2, 3)) == [((1, 2), 3)]
    assert [radius for _, radius in circles_of(thread((0, 0), ((10, 0),)))] == [1.25, 1.25]
