import pytest

from community.spam.report.plots import Bar, bar_plot, line_plot


def test_the_highest_column_fills_the_plot_and_the_others_are_in_proportion() -> None:
    plot = bar_plot([{"caught": 3, "missed": 1}, {"caught": 0, "missed": 2}])

    assert plot.width == 80
    assert plot.bars == [Bar("caught", 5, 30.0, 90.0), Bar("missed", 5, 0.0, 30.0), Bar("missed", 45, 60.0, 60.0)]


def test_no_columns_and_empty_columns_draw_nothing() -> None:
    assert bar_plot([]).bars == []
    assert bar_plot([{"caught": 0}]).bars == []


def test_a_line_reaches_from_its_lowest_value_to_its_highest_and_shows_where_0_is() -> None:
    plot = line_plot({"spam": [-1.0, 3.0]})

    assert plot.lines == {"spam": ["20,120 60,0"]}
    assert plot.zero == 90.0


def test_a_line_stops_where_nothing_is_known_and_a_single_value_can_be_seen() -> None:
    plot = line_plot({"spam": [2.0, None, 4.0, 3.0]})

    assert plot.lines == {"spam": ["12.5,120 27.5,120", "100,0 140,60"]}
    assert plot.zero is None


def test_values_that_are_all_the_same_and_no_values_are_drawn_too() -> None:
    assert line_plot({"spam": [1.0, 1.0]}).lines == {"spam": ["20,120 60,120"]}
    assert line_plot({"spam": [None]}).lines == {"spam": []}
    assert line_plot({}).width == 0


def test_given_ends_are_kept() -> None:
    plot = line_plot({"share": [0.5]}, lowest=0.0, highest=1.0)

    assert plot.lines == {"share": ["12.5,60 27.5,60"]}


@pytest.mark.parametrize(
    ("counts", "scale"), [([4, 1], [4, 2, 0]), ([5], [5, 0]), ([1], [1, 0]), ([0], [0]), ([], [0])]
)
def test_numbers_stand_beside_the_bars(counts, scale) -> None:
    assert bar_plot([{"caught": count} for count in counts]).scale == scale
