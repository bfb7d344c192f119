"""Which signal changes which entry."""

from collections.abc import Collection
from typing import Any

from django.db.models.signals import post_save
from wagtail.signals import page_published, page_unpublished

from blog.models import ArticleAssets, ArticlePage
from community.comments.bulk_states import statuses_changed
from community.comments.models import Comment
from community.comments.states import comments_withdrawn
from community.discussions.models import Discussion

from .indexing import discussions_opened_by, drop, enqueue
from .models import Kind

#: What an entry of a comment is made of.
INDEXED = {"status", "comment", "body_html", "is_kept_quiet"}


def article_published(instance: ArticlePage, **signal: Any) -> None:
    """Also runs when a publication is only scheduled: then the article is left out."""
    enqueue(Kind.ARTICLE, [instance.pk])


def article_text_made(instance: ArticleAssets, **signal: Any) -> None:
    """Also when an article that it quotes was hidden: then its title is no longer in its text."""
    enqueue(Kind.ARTICLE, [instance.article_id])


def article_unpublished(instance: ArticlePage, **signal: Any) -> None:
    drop(Kind.ARTICLE, [instance.pk])


def comment_saved(instance: Comment, created: bool, update_fields: frozenset[str] | None = None, **signal: Any) -> None:
    if update_fields is not None and not update_fields & INDEXED:
        return
    kind, keys = Kind.COMMENT, [instance.pk]
    if instance.is_opening:
        kind, keys = Kind.DISCUSSION, [instance.conversation.object_id]
        if not created:
            drop(Kind.COMMENT, [instance.pk])  # it may have been one, before it was split off
    if instance.is_published and not instance.is_kept_quiet:
        enqueue(kind, keys)
    elif not created:
        drop(kind, keys)


def discussion_saved(instance: Discussion, **signal: Any) -> None:
    if not instance.opening_id:
        return  # it is being started: its opening brings it
    if instance.merged_into_id:
        drop(Kind.DISCUSSION, [instance.pk])
    else:
        enqueue(Kind.DISCUSSION, [instance.pk])


def many_withdrawn(keys: Collection[int], **signal: Any) -> None:
    drop(Kind.COMMENT, keys)
    drop(Kind.DISCUSSION, discussions_opened_by(keys))


def many_changed(keys: Collection[int], **signal: Any) -> None:
    published = set(Comment.objects.advertised().filter(pk__in=keys).values_list("pk", flat=True))
    enqueue(Kind.COMMENT, sorted(published))
    enqueue(Kind.DISCUSSION, discussions_opened_by(sorted(published)))
    many_withdrawn([key for key in keys if key not in published])


page_published.connect(article_published, sender=ArticlePage)
post_save.connect(article_text_made, sender=ArticleAssets)
page_unpublished.connect(article_unpublished, sender=ArticlePage)
post_save.connect(comment_saved, sender=Comment)
post_save.connect(discussion_saved, sender=Discussion)
comments_withdrawn.connect(many_withdrawn)
statuses_changed.connect(many_changed)
