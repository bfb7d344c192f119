"""What is drawn of articles is kept for all readers by one stamp, renewed when anything is saved that they show."""

from typing import Any

from django.db.models.signals import post_delete, post_save
from django.dispatch import receiver
from wagtail.images.models import AbstractImage
from wagtail.models import Page, PageViewRestriction
from wagtail.signals import post_page_move

from blog.models.article_queryset import ARTICLES_CACHE
from community.members.models import CacheVersion

from .models import ArticleAssets, Tag, Topic

SHOWN = (Page, PageViewRestriction, AbstractImage, ArticleAssets, Tag, Topic)
#: What saving a draft writes to its page: nothing of that is shown to readers.
OF_DRAFTS = {"latest_revision", "latest_revision_created_at", "draft_title", "has_unpublished_changes"}


@receiver([post_save, post_delete])
def renew(instance: Any, **kwargs: Any) -> None:
    """A member's other name stands beside their articles: the people's stamp renews this one."""
    of_people = isinstance(instance, CacheVersion) and instance.name == CacheVersion.PEOPLE
    if of_people or (isinstance(instance, SHOWN) and not is_draft_save(kwargs.get("update_fields"))):
        CacheVersion.objects.renew(ARTICLES_CACHE)


@receiver(post_page_move)
def renew_after_move(**kwargs: Any) -> None:
    CacheVersion.objects.renew(ARTICLES_CACHE)


def is_draft_save(written: frozenset[str] | None) -> bool:
    return written is not None and written <= OF_DRAFTS
