"""The lines behind which a reader's muted comments and branches are folded."""

from collections.abc import Iterator
from typing import NamedTuple

from .mutes import Mutes
from .pagination import Page


class MutedLine(NamedTuple):
    """Stands in front of what the reader has muted, and opens it."""

    #: With everything below the comment, or the comment alone.
    is_branch: bool
    #: The public name of the comment's author.
    name: str
    is_open: bool


def muted_lines(
    page: Page, mutes: Mutes, open_branches: set[int], open_id: int | None
) -> Iterator[tuple[int, MutedLine]]:
    """By the id of the comment. `open_branches` has the ids of the comment that the address names (`open_id`) and of
    those it stands under."""
    if mutes == Mutes():
        return
    for row in page.rows:
        if row.pk in mutes.branches:
            yield row.pk, MutedLine(True, page.names[row.pk], is_open=row.pk in open_branches)
        elif mutes.hides_comment(row):
            yield row.pk, MutedLine(False, page.names[row.pk], is_open=row.pk == open_id)
