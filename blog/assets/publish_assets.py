"""When an article is published: the pictures its pages will ask for, the card for sharing, the text for feeds."""

import logging
from collections.abc import Iterable
from functools import partial
from hashlib import sha256
from typing import Any

from django.conf import settings
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.db import transaction
from django_tasks import task
from PIL.Image import DecompressionBombError
from wagtail.images.models import AbstractImage, Filter

from blog.blocks.image_blocks import BODY_RENDITIONS, images_in
from blog.feed_text import full_text
from blog.models import ArticleAssets, ArticlePage, AuthorProfile
from blog.models.article_queryset import CARD_RENDITIONS
from blog.social_card import draw_card

logger = logging.getLogger(__name__)

#: What `templates/blog/author_page.html` asks for.
AUTHOR_PICTURE_RENDITIONS = [f"format-{kind}|fill-160x160" for kind in ("avif", "webp", "jpeg")]
#: What `{% sharing %}` asks for.
SHARE_RENDITION = "width-1200|format-jpeg"
#: What is raised for a file that is lost, or was damaged after it had been taken for a picture: Wagtail and Pillow
#: agree on no error of their own.
UNREADABLE_IMAGE_ERRORS = (OSError, SyntaxError, ValueError, RuntimeError, DecompressionBombError)


@task()
def rebuild_article_assets(article_pk: int) -> None:
    """Gone or withdrawn in the meantime, there is nothing to make."""
    if article := ArticlePage.objects.live().filter(pk=article_pk).first():
        build_article_assets(article)


def enqueue_article_assets(article_pks: Iterable[int]) -> None:
    """By tasks, once what has changed is sure."""
    for pk in article_pks:
        transaction.on_commit(partial(rebuild_article_assets.enqueue, pk), robust=True)


@task()
def build_author_picture(profile_pk: int) -> None:
    profile = AuthorProfile.objects.select_related("picture").filter(pk=profile_pk).first()
    if profile and profile.picture:
        make_renditions(profile.picture, AUTHOR_PICTURE_RENDITIONS)


def build_article_assets(article: ArticlePage) -> ArticleAssets:
    for image in images_in(article.body):
        make_renditions(image, BODY_RENDITIONS)
    if article.picture:
        make_renditions(article.picture, [*CARD_RENDITIONS, SHARE_RENDITION])
    assets = ArticleAssets.objects.filter(article=article).first() or ArticleAssets(article=article)
    assets.full_text = full_text(article)
    set_enclosure(assets, article.picture)
    store_card(assets, None if article.picture else draw_article_card(article))
    assets.save()
    return assets


def set_enclosure(assets: ArticleAssets, picture: AbstractImage | None) -> None:
    """Only the name and the size are kept: the file belongs to the picture."""
    assets.picture, assets.picture_bytes = "", 0
    made = picture.renditions.filter(filter_spec=SHARE_RENDITION).first() if picture else None
    if made and made.file.storage.exists(made.file.name):
        assets.picture, assets.picture_bytes = made.file.name, made.file.size


def draw_article_card(article: ArticlePage) -> bytes | None:
    by = [author.display_name for author in article.authors if author]
    return draw_card(article.title, by=", ".join(by), site=settings.SITE_NAME)


def store_card(assets: ArticleAssets, drawn: bytes | None) -> None:
    """Another card has another name: those who showed the old one keep what they have under its name for weeks."""
    name = f"cards/{assets.article_id}-{sha256(drawn).hexdigest()[:8]}.png" if drawn else ""
    if assets.card.name == name:
        return
    if assets.card:
        assets.card.delete(save=False)
    if drawn and not default_storage.exists(name):
        default_storage.save(name, ContentFile(drawn))
    assets.card.name = name


def make_renditions(image: AbstractImage, sizes: Iterable[str]) -> None:
    """What `image.get_rendition` does, except that the temporary file is closed rather than left to chance."""
    wanted = [Filter(size) for size in sizes]
    found = image.find_existing_renditions(*wanted)
    try:
        for size in wanted:
            if size not in found:
                make_rendition(image, size)
    except UNREADABLE_IMAGE_ERRORS:
        logger.warning("The file of picture %s cannot be read", image.pk)


def make_rendition(image: Any, size: Filter) -> Any:
    with image.generate_rendition_file(size) as file:
        made, _ = image.renditions.get_or_create(
            filter_spec=size.spec, focal_point_key=size.get_cache_key(image), defaults={"file": file}
        )
    return made
