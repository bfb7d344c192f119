"""Colours, as every browser reads them: also those from before 2024, which do not know `light-dark()`."""

import re
from pathlib import Path

STYLES = Path(__file__).resolve().parents[2] / "site"
TOKENS = (STYLES / "styles/tokens.css").read_text()


def test_no_stylesheet_asks_for_what_browsers_before_2024_do_not_know() -> None:
    comment = re.compile(r"/\*.*?\*/", re.DOTALL)
    with_it = [path.name for path in STYLES.rglob("*.css") if "light-dark(" in comment.sub("", path.read_text())]

    assert with_it == []


def test_each_colour_has_a_light_and_a_dark_value() -> None:
    light, dark = TOKENS.split("@media screen and (prefers-color-scheme: dark)")
    colour = re.compile(r"--([\w-]+): (?:#\w{6}|[^;]*rgb\([^;]*);")

    assert colour.findall(light) == colour.findall(dark)
    assert len(colour.findall(light)) == 38
