"""Tells an author why their comment is held. The sentences are true, and name no rule that spammers could avoid."""

from collections.abc import Collection

from community.comments.models import Comment
from community.spam.gates import NEWCOMER as NEWCOMER_GATE
from community.spam.gates import READ_FIRST

NEWCOMER = "Because we do not know you yet, a moderator reads your comment before it appears."
SET_BACK = "Since your standing was set back, a moderator reads your comments before they appear."
CONVERSATION_MODERATED = "In this conversation a moderator reads every comment before it appears."
FILTER_UNSURE = (
    "Something in it made our filter unsure, as links and contact details often do, so a moderator reads it before it "
    "appears."
)


def why_held(comment: Comment) -> str:
    """The sentence for this comment, by its latest verdict."""
    judgement = comment.judgements.first()
    gates = judgement.waits_by if judgement else []
    if READ_FIRST in gates:
        return CONVERSATION_MODERATED
    if judgement is None or gates != [NEWCOMER_GATE] or judgement.score >= judgement.hold_at:
        return FILTER_UNSURE
    return SET_BACK if comment.user and comment.user.standing_limit else NEWCOMER


def reasons_by_comment(comment_ids: Collection[int]) -> dict[int, str]:
    """A sentence for each of these comments; two queries, none without comments."""
    waiting = Comment.objects.filter(pk__in=comment_ids).select_related("user").prefetch_related("judgements")
    return {comment.pk: why_held(comment) for comment in waiting} if comment_ids else {}
