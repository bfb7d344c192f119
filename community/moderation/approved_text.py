"""What a moderator has read of a comment, and let stand."""

from community.comments.models import Comment

from .models import Act

#: Decisions by which a text was published, or stayed so.
LET_STAND = (Act.APPROVE, Act.RESTORE, Act.KEEP)


def approved_text(comment: Comment) -> str:
    """The text as a moderator approved it last; "" if none has. `comment` still has the text before an edit."""
    decided_at = comment.decisions.filter(act__in=LET_STAND).values_list("created_at", flat=True).first()
    if decided_at is None:
        return ""
    since = comment.earlier_texts.filter(replaced_at__gt=decided_at).order_by("pk")
    return since.values_list("body", flat=True).first() or comment.comment
