"""What becomes of the content of a post: blocks, as StreamField stores them, and notes about what could not be kept."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

#: The type of a block and its value, as JSON.
RawBlock = tuple[str, Any]


@dataclass(frozen=True)
class WantedPicture:
    """A picture in a text: where it is, and its id on the old site if the text says so."""

    address: str
    source_id: str = ""


#: The key of our picture for one on the old site; None if it is not here.
FindPicture = Callable[[WantedPicture], int | None]


def no_pictures(wanted: WantedPicture) -> None:
    return None


@dataclass
class Converted:
    blocks: list[RawBlock] = field(default_factory=list)
    #: Each once, in the order of the text.
    notes: list[str] = field(default_factory=list)
    #: The text before “more”, as HTML; "" without the mark.
    before_more: str = ""

    def note(self, text: str) -> None:
        if text not in self.notes:
            self.notes.append(text)

    def add_text(self, html: str) -> None:
        """To the text block at the end, or to a new one."""
        if self.blocks and self.blocks[-1][0] == "text":
            self.blocks[-1] = ("text", self.blocks[-1][1] + html)
        else:
            self.blocks.append(("text", html))
