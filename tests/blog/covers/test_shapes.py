import re

import pytest

from blog.covers.shapes import HEIGHT, Circle, Dots, Path, arch, ball, ring, short, thread, thread_through


@pytest.mark.parametrize(("number", "written"), [(0, "0"), (12.0, "12"), (0.12344, "0.1234"), (123.456, "123.5")])
def test_a_number_is_written_with_four_digits_at_most(number: float, written: str) -> None:
    assert short(number) == written


def test_a_circle_has_its_attributes() -> None:
    assert Circle("wash", 1, 2.5, 3).attributes == {"cx": "1", "cy": "2.5", "r": "3"}


def test_a_path_is_straight_through_one_point_and_curved_through_three() -> None:
    path = Path("deep", (0, 1), (((2, 3),), ((4, 5), (6, 7), (8, 9))))

    assert path.d == "M0 1L2 3C4 5 6 7 8 9"
    assert path._replace(is_closed=True).d == "M0 1L2 3C4 5 6 7 8 9Z"


def test_dots_are_one_path_as_wide_as_a_dot() -> None:
    dots = Dots("deep", ((1, 2), (3, 4)), 2.5)

    assert (dots.d, dots.width) == ("M1 2h0M3 4h0", "5")


def test_a_ball_is_a_circle_of_its_own_kind() -> None:
    assert ball("family", 1, 2, 3) == Circle("ball-family", 1, 2, 3)


def test_a_thread_is_an_open_dotted_line() -> None:
    assert thread((0, 0), ((1, 1),)) == Path("thread-line", (0, 0), (((1, 1),),), is_closed=False)
    assert thread_through([(0, 0), (1, 1), (2, 0)]).d == "M0 0L1 1L2 0"


def test_a_ring_comes_back_to_where_it_began() -> None:
    numbers = [float(number) for number in re.findall(r"-?[\d.]+", ring(100, 50, 20).d)]

    assert numbers[:2] == numbers[-2:] == [80, 50]
    assert (min(numbers[0::2]), max(numbers[0::2]), min(numbers[1::2]), max(numbers[1::2])) == (80, 120, 30, 70)


def test_an_arch_stands_on_the_ground_and_is_closed() -> None:
    drawn = arch("wash", middle=100, width=60, top=20)

    assert drawn.start == (70, HEIGHT)
    assert drawn.steps[-1] == ((130, HEIGHT),)
    assert drawn.is_closed
