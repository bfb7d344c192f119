import re
from pathlib import Path

import pytest

from blog.models import Topic

STYLES = Path(__file__).resolve().parents[3] / "site/styles"
TOKENS = (STYLES / "tokens.css").read_text()
LIGHT, DARK = (dict(re.findall(r"--([\w-]+): (#\w{6});", part)) for part in TOKENS.split("prefers-color-scheme: dark"))


def luminance(colour: str) -> float:
    parts = (int(colour[start : start + 2], 16) / 255 for start in (1, 3, 5))
    linear = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return sum(weight * part for weight, part in zip((0.2126, 0.7152, 0.0722), linear, strict=True))


def contrast(one: str, other: str) -> float:
    """As WCAG 2.2 computes it."""
    dark, light = sorted((luminance(one), luminance(other)))
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("colour", Topic.Colour.values)
@pytest.mark.parametrize("mode", [LIGHT, DARK], ids=["light", "dark"])
def test_every_colour_is_seen_on_paper_and_on_a_chip(colour: str, mode: dict[str, str]) -> None:
    assert f"--topic: var(--{colour});" in (STYLES / "components/topic.css").read_text()
    for ground in ("paper", "sunken"):
        assert contrast(mode[colour], mode[ground]) >= 4.5
