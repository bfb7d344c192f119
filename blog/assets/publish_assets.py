"""What is made when an article is published, so that no reader waits for it: renditions, share card, text for feeds.

See docs/decisions/0010.
"""

import logging
from collections.abc import Iterable
from hashlib import sha256
from typing import Any

from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.db import transaction
from django_tasks import task
from PIL.Image import DecompressionBombError
from wagtail.images.models import AbstractImage, Filter

from blog.blocks.body import images_in
from blog.blocks.image_blocks import BODY_RENDITIONS
from blog.feeds.full_text import full_text
from blog.models import ArticleAssets, ArticlePage, AuthorProfile
from blog.models.article_queryset import CARD_RENDITIONS
from blog.sharing.card import draw_card
from community.branding.brand import current_brand

logger = logging.getLogger(__name__)

#: The renditions that `templates/blog/author_page.html` shows.
AUTHOR_PICTURE_RENDITIONS = [f"format-{kind}|fill-160x160" for kind in ("avif", "webp", "jpeg")]
#: The rendition that `{% sharing %}` names.
SHARE_RENDITION = "width-1200|format-jpeg"
#: What Wagtail and Pillow raise for an image whose file is lost or damaged; they have no common error class for it.
UNREADABLE_IMAGE_ERRORS = (OSError, SyntaxError, ValueError, RuntimeError, DecompressionBombError)


def enqueue_article_assets(article_pks: Iterable[int]) -> None:
    """Enqueues one task after the commit, however many articles there are."""
    if pks := list(article_pks):
        transaction.on_commit(lambda: rebuild_each.enqueue(pks), robust=True)


@task()
def rebuild_each(article_pks: list[int]) -> None:
    """A task for each article: one that fails does not stop the others."""
    for pk in article_pks:
        rebuild_article_assets.enqueue(pk)


@task()
def rebuild_article_assets(article_pk: int) -> None:
    """Does nothing for an article that was deleted or unpublished in the meantime."""
    if article := ArticlePage.objects.live().filter(pk=article_pk).first():
        build_article_assets(article)


def branding_changed(**signal: Any) -> None:
    """The cards of articles without a picture show the name and the colours of the site."""
    enqueue_article_assets(ArticlePage.objects.live().filter(picture=None).values_list("pk", flat=True))


def enqueue_author_picture(instance: AuthorProfile, **signal: Any) -> None:
    transaction.on_commit(lambda: build_author_picture.enqueue(instance.pk), robust=True)


@task()
def build_author_picture(profile_pk: int) -> None:
    profile = AuthorProfile.objects.select_related("picture").filter(pk=profile_pk).first()
    if profile and profile.picture:
        make_renditions(profile.picture, AUTHOR_PICTURE_RENDITIONS)


def build_article_assets(article: ArticlePage) -> ArticleAssets:
    """Makes what is missing and saves the rest anew. An image that cannot be read is left out, with a warning."""
    for image in images_in(article.body):
        make_renditions(image, BODY_RENDITIONS)
    if article.picture:
        make_renditions(article.picture, [*CARD_RENDITIONS, *BODY_RENDITIONS, SHARE_RENDITION])
    assets = ArticleAssets.objects.filter(article=article).first() or ArticleAssets(article=article)
    assets.full_text = full_text(article)
    set_enclosure(assets, article.picture)
    store_card(assets, None if article.picture else draw_article_card(article))
    assets.save()
    return assets


def set_enclosure(assets: ArticleAssets, picture: AbstractImage | None) -> None:
    """For feeds. Stores only the name and the size: the file belongs to the rendition of the picture."""
    assets.picture, assets.picture_bytes = "", 0
    made = picture.renditions.filter(filter_spec=SHARE_RENDITION).first() if picture else None
    if made and made.file.storage.exists(made.file.name):
        assets.picture, assets.picture_bytes = made.file.name, made.file.size


def draw_article_card(article: ArticlePage) -> bytes:
    by = ", ".join(str(one) for one in article.byline if one.user or one.name)
    colour = article.topic_list[0].colour if article.topic_list else ""
    brand = current_brand()
    return draw_card(article.title, by=by, site=brand.name, colour=colour, seed=article.pk, site_colours=brand.colours)


def store_card(assets: ArticleAssets, drawn: bytes | None) -> None:
    """The file name contains a content hash: external caches keep old images for weeks."""
    name = f"cards/{assets.article_id}-{sha256(drawn).hexdigest()[:8]}.png" if drawn else ""
    if assets.card.name == name:
        return
    if assets.card:
        assets.card.delete(save=False)
    if drawn and not default_storage.exists(name):
        default_storage.save(name, ContentFile(drawn))
    assets.card.name = name


def delete_card(instance: ArticleAssets, **signal: Any) -> None:
    """After the commit. The card shows the title, and anybody who knows its address could still get it."""
    if name := instance.card.name:
        transaction.on_commit(lambda: instance.card.storage.delete(name), robust=True)


def make_renditions(image: AbstractImage, specs: Iterable[str]) -> None:
    """Makes those renditions that are missing, by filter spec ("width-400|format-webp").

    Unlike `image.get_rendition`, it closes the temporary file. An image that cannot be read is logged, not raised.
    """
    wanted = [Filter(spec) for spec in specs]
    found = image.find_existing_renditions(*wanted)
    try:
        for spec in wanted:
            if spec not in found:
                make_rendition(image, spec)
    except UNREADABLE_IMAGE_ERRORS:
        logger.warning("The file of picture %s cannot be read", image.pk)


def make_rendition(image: Any, spec: Filter) -> Any:
    with image.generate_rendition_file(spec) as file:
        made, _ = image.renditions.get_or_create(
            filter_spec=spec.spec, focal_point_key=spec.get_cache_key(image), defaults={"file": file}
        )
    return made
