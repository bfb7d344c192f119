"""When a comment turns out to be spam, moderators read again what was published of its author before."""

from collections.abc import Callable, Collection, Iterator
from typing import Any

from django.db.models import Q
from django.db.models.functions import Upper

from community.comments.models import Comment, CommentQuerySet

from .models import ReviewRequest

#: The latest so many come back to the desk. Nobody reads more, and older ones have been read by everybody.
MOST_AT_ONCE = 100


def request_review_of_others(spam: Comment) -> int:
    """Bring what is published of this author back to the desk; it stays published, and nobody's standing changes.
    Returns how many. A comment without a name brings back only what has the same alias: others would tell whose it is.
    """
    return request_reviews([spam])


def request_reviews(spam: Collection[Comment]) -> int:
    """`request_review_of_others` for many comments, in a constant number of queries."""
    requests: list[ReviewRequest] = []
    for others, key_of in by_same_authors(spam, Comment.objects.published()):
        because = {key_of(comment): comment for comment in spam}
        left = dict.fromkeys(because, MOST_AT_ONCE)
        for comment in others.order_by("-pk")[: MOST_AT_ONCE * len(because)]:
            if (key := key_of(comment)) in because and left[key]:
                left[key] -= 1
                requests.append(ReviewRequest(comment=comment, because=because[key]))
    return len(ReviewRequest.objects.bulk_create(requests, ignore_conflicts=True))


def by_same_authors(
    comments: Collection[Comment], among: CommentQuerySet
) -> Iterator[tuple[CommentQuerySet, Callable[[Comment], tuple[Any, ...]]]]:
    """Those among them that are known to be by the authors of these comments, without these, and how to tell which:
    without a name, of members, and of guests."""
    others = among.exclude(pk__in=[comment.pk for comment in comments])
    aliases = Q()
    for comment in comments:
        aliases |= Q(conversation=comment.conversation_id, alias=comment.alias) if comment.alias else Q()
    members = {comment.user_id for comment in comments if comment.user_id and not comment.alias}
    guests = {comment.user_email.upper() for comment in comments if not (comment.user_id or comment.alias)} - {""}
    if aliases:
        yield others.filter(aliases), lambda comment: (comment.conversation_id, comment.alias)
    if members:
        yield others.filter(user__in=members, alias=""), lambda comment: (comment.user_id, bool(comment.alias))
    if guests:
        named = others.filter(user=None).annotate(guest=Upper("user_email")).filter(guest__in=guests)
        yield named, lambda comment: (comment.user_email.upper(), bool(comment.user_id or comment.alias))


def close_review_requests(comments: Collection[int], *, is_spam: bool) -> None:
    """A moderator has decided about these comments: nobody need read them again, nor others because of them unless
    they are spam."""
    ReviewRequest.objects.filter(comment__in=comments).delete()
    if not is_spam:
        ReviewRequest.objects.filter(because__in=comments).delete()
