"""What is made of the three colours that the owner of a site chooses: a light scheme and a dark one."""

import colorsys
from typing import NamedTuple

from .contrast import channels, lightened_until, lightness_of, mixed, with_lightness

WHITE = "#ffffff"
#: The grounds of `site/styles/tokens.css` on which text in one of the colours stands.
LIGHT_GROUNDS = {"page": "#fcf8f1", "card": WHITE, "quiet area": "#f5eee3", "chip": "#f1e9dd"}
DARK_PAPER, LIGHTEST_DARK_GROUND = "#17141f", "#332d42"
#: To the lightest of the dark grounds. More than must be, since pale colours look thinner.
DARK_CONTRAST = 6


class Colours(NamedTuple):
    """As chosen, "#rrggbb" each. The defaults are those of `site/styles/tokens.css`."""

    accent: str = "#6d28a8"
    second: str = "#0f766e"
    third: str = "#b83c0b"

    @property
    def key(self) -> str:
        """For an address: "6d28a8-0f766e-b83c0b"."""
        return "-".join(colour[1:] for colour in self)

    @property
    def in_the_dark(self) -> "Colours":
        if self == DEFAULT_COLOURS:
            return Colours("#cba6f5", "#4fd1c0", "#ff9d6b")
        return Colours(*(lightened_until(colour, LIGHTEST_DARK_GROUND, DARK_CONTRAST) for colour in self))


DEFAULT_COLOURS = Colours()


def tokens(colours: Colours) -> dict[str, str]:
    """The tokens of the light scheme that differ from `site/styles/tokens.css`, by name."""
    return {
        "accent": colours.accent,
        "accent-strong": with_lightness(colours.accent, 0.8 * lightness_of(colours.accent)),
        "tint": mixed(colours.accent, WHITE, 0.08),
        "work": colours.second,
        "family": colours.third,
        "bright-work": brighter(colours.second),
        "bright-family": brighter(colours.third),
    }


def dark_tokens(colours: Colours) -> dict[str, str]:
    dark = colours.in_the_dark
    return {
        "accent": dark.accent,
        "accent-strong": mixed(dark.accent, WHITE, 0.7),
        "accent-ink": DARK_PAPER,
        "tint": mixed(dark.accent, DARK_PAPER, 0.12),
        "work": dark.second,
        "family": dark.third,
        "bright-work": with_lightness(brighter(colours.second), 0.5),
        "bright-family": with_lightness(brighter(colours.third), 0.5),
    }


def cms_tokens(colours: Colours) -> dict[str, str]:
    """Wagtail's colours as it wants them. The first one is the ground of its menu, on which the words are white."""
    hue, lightness, saturation = colorsys.rgb_to_hls(*channels(colours.accent))
    lightness = min(lightness, 0.41)
    return {
        f"w-color-{name}-{part}": value
        for name, share in (("primary", 0.68), ("secondary", 1))
        for part, value in (
            ("hue", f"{360 * hue:.0f}deg"),
            ("saturation", f"{100 * saturation:.0f}%"),
            ("lightness", f"{100 * share * lightness:.0f}%"),
        )
    }


def brighter(colour: str) -> str:
    """For covers and dots, where nothing is read."""
    return with_lightness(colour, min(0.6, max(0.4, 1.55 * lightness_of(colour))))
