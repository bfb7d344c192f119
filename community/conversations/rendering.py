"""A comment as HTML (how comments stand in lists: threads.py): text joined in Python, because a template call per
comment is what makes the package's own tag slow (benchmarks/, decision 0004). What is the same for many readers comes
from `sketches`; here the gaps are filled.
"""

from __future__ import annotations

from html import escape

from django.utils.safestring import SafeString, mark_safe

from community.comments.models import Comment

from .actions import acts
from .comment_fragments import Sketch, label_of, level_of
from .keyset import CommentRow
from .reader import Reader
from .relative_time import relative_time
from .render_context import RenderContext

Status = Comment.Status

TOMBSTONES: dict[str, str] = {
    Status.HELD: "This comment is read by a moderator first.",
    Status.REMOVED: "This comment was removed by a moderator.",
    Status.WITHDRAWN: "This comment was withdrawn by its author.",
}


def render_comment(drawing: RenderContext, row: CommentRow) -> SafeString:
    """One comment alone, as it stands in its list: for the answer to a post."""
    under = f' data-under="c{row.parent_id}"' if row.level else ""
    return mark_safe(f'<li class="is-just-posted"{under}>{comment_html(drawing, row)}</li>')  # noqa: S308 -- each value escaped


def comment_html(drawing: RenderContext, row: CommentRow) -> str:
    is_published = row.status == "published"
    if not is_published and not _may_see(drawing.reader, row):
        return _tombstone(drawing, row)
    said = relative_time(row.submit_date, drawing.now)
    made = drawing.sketch_of(row)
    looks, new_label, chips, hint = "", "", "", ""
    if not is_published:
        looks, chips = f" is-{row.status}", f'<span class="chip warn">{Status(row.status).label}</span>'
        hint = f'<p class="hint">{drawing.to_its_author(row)}</p>' if drawing.is_own_and_waits(row) else ""
    elif drawing.is_new(row):
        looks, new_label, chips = " is-new", ", new", '<span class="chip new">new</span>'
    thanks = made.thanked if row.pk in drawing.helped else made.thanks
    below = f"{thanks}{made.links}{acts(drawing, row, made.name)}"
    return joined(made, said, row.body_html + hint, looks=looks, new_label=new_label, chips=chips, below=below)


def joined(
    made: Sketch, said: str, body: str, *, looks: str = "", new_label: str = "", chips: str = "", below: str = ""
) -> str:
    """The pieces of a comment, with its gaps filled."""
    return (
        f"{made.opening}{looks}{made.label}{said}{made.level}{new_label}{made.head}{said}</time></a>{chips}"
        f'{made.after_time}</header><div class="body">{body}</div>'
        + (f'<p class="actions">{below}</p></article>' if below else "</article>")
    )


def _tombstone(drawing: RenderContext, row: CommentRow) -> str:
    answered = escape(drawing.page.names.get(row.reply_to_id, "")) if row.reply_to_id else ""
    what = "Comment not shown yet" if row.status == Status.HELD else "Removed comment"
    label = f"{label_of(row, what, answered)}{relative_time(row.submit_date, drawing.now)}{level_of(row)}"
    says = TOMBSTONES.get(row.status, TOMBSTONES[Status.REMOVED])
    return (
        f'<article class="comment is-removed" id="c{row.pk}" aria-label="{label}"><p class="body">{says}</p></article>'
    )


def _may_see(reader: Reader, row: CommentRow) -> bool:
    """Whether this reader sees the text of a comment that is not published."""
    if row.status == Status.WITHDRAWN:
        return False
    is_own = reader.member is not None and row.user_id == reader.member.pk and row.status != Status.REMOVED
    return is_own or reader.moderates
