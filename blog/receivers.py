from functools import partial
from typing import Any

from django.db import transaction
from django.db.models.signals import post_delete, post_save, pre_delete
from django.dispatch import receiver
from wagtail.contrib.redirects.models import Redirect
from wagtail.models import PageViewRestriction
from wagtail.signals import page_published, page_slug_changed, page_unpublished

from blog.assets.publish_assets import build_author_picture, enqueue_article_assets

from .follows import article_notifications, story_followers
from .models import ArticleAssets, ArticlePage, AuthorProfile
from .publishing import articles_quoting


@receiver(page_published, sender=ArticlePage)
def make_what_readers_need(instance: ArticlePage, **kwargs: Any) -> None:
    enqueue_article_assets([instance.pk, *articles_quoting(instance)])


@receiver(post_delete, sender=ArticleAssets)
def delete_the_card(instance: ArticleAssets, **kwargs: Any) -> None:
    """It is lettered with the title, and has an address of its own."""
    if name := instance.card.name:
        transaction.on_commit(partial(instance.card.storage.delete, name), robust=True)


@receiver(post_save, sender=AuthorProfile)
def make_the_portrait_readers_see(instance: AuthorProfile, **kwargs: Any) -> None:
    transaction.on_commit(partial(build_author_picture.enqueue, instance.pk), robust=True)


@receiver(page_published, sender=ArticlePage)
def tell_that_the_story_goes_on(instance: ArticlePage, revision: Any, **kwargs: Any) -> None:
    article_notifications.when_published(instance, revision)


@receiver(page_unpublished, sender=ArticlePage)
def take_back_what_was_told(instance: ArticlePage, **kwargs: Any) -> None:
    article_notifications.when_unpublished(instance)
    enqueue_article_assets(articles_quoting(instance))


@receiver([post_save, post_delete], sender=PageViewRestriction)
def tell_only_of_what_everybody_may_read(instance: PageViewRestriction, **kwargs: Any) -> None:
    for article in ArticlePage.objects.live().descendant_of(instance.page, inclusive=True).defer_streamfields():
        article_notifications.update_notification_visibility(article)
        enqueue_article_assets(articles_quoting(article))


@receiver(pre_delete, sender=ArticlePage)
def note_who_follows_the_story(instance: ArticlePage, **kwargs: Any) -> None:
    story_followers.remember_story_followers(instance)


@receiver(post_delete, sender=ArticlePage)
def keep_them_following_what_is_left(instance: ArticlePage, **kwargs: Any) -> None:
    story_followers.restore_story_followers(instance)


@receiver(page_slug_changed, sender=ArticlePage)
def lead_nowhere_from_where_it_is(instance: ArticlePage, **kwargs: Any) -> None:
    """It has taken an earlier address back, which would lead to itself once the article is unpublished."""
    Redirect.objects.filter(old_path=Redirect.normalise_path(instance.get_url())).delete()
