"""Published comments across the site, newest first."""

from django.contrib.contenttypes.models import ContentType
from django.contrib.contenttypes.prefetch import GenericPrefetch
from django.db.models import OuterRef, Subquery

from blog.models import ArticlePage
from community.comments.models import Comment, CommentQuerySet, Conversation


def latest_per_conversation(limit: int) -> list[Comment]:
    """Return the newest comment of each of the `limit` conversations with the latest comments, in four queries."""
    newest = Comment.objects.advertised().filter(conversation=OuterRef("pk")).order_by("-published_at").values("pk")
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
    return on_readable_articles(Comment.objects.advertised())


def on_readable_articles(comments: CommentQuerySet) -> CommentQuerySet:
    """Return those on articles that anybody may read, with their articles: three queries for any number."""
    articles = ArticlePage.objects.readable()
    return (
        comments.filter(
            conversation__content_type=ContentType.objects.get_for_model(ArticlePage),
            conversation__object_id__in=articles.values("pk"),
        )
        .newest_first()
        .select_related("user", "conversation")
        .prefetch_related(GenericPrefetch("conversation__target", [ArticlePage.objects.defer_streamfields()]))
    )
