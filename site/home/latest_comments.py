"""Published comments across the site, newest first."""

from django.contrib.contenttypes.models import ContentType
from django.contrib.contenttypes.prefetch import GenericPrefetch
from django.db.models import Q

from blog.models import ArticlePage
from community.comments.models import Comment, CommentQuerySet
from community.discussions.models import Discussion


def latest_comments() -> CommentQuerySet:
    return with_readable_pages(Comment.objects.advertised().filter(is_opening=False))


def with_readable_pages(comments: CommentQuerySet) -> CommentQuerySet:
    """Return those under articles and in discussions that anybody may read, with these: four queries at most."""
    found = comments.filter(on_readable_page("conversation__")).newest_first().select_related("user", "conversation")
    pages = [ArticlePage.objects.defer_streamfields(), Discussion.objects.all()]
    return found.prefetch_related(GenericPrefetch("conversation__target", pages))


def with_covers(comments: CommentQuerySet) -> CommentQuerySet:
    """Instead of `with_readable_pages` where each page shows its cover: eight queries at most."""
    found = comments.filter(on_readable_page("conversation__")).newest_first().select_related("conversation")
    pages = [ArticlePage.objects.with_covers().defer_streamfields(), Discussion.objects.prefetch_related("topic")]
    return found.prefetch_related(GenericPrefetch("conversation__target", pages))


def on_readable_page(prefix: str = "") -> Q:
    """For a queryset of conversations; `prefix` leads to the conversation from another model."""
    readable = {ArticlePage: ArticlePage.objects.readable(), Discussion: Discussion.objects.published()}
    found = Q()
    for model, pages in readable.items():
        here = {"content_type": ContentType.objects.get_for_model(model), "object_id__in": pages.values("pk")}
        found |= Q(**{f"{prefix}{name}": value for name, value in here.items()})
    return found & Q(**{f"{prefix}is_hidden": False})
