"""When a comment turns out to be spam, moderators read again what was published of its author before."""

from community.comments.models import Comment, CommentQuerySet

from .models import ReviewRequest

#: The latest so many come back to the desk. Nobody reads more, and older ones have been read by everybody.
MOST_AT_ONCE = 100


def request_review_of_others(spam: Comment) -> int:
    """Bring what is published of this author back to the desk; it stays published, and nobody's standing changes.
    Returns how many. A comment without a name brings back only what has the same alias: others would tell whose it is.
    """
    keys = published_by_same(spam).order_by("-pk").values_list("pk", flat=True)[:MOST_AT_ONCE]
    requests = [ReviewRequest(comment_id=pk, because=spam) for pk in keys]
    return len(ReviewRequest.objects.bulk_create(requests, ignore_conflicts=True))


def published_by_same(comment: Comment) -> CommentQuerySet:
    """Published comments that are known to be by the author of this one, without this one."""
    others = Comment.objects.published().exclude(pk=comment.pk)
    if comment.alias:
        return others.filter(conversation=comment.conversation_id, alias=comment.alias)
    if comment.user_id:
        return others.filter(user=comment.user_id, alias="")
    if comment.user_email:
        return others.filter(user=None, user_email__iexact=comment.user_email)
    return others.none()


def close_review_requests(comment: Comment, *, is_spam: bool) -> None:
    """A moderator has decided about this comment: nobody need read it again, nor others because of it unless it is
    spam."""
    ReviewRequest.objects.filter(comment=comment).delete()
    if not is_spam:
        ReviewRequest.objects.filter(because=comment).delete()
