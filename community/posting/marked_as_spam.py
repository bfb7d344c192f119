"""Whether a comment is spam because a moderator said so, or because the filter did: its author is told which."""

from django.db.models import OuterRef, Subquery

from community.comments.models import Comment
from community.moderation.models import Act, Decision

SPAM = Comment.Status.SPAM
MARKED_BY_MODERATOR = "A moderator marked it as spam."


def latest_act() -> Subquery:
    """What made a comment spam, by `Act`; None if it never was anything else."""
    became_spam = Decision.objects.filter(comment=OuterRef("pk"), status_after=SPAM).exclude(status_before=SPAM)
    return Subquery(became_spam.order_by("-pk").values("act")[:1])


def is_marked_by_moderator(comment: Comment) -> bool:
    """No query for what is not spam."""
    if comment.status != SPAM:
        return False
    return Comment.objects.filter(pk=comment.pk).values_list(latest_act(), flat=True).first() == Act.SPAM
