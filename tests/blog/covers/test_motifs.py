import pytest

from blog.covers.motifs import MOTIFS, cover_shapes
from blog.covers.shapes import HEIGHT, WIDTH, Circle, Shape
from blog.models.topic import Colour

SEEDS = range(40)


def balls(shapes: list[Shape]) -> list[Circle]:
    return [shape for shape in shapes if isinstance(shape, Circle) and shape.kind.startswith("ball")]


def test_every_colour_of_a_topic_has_a_motif_of_its_own() -> None:
    assert set(MOTIFS) == set(Colour.values)
    assert len(set(MOTIFS.values())) == len(Colour)


@pytest.mark.parametrize("colour", Colour.values)
def test_the_same_article_has_the_same_cover_and_many_have_many(colour: str) -> None:
    drawn = [cover_shapes(colour, seed) for seed in SEEDS]

    assert drawn == [cover_shapes(colour, seed) for seed in SEEDS]
    assert len({repr(shapes) for shapes in drawn}) > len(SEEDS) / 2


@pytest.mark.parametrize("colour", Colour.values)
def test_the_three_balls_are_on_it(colour: str) -> None:
    for seed in SEEDS:
        found = balls(cover_shapes(colour, seed))

        assert sorted(ball.kind for ball in found) == ["ball-family", "ball-self", "ball-work"]
        # With their middles, so that each is seen.
        assert all(0 <= ball.x <= WIDTH and 0 <= ball.y <= HEIGHT for ball in found)


def test_a_colour_that_no_topic_has_is_drawn_as_an_article_without_one() -> None:
    assert {type(shape) for shape in cover_shapes("puce", 1)} == {type(shape) for shape in cover_shapes("slate", 1)}
