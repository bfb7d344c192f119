"""Published comments across the site, newest first."""

from typing import NamedTuple

from django.contrib.contenttypes.models import ContentType
from django.contrib.contenttypes.prefetch import GenericPrefetch
from django.db.models import OuterRef, Subquery

from blog.models import ArticlePage
from community.comments.models import Comment, CommentQuerySet, Conversation


def latest_per_conversation(limit: int) -> list[Comment]:
    """Return the newest comment of each of the `limit` conversations with the latest comments, in four queries."""
    newest = Comment.objects.published().filter(conversation=OuterRef("pk")).order_by("-published_at").values("pk")
    conversations = (
        Conversation.objects.filter(
            content_type=ContentType.objects.get_for_model(ArticlePage),
            object_id__in=ArticlePage.objects.readable().values("pk"),
            comment_count__gt=0,
        )
        .order_by("-last_comment_at")
        .annotate(newest=Subquery(newest[:1]))
    )
    keys = list(conversations.values_list("newest", flat=True)[:limit])
    return list(latest_comments().filter(pk__in=keys).order_by("-published_at"))


def latest_comments() -> CommentQuerySet:
    """Return comments on articles that anybody may read, with their articles: three queries for any number."""
    articles = ArticlePage.objects.readable()
    return (
        Comment.objects.published()
        .filter(
            conversation__content_type=ContentType.objects.get_for_model(ArticlePage),
            conversation__object_id__in=articles.values("pk"),
        )
        .newest_first()
        .select_related("user", "conversation")
        .prefetch_related(GenericPrefetch("conversation__target", [ArticlePage.objects.defer_streamfields()]))
    )


class CommentPage(NamedTuple):
    comments: list[Comment]
    is_first: bool
    #: Primary key for `?before=` of the next page; None on the last one.
    next_before: int | None


def comment_page(comments: CommentQuerySet, before: int | None, *, size: int) -> CommentPage:
    """Return the comments, newest first, that are older than the one with the key `before` (keyset pagination)."""
    if before is not None:
        comments = comments.filter(pk__lt=before)
    found = list(comments[: size + 1])
    return CommentPage(found[:size], before is None, found[size - 1].pk if len(found) > size else None)
