"""Contrast of two colours as WCAG 2 measures it, and colours that have enough of it. Colours are "#rrggbb"."""

import colorsys
from collections.abc import Iterable

#: What WCAG asks for text of ordinary size (level AA).
ENOUGH = 4.5
#: In which lightness is changed: finer than an eye can tell.
STEP = 0.005


def channels(colour: str) -> tuple[float, float, float]:
    """Red, green and blue, from 0 to 1."""
    red, green, blue = (int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5))
    return red, green, blue


def hex_of(red: float, green: float, blue: float) -> str:
    return "#" + "".join(f"{round(255 * min(1, max(0, value))):02x}" for value in (red, green, blue))


def luminance(colour: str) -> float:
    linear = [value / 12.92 if value <= 0.04045 else ((value + 0.055) / 1.055) ** 2.4 for value in channels(colour)]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    """From 1 (the same) to 21 (black on white)."""
    darker, lighter = sorted((luminance(one), luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def least_contrast(colour: str, grounds: Iterable[str]) -> float:
    return min(contrast(colour, ground) for ground in grounds)


def with_lightness(colour: str, lightness: float, *, saturation: float = 1) -> str:
    """The same hue. `lightness` from 0 to 1; `saturation`: a factor."""
    hue, _, before = colorsys.rgb_to_hls(*channels(colour))
    return hex_of(*colorsys.hls_to_rgb(hue, min(1, max(0, lightness)), min(1, before * saturation)))


def lightness_of(colour: str) -> float:
    return colorsys.rgb_to_hls(*channels(colour))[1]


def darkened_until_readable(colour: str, grounds: Iterable[str]) -> str:
    """The nearest colour of the same hue that can be read on each of these light grounds. Black can."""
    grounds, found = list(grounds), colour
    lightness = lightness_of(colour)
    while least_contrast(found, grounds) < ENOUGH:
        lightness -= STEP
        found = with_lightness(colour, lightness)
    return found


def lightened_until(colour: str, ground: str, ratio: float) -> str:
    """The same hue, a little calmer, and so light that it has this contrast to a dark ground."""
    lightness = lightness_of(colour)
    found = with_lightness(colour, lightness, saturation=0.9)
    while contrast(found, ground) < ratio and lightness < 1:
        lightness += STEP
        found = with_lightness(colour, lightness, saturation=0.9)
    return found


def mixed(one: str, other: str, share: float) -> str:
    """`share` of the first colour, the rest of the second."""
    pairs = zip(channels(one), channels(other), strict=True)
    red, green, blue = (share * a + (1 - share) * b for a, b in pairs)
    return hex_of(red, green, blue)
