"""What is being said across the site, newest first."""

from django.contrib.contenttypes.models import ContentType
from django.contrib.contenttypes.prefetch import GenericPrefetch

from blog.models import ArticlePage
from community.comments.models import Comment, CommentQuerySet


def latest_comments() -> CommentQuerySet:
    """Published comments on what anybody may read. Three queries for any number, what they are about included."""
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
