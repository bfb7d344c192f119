"""What this room and those to its left add to a conversation, which does not know them."""

from datetime import datetime

from django.urls import reverse

from community.comments.editing import EDITABLE
from community.comments.models import Comment
from community.comments.states import TRANSITIONS
from community.comments.targets import Target
from community.conversations.comment_tree import CommentRow
from community.conversations.extras import Action, ConversationExtras
from community.members.standing import Standing
from community.members.standing_limits import limits_of
from community.moderation.moderator_actions import moderator_actions, report_url

from .hold_reasons import reasons_by_comment


def extras_for(target: Target) -> ConversationExtras:
    return ConversationExtras(
        write_url=write_url_for(target),
        report_url=report_url,
        author_actions=author_actions,
        moderator_actions=moderator_actions,
        answer_actions=answer_actions,
        hold_reasons=reasons_by_comment,
    )


def answer_actions(row: CommentRow, is_answer: bool) -> tuple[Action, ...]:
    address = reverse("comment-answer", args=[row.pk])
    if is_answer:
        label = f"Take back that the comment by {row.name} is the answer"
        return (Action(address, "Not the answer", label, "answer", "no"),)
    return (Action(address, "This is the answer", f"Choose the comment by {row.name} as the answer", "answer"),)


def write_url_for(target: Target) -> str:
    """The page with the form for a new comment about this target."""
    return reverse("comment-write", args=[target._meta.label_lower, target.pk])


def author_actions(row: CommentRow, now: datetime) -> tuple[Action, ...]:
    """What authors may do with their own comment.

    "Edit" is shown for as long as members with the longest time may edit; the page checks the author's own standing.
    """
    actions = []
    if row.status in EDITABLE and now - row.submit_date < limits_of(Standing.TRUSTED).edit_time:
        actions.append(Action(reverse("comment-edit", args=[row.pk]), "Edit", "Edit what you wrote"))
    if Comment.Status.WITHDRAWN in TRANSITIONS[row.status]:
        actions.append(Action(reverse("comment-withdraw", args=[row.pk]), "Withdraw…", "Withdraw what you wrote"))
    return tuple(actions)
