"""Whose signals the blog hears. Each receiver is one line that calls a named function."""

from typing import Any

from django.db.models.signals import post_delete, post_save, pre_delete, pre_save
from django.dispatch import receiver
from wagtail.documents import get_document_model
from wagtail.images import get_image_model
from wagtail.models import Page, PageViewRestriction, UploadedFile, get_page_models
from wagtail.signals import page_published, page_unpublished, post_page_move

from community.members.models import CacheVersion

from . import publishing
from .assets import publish_assets, uploads
from .models import ArticleAssets, ArticlePage, AuthorProfile, Tag, Topic
from .models.article_queryset import renew_article_cache

#: What the pages of articles show besides members and comments. Each is a sender of its own, so that no receiver hears
#: every model of the site.
SHOWN = [*get_page_models(), get_image_model(), ArticleAssets, Tag, Topic]


@receiver(page_published, sender=ArticlePage)
def article_published(instance: ArticlePage, revision: Any, **kwargs: Any) -> None:
    publishing.published(instance, revision)


@receiver(page_unpublished, sender=ArticlePage)
def article_unpublished(instance: ArticlePage, **kwargs: Any) -> None:
    publishing.unpublished(instance)


@receiver([post_save, post_delete], sender=PageViewRestriction)
def page_restricted(instance: PageViewRestriction, **kwargs: Any) -> None:
    publishing.restricted(instance.page)


@receiver(pre_delete, sender=ArticlePage)
def article_will_be_deleted(instance: ArticlePage, **kwargs: Any) -> None:
    publishing.before_deletion(instance)


@receiver(post_delete, sender=ArticlePage)
def article_deleted(instance: ArticlePage, **kwargs: Any) -> None:
    publishing.deleted(instance)


@receiver(pre_save, sender=get_image_model())
@receiver(pre_save, sender=get_document_model())
@receiver(pre_save, sender=UploadedFile)
def upload_will_be_saved(instance: Any, raw: bool, **kwargs: Any) -> None:
    if not raw:
        uploads.strip_new_file(instance)


@receiver(pre_delete, sender=get_image_model())
def image_will_be_deleted(instance: Any, **kwargs: Any) -> None:
    publishing.image_will_be_deleted(instance)


@receiver(post_delete, sender=ArticleAssets)
def assets_deleted(instance: ArticleAssets, **kwargs: Any) -> None:
    publish_assets.delete_card(instance)


@receiver(post_save, sender=AuthorProfile)
def author_profile_saved(instance: AuthorProfile, **kwargs: Any) -> None:
    publish_assets.enqueue_author_picture(instance)


@receiver(post_save, sender=CacheVersion)
def cache_version_renewed(instance: CacheVersion, **kwargs: Any) -> None:
    publishing.people_changed(instance)


@receiver(post_page_move)
def page_moved(instance: Page, **kwargs: Any) -> None:
    renew_article_cache()


def shown_model_saved(update_fields: frozenset[str] | None = None, **kwargs: Any) -> None:
    publishing.shown_saved(update_fields)


for model in SHOWN:
    post_save.connect(shown_model_saved, sender=model)
    post_delete.connect(shown_model_saved, sender=model)
