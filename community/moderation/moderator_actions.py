"""The links below a comment: for moderators, and the one by which everybody can tell them."""

from datetime import datetime

from community.comments.models import Comment
from community.conversations.comment_tree import CommentRow
from community.conversations.extras import Action
from community.members.jinja_environment import url

from .models import Act
from .possible_acts import POSSIBLE_ACTS

TEXTS = {Act.APPROVE: "Approve", Act.SPAM: "Spam", Act.REMOVE: "Remove…", Act.RESTORE: "Restore"}


def moderator_actions(row: CommentRow, now: datetime) -> tuple[Action, ...]:
    """The acts that make sense for a comment of this status. A comment whose text was erased cannot be restored."""
    return tuple(
        Action(url("moderation-decide", row.pk, act.value), TEXTS[act], f"{TEXTS[act]} the comment by {row.name}")
        for act in POSSIBLE_ACTS.get(Comment.Status(row.status), ())
        if act in TEXTS and (row.body_html or act != Act.RESTORE)
    )


def report_url(comment_id: int) -> str:
    return url("comment-report", comment_id)
