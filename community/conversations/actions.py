"""What stands below a comment for those who may do more than read and answer it. The pages it leads to check again."""

from __future__ import annotations

from community.comments.models import Comment

from .own_actions import own_actions
from .pagination import CommentRow
from .render_context import RenderContext

Status = Comment.Status

#: What a moderator may do beside a comment, by its status.
ACTS_ON: dict[str, set[str]] = {
    Status.PUBLISHED: {"spam", "remove"},
    Status.HELD: {"approve", "spam", "remove"},
    Status.SPAM: {"restore"},
    Status.REMOVED: {"restore"},
    Status.UNCONFIRMED: set(),
}


def acts(drawing: RenderContext, row: CommentRow, name: str) -> str:
    links: list[str] = []
    if drawing.is_own(row):
        links += own_actions(row, drawing.now)
    if drawing.tends and row.status == "published":
        links.append(_feature(drawing, row, name))
    if drawing.reader.moderates:
        labels = (("approve", "Approve"), ("spam", "Spam"), ("remove", "Remove…"), ("restore", "Restore"))
        links += [
            f'<a href="{drawing.decide(row.pk, act)}" aria-label="{label} the comment by {name}">{label}</a>'
            for act, label in labels
            if act in ACTS_ON[row.status] and (row.body_html or act != "restore")
        ]
    return "".join(links)


def _feature(drawing: RenderContext, row: CommentRow, name: str) -> str:
    value, label = ("no", "Unfeature") if row.pk in drawing.featured else ("yes", "Feature")
    return (
        f'<button form="comment-actions" formaction="{drawing.feature_address(row.pk)}" name="feature" value="{value}"'
        f' aria-label="{label} the comment by {name}">{label}</button>'
    )
