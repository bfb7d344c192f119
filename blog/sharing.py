from contextlib import suppress
from typing import NamedTuple
from urllib.parse import urljoin

from django.conf import settings
from django.templatetags.static import static
from wagtail.images.models import Filter

from .editions import SHARED, UNREADABLE, make_rendition
from .models import ArticlePage, Edition
from .social_card import HEIGHT, WIDTH


class SharedPicture(NamedTuple):
    address: str
    width: int
    height: int
    alternative: str


def picture_of(article: ArticlePage) -> SharedPicture:
    """The article's own, the card drawn when it was published, or the site's."""
    if article.picture:
        with suppress(*UNREADABLE):
            shared = Filter(SHARED)
            found = article.picture.find_existing_renditions(shared)
            made = found.get(shared) or make_rendition(article.picture, shared)
            return SharedPicture(absolute(made.url), made.width, made.height, article.picture_alternative)
    edition: Edition | None = getattr(article, "edition", None)
    address = edition.card.url if edition and edition.card else static("img/social.png")
    return SharedPicture(absolute(address), WIDTH, HEIGHT, article.title)


def absolute(address: str) -> str:
    return urljoin(settings.SITE_URL + "/", address)
