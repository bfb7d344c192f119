import re
from pathlib import Path

import pytest

from community.branding.contrast import ENOUGH, contrast
from community.branding.palette import (
    DARK_CONTRAST,
    DARK_PAPER,
    DEFAULT_COLOURS,
    LIGHT_GROUNDS,
    LIGHTEST_DARK_GROUND,
    WHITE,
    Colours,
    cms_tokens,
    dark_tokens,
    tokens,
)

LIGHT, DARK = (
    dict(re.findall(r"--([\w-]+): (#\w{6});", part))
    for part in (Path(__file__).parents[3] / "site/styles/tokens.css").read_text().split("@media screen", 1)
)
#: Blue, bottle green and wine: another site's.
OTHERS = Colours("#1d4ed8", "#14532d", "#881337")


def test_the_defaults_are_those_of_the_stylesheet() -> None:
    assert tuple(DEFAULT_COLOURS) == tuple(LIGHT[name] for name in ("accent", "work", "family"))
    assert tuple(DEFAULT_COLOURS.in_the_dark) == tuple(DARK[name] for name in ("accent", "work", "family"))


def test_the_grounds_are_those_of_the_stylesheet() -> None:
    assert list(LIGHT_GROUNDS.values()) == [LIGHT[name] for name in ("paper", "surface", "sunken", "chip")]
    assert (DARK["paper"], DARK["chip"]) == (DARK_PAPER, LIGHTEST_DARK_GROUND)


def test_every_token_that_is_set_is_one_that_the_stylesheet_has() -> None:
    assert set(tokens(OTHERS)) <= set(LIGHT)
    assert set(dark_tokens(OTHERS)) <= set(DARK)


@pytest.mark.parametrize("colours", [OTHERS, Colours("#000000", "#5c1a00", "#4d4d4d"), Colours("#7a0000", "#00007a")])
def test_what_is_made_for_the_dark_can_be_read_there(colours: Colours) -> None:
    dark = dark_tokens(colours)

    for name in ("accent", "accent-strong", "work", "family"):
        assert contrast(dark[name], LIGHTEST_DARK_GROUND) >= DARK_CONTRAST - 0.1
    assert contrast(dark["accent-ink"], dark["accent"]) >= ENOUGH
    assert contrast(DARK["ink"], dark["tint"]) >= ENOUGH


def test_what_is_made_for_the_light_can_be_read_there() -> None:
    light = tokens(OTHERS)

    assert (light["accent"], light["work"], light["family"]) == tuple(OTHERS)
    assert contrast(WHITE, light["accent-strong"]) >= ENOUGH
    assert contrast(LIGHT["ink"], light["tint"]) >= ENOUGH
    assert contrast(light["accent"], light["tint"]) >= ENOUGH


def test_the_cms_has_the_colours_as_wagtail_reads_them() -> None:
    assert cms_tokens(DEFAULT_COLOURS) == {
        "w-color-primary-hue": "272deg",
        "w-color-primary-saturation": "62%",
        "w-color-primary-lightness": "28%",
        "w-color-secondary-hue": "272deg",
        "w-color-secondary-saturation": "62%",
        "w-color-secondary-lightness": "41%",
    }


def test_the_key_says_all_three() -> None:
    assert DEFAULT_COLOURS.key == "6d28a8-0f766e-b83c0b"
