"""A page of a conversation as nested lists: threads, branches that can be closed, and what is put away."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from html import escape
from itertools import groupby

from django.utils.safestring import SafeString, mark_safe

from .branches import WORTH_FOLDING, Branch, branches_of
from .drawing import Drawing
from .path import WIDTH, ancestor_ids
from .rendering import comment_html

# Safari takes the role from lists without bullets, so it is given back.
LIST = '<ol role="list">'
THREADS = '<ol class="thread" role="list">'


def draw(drawing: Drawing) -> SafeString:
    """The `<ol class="thread">` with everything on the page in it."""
    return mark_safe("".join(_threads(drawing)))  # noqa: S308 -- made here, each value escaped in place


def _threads(drawing: Drawing) -> Iterator[str]:
    branches = branches_of(drawing.page.rows)
    if not branches:
        return
    yield THREADS
    for above, together in groupby(branches, key=lambda branch: branch.row.path[:-WIDTH]):
        if above:
            yield from _continued(drawing, list(together))
        else:
            yield from _items(drawing, together)
    yield "</ol>"


def _continued(drawing: Drawing, branches: list[Branch]) -> Iterator[str]:
    """The page begins inside a thread: say under whom it goes on, at the depth it has."""
    row = branches[0].row
    above = ancestor_ids(row.path)[-1]
    name = escape(drawing.page.names.get(above, "an earlier comment"))
    yield '<li class="continues"><p class="continues-under">Continues under '
    yield f'<a href="{drawing.way_to(above)}">{name}</a></p>'
    yield f"{LIST}<li>" * (row.level - 1) + LIST
    yield from _items(drawing, branches)
    yield "</ol></li>" * row.level


def _items(drawing: Drawing, branches: Iterable[Branch]) -> Iterator[str]:
    for branch in branches:
        yield "<li>"
        yield from _branch(drawing, branch)
        yield "</li>"


def _branch(drawing: Drawing, branch: Branch) -> Iterator[str]:
    if branch.row.pk in drawing.mutes.branches:
        words = f"a branch of {branch.size} comments" if branch.size > 1 else "a comment"
        yield _muted(drawing, [branch], f"{words} by {escape(drawing.page.names[branch.row.pk])}")
        yield comment_html(drawing, branch.row)
        yield from _replies(drawing, branch)
        yield "</details>"
    elif drawing.mutes.hide_the_words_of(branch.row):
        yield _muted(drawing, [Branch(branch.row)], escape(drawing.page.names[branch.row.pk]))
        yield comment_html(drawing, branch.row)
        yield "</details>"
        yield from _replies(drawing, branch)
    else:
        yield comment_html(drawing, branch.row)
        yield from _replies(drawing, branch)


def _muted(drawing: Drawing, branches: list[Branch], what: str) -> str:
    opened = _open_for(drawing, branches, wants_news=False)
    return f'<details class="muted" id="m{branches[0].row.pk}"{opened}><summary>Muted: {what}</summary>'


def _replies(drawing: Drawing, branch: Branch) -> Iterator[str]:
    if not branch.replies:
        return
    below = branch.size - 1
    can_be_closed = below >= WORTH_FOLDING
    if can_be_closed:
        yield f'<details class="branch" open><summary>{below} replies</summary>'
    folded = branch.folded
    yield LIST
    yield from _items(drawing, branch.replies[: len(branch.replies) - len(folded)])
    yield "</ol>"
    if folded:
        count = sum(reply.size for reply in folded)
        yield f'<details class="more-replies"{_open_for(drawing, folded)}><summary>{count} more replies</summary>{LIST}'
        yield from _items(drawing, folded)
        yield "</ol></details>"
    if can_be_closed:
        yield "</details>"


def _open_for(drawing: Drawing, branches: list[Branch], *, wants_news: bool = True) -> str:
    """Nothing somebody came for is put away: the comment the address names, what is new, one's own that waits."""
    wanted = any(
        row.pk == drawing.open_id or (wants_news and (drawing.is_new(row) or drawing.is_own_and_waits(row)))
        for branch in branches
        for row in branch.rows()
    )
    return " open" if wanted else ""
