import pytest

from community.branding.contrast import (
    ENOUGH,
    channels,
    contrast,
    darkened_until_readable,
    hex_of,
    least_contrast,
    lightened_until,
    lightness_of,
    mixed,
    with_lightness,
)


def test_contrast_is_what_wcag_says_it_is() -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#6d28a8", "#6d28a8") == 1
    assert round(contrast("#777777", "#ffffff"), 2) == 4.48, "the known grey that just fails"
    assert round(contrast("#767676", "#ffffff"), 2) == 4.54, "and its neighbour that just passes"


def test_contrast_is_the_same_both_ways() -> None:
    assert contrast("#0f766e", "#fcf8f1") == contrast("#fcf8f1", "#0f766e")


def test_the_least_contrast_is_that_to_the_worst_ground() -> None:
    assert least_contrast("#767676", ["#ffffff", "#f1e9dd"]) == contrast("#767676", "#f1e9dd")


def test_a_colour_is_read_and_written_without_loss() -> None:
    assert channels("#ff0080") == (1, 0, 128 / 255)
    assert hex_of(*channels("#0f766e")) == "#0f766e"
    assert hex_of(1.2, -0.1, 0.5) == "#ff0080", "what is out of range is its nearest end"


@pytest.mark.parametrize("colour", ["#ffd400", "#7ec8e3", "#ffffff", "#777777", "#ff5500"])
def test_a_pale_colour_becomes_one_that_just_passes(colour: str) -> None:
    found = darkened_until_readable(colour, ["#ffffff"])

    assert ENOUGH <= contrast(found, "#ffffff") < ENOUGH + 0.2
    assert lightness_of(found) < lightness_of(colour)


def test_a_colour_that_passes_is_left_as_it_is() -> None:
    assert darkened_until_readable("#767676", ["#ffffff"]) == "#767676"


def test_the_hue_stays_when_a_colour_is_darkened() -> None:
    red, green, blue = channels(darkened_until_readable("#ffd400", ["#ffffff"]))

    assert red > green > blue == 0


def test_a_colour_for_a_dark_ground_is_as_light_as_is_asked() -> None:
    found = lightened_until("#6d28a8", "#332d42", 6)

    assert 6 <= contrast(found, "#332d42") < 6.3


def test_a_ratio_that_no_colour_has_ends_at_white() -> None:
    assert lightened_until("#123456", "#332d42", 20) == "#ffffff"


def test_lightness_is_bound_to_what_there_is() -> None:
    assert with_lightness("#0f766e", 2) == "#ffffff"
    assert with_lightness("#0f766e", -1) == "#000000"


def test_two_colours_are_mixed_by_share() -> None:
    assert mixed("#000000", "#ffffff", 0.25) == "#bfbfbf"
    assert mixed("#6d28a8", "#ffffff", 1) == "#6d28a8"
