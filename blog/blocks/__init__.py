"""What an article is made of, one file for each family of blocks."""

from .body import BodyBlock
from .text import HeadingBlock  # where the first migration looks for it

__all__ = ["BodyBlock", "HeadingBlock"]
