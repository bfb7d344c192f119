"""The links below a comment: for moderators, and the one by which everybody can tell them."""

from datetime import datetime

from community.comments.editing import fingerprint
from community.comments.models import Comment
from community.conversations.comment_tree import CommentRow
from community.conversations.extras import Action
from community.members.jinja_environment import url

from .models import Act
from .possible_acts import POSSIBLE_ACTS, STATUS_AFTER

TEXTS = {Act.APPROVE: "Approve", Act.SPAM: "Spam", Act.REMOVE: "Remove…", Act.RESTORE: "Restore"}
#: They need a reason, so they lead to a page that asks for it. The others are done at once; the log can undo them.
NEEDS_REASON = frozenset({Act.REMOVE})


def moderator_actions(row: CommentRow, now: datetime) -> tuple[Action, ...]:
    """The acts that make sense for a comment of this status. A comment whose text was erased cannot be restored."""
    acts = [
        act_on(row, act)
        for act in POSSIBLE_ACTS.get(Comment.Status(row.status), ())
        if act in TEXTS and (row.body_html or act != Act.RESTORE)
    ]
    if row.user_id:
        label = f"Warn or suspend… the author of the comment by {row.name}"
        acts.append(Action(url("sanction-author", row.pk), "Warn or suspend…", label))
    return tuple(acts)


def act_on(row: CommentRow, act: Act) -> Action:
    """A button that publishes says which text was read, so that no other text is published by it."""
    address, label = url("moderation-decide", row.pk, act.value), f"{TEXTS[act]} the comment by {row.name}"
    if act in NEEDS_REASON:
        return Action(address, TEXTS[act], label)
    seen = fingerprint(row.body_html) if STATUS_AFTER[act] == Comment.Status.PUBLISHED else ""
    return Action(address, TEXTS[act], label, "has_read", seen)


def text_seen(comment: Comment, has_read: str) -> str:
    """The fingerprint of the text, for one of the HTML that stood beside the button; any other as it is."""
    return fingerprint(comment.comment) if has_read == fingerprint(comment.body_html) else has_read


def report_url(comment_id: int) -> str:
    return url("comment-report", comment_id)
