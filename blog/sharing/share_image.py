"""The image that other sites show with a link to an article."""

from contextlib import suppress
from typing import NamedTuple
from urllib.parse import urljoin

from django.conf import settings
from wagtail.images.models import Filter

from blog.assets.publish_assets import SHARE_RENDITION, UNREADABLE_IMAGE_ERRORS, make_rendition
from blog.models import ArticleAssets, ArticlePage
from community.branding.brand import current_brand

from .card import HEIGHT, WIDTH
from .site_card import site_picture


class ShareImage(NamedTuple):
    address: str
    width: int
    height: int
    alternative: str


def share_image(article: ArticlePage) -> ShareImage:
    """The article's own picture, or the card made when it was published, or the picture of the site."""
    if article.picture:
        with suppress(*UNREADABLE_IMAGE_ERRORS):
            shared = Filter(SHARE_RENDITION)
            found = article.picture.find_existing_renditions(shared)
            made = found.get(shared) or make_rendition(article.picture, shared)
            return ShareImage(absolute_url(made.url), made.width, made.height, article.picture_alternative)
    assets: ArticleAssets | None = getattr(article, "assets", None)
    address = assets.card.url if assets and assets.card else site_picture(current_brand())
    return ShareImage(absolute_url(address), WIDTH, HEIGHT, article.title)


def absolute_url(address: str) -> str:
    return urljoin(settings.SITE_URL + "/", address)
