from blog.covers.banner import BANNER_WIDTH, banner_shapes
from blog.covers.shapes import HEIGHT, Circle

SEEDS = range(40)


def test_the_same_member_has_the_same_banner_and_many_have_many() -> None:
    drawn = [banner_shapes(seed) for seed in SEEDS]

    assert drawn == [banner_shapes(seed) for seed in SEEDS]
    assert len({repr(shapes) for shapes in drawn}) == len(SEEDS)


def test_the_three_balls_are_on_it_in_order_and_whole() -> None:
    for seed in SEEDS:
        shapes = banner_shapes(seed)
        balls = [shape for shape in shapes if isinstance(shape, Circle) and shape.kind.startswith("ball")]

        assert [ball.kind for ball in balls] == ["ball-work", "ball-family", "ball-self"]
        assert [ball.x for ball in balls] == sorted(ball.x for ball in balls)
        assert all(ball.radius < ball.x < BANNER_WIDTH - ball.radius for ball in balls)
        assert all(ball.radius < ball.y < HEIGHT - ball.radius for ball in balls)
