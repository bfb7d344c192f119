"""The blocks of an article's text, one file for each family; their HTML is in `templates/blog/blocks`.

What is done with the HTML of all blocks together is in `blog.markup`.
"""

from .body import BodyBlock
from .text import HeadingBlock  # the first migration imports it from here

__all__ = ["BodyBlock", "HeadingBlock"]
