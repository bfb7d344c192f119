"""A page of a conversation as nested lists: threads, branches that can be closed, and what is put away."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from html import escape
from itertools import groupby

from django.utils.safestring import SafeString, mark_safe

from community.comments.path import WIDTH, ancestor_ids

from .comment_fragments import is_nowhere
from .comment_tree import MIN_COLLAPSED, CommentNode
from .render_context import RenderContext
from .rendering import comment_html

# Safari takes the role from lists without bullets, so it is given back.
LIST = '<ol role="list">'
THREADS = '<ol class="thread" role="list">'


def render_thread(drawing: RenderContext) -> SafeString:
    """The `<ol class="thread">` with everything on the page in it."""
    html: list[str] = []
    Threads(drawing, html.append).render_thread()
    return mark_safe("".join(html))  # noqa: S308 -- made here, each value escaped in place


@dataclass(frozen=True)
class Threads:
    """Draws by adding one piece of text after the other."""

    drawing: RenderContext
    add: Callable[[str], None]

    def render_thread(self) -> None:
        branches = self.drawing.page.branches
        if not branches:
            return
        self.add(THREADS)
        for above, together in groupby(branches, key=lambda branch: branch.row.path[:-WIDTH]):
            if above:
                self.continued(list(together))
            else:
                self.items(together)
        self.add("</ol>")

    def continued(self, branches: list[CommentNode]) -> None:
        """The page begins inside a thread: say under whom it goes on, at the depth it has."""
        row = branches[0].row
        above = ancestor_ids(row.path)[-1]
        name = escape(self.drawing.page.names.get(above, "an earlier comment"))
        under = name if is_nowhere(name, row) else f'<a href="{self.drawing.way_to(above)}">{name}</a>'
        self.add(f'<li class="continuation"><p class="continuation-note">Continues under {under}</p>')
        fold = self.rest_of_a_muted_branch(branches)
        self.add(fold)
        self.add(f"{LIST}<li>" * (row.level - 1) + LIST)
        self.items(branches)
        self.add("</ol></li>" * (row.level - 1) + ("</ol></details></li>" if fold else "</ol></li>"))

    def rest_of_a_muted_branch(self, branches: list[CommentNode]) -> str:
        """The fold for what continues a branch that was muted on a page before this one; "" for any other."""
        above = ancestor_ids(branches[0].row.path)
        if not (muted := self.drawing.mutes.branches.intersection(above)):
            return ""
        name = escape(self.drawing.page.names.get(min(muted), "an earlier comment"))
        opened = self.open_for(branches, wants_news=False)
        return f'<details class="muted"{opened}><summary>Muted: the rest of a branch by {name}</summary>'

    def items(self, branches: Iterable[CommentNode]) -> None:
        for branch in branches:
            self.add("<li>")
            self.branch(branch)
            self.add("</li>")

    def branch(self, branch: CommentNode) -> None:
        row, mutes = branch.row, self.drawing.mutes
        if row.pk in mutes.branches:
            words = f"a branch of {branch.size} comments" if branch.size > 1 else "a comment"
            self.muted([branch], f"{words} by {escape(self.drawing.page.names[row.pk])}")
            self.add(comment_html(self.drawing, row))
            self.replies(branch)
            self.add("</details>")
        elif mutes.hides_comment(row):
            self.muted([CommentNode(row)], escape(self.drawing.page.names[row.pk]))
            self.add(f"{comment_html(self.drawing, row)}</details>")
            self.replies(branch)
        else:
            self.add(comment_html(self.drawing, row))
            self.replies(branch)

    def muted(self, branches: list[CommentNode], what: str) -> None:
        opened = self.open_for(branches, wants_news=False)
        self.add(f'<details class="muted" id="m{branches[0].row.pk}"{opened}><summary>Muted: {what}</summary>')

    def replies(self, branch: CommentNode) -> None:
        if not branch.replies:
            return
        below = branch.size - 1
        can_be_closed = below >= MIN_COLLAPSED
        if can_be_closed:
            self.add(f'<details class="branch" open><summary>{below} replies</summary>')
        folded = branch.folded
        self.add(LIST)
        self.items(branch.replies[: len(branch.replies) - len(folded)])
        self.add("</ol>")
        if folded:
            count = sum(reply.size for reply in folded)
            self.add(f'<details class="more-replies"{self.open_for(folded)}><summary>{count} more replies</summary>')
            self.add(LIST)
            self.items(folded)
            self.add("</ol></details>")
        if can_be_closed:
            self.add("</details>")

    def open_for(self, branches: list[CommentNode], *, wants_news: bool = True) -> str:
        """Nothing somebody came for is put away: the comment the address names, what is new, one's own that waits."""
        wanted = any(
            row.pk == self.drawing.open_id
            or (wants_news and (self.drawing.is_new(row) or self.drawing.is_own_and_waits(row)))
            for branch in branches
            for row in branch.rows()
        )
        return " open" if wanted else ""
