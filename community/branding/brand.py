"""The name, words, logo and colours in use, kept in the memory of the process: every page and e-mail asks for them."""

import logging
import time
from functools import cached_property
from hashlib import blake2b
from typing import Any, NamedTuple

from django.conf import settings
from django.db import Error, transaction
from django.urls import reverse

from .models import Branding
from .palette import DEFAULT_COLOURS, Colours

logger = logging.getLogger(__name__)

#: In seconds. A change is seen at once in the process that made it, and by the others after so long.
KEPT_FOR = 10.0
LOGO_RENDITION, ICON_RENDITION = "max-160x60|format-png", "fill-96x96|format-png"


class Picture(NamedTuple):
    url: str
    width: int
    height: int


class Link(NamedTuple):
    label: str
    address: str


class Brand:
    """What templates, e-mails and feeds read, as `brand`; it asks the database nothing."""

    def __init__(self, row: Branding) -> None:
        self.name, self.tagline, self.description = row.name, row.tagline, row.description
        self.motto, self.about = row.motto, row.about
        self.contact, self.language = row.contact, row.language
        self.colours = Colours(row.accent, row.second, row.third)
        self.footer_links = [Link(link.label, link.address) for link in row.footer_links.all()]
        self.logo = rendition_of(row, LOGO_RENDITION)
        self.icon = rendition_of(row, ICON_RENDITION)

    @property
    def dark(self) -> Colours:
        return self.colours.in_the_dark

    @cached_property
    def stylesheet(self) -> str:
        """Its address; empty when the colours are those of the site's own stylesheet."""
        return "" if self.colours == DEFAULT_COLOURS else reverse("brand-stylesheet", args=[self.colours.key])

    @cached_property
    def has_own_look(self) -> bool:
        """Whether pictures that were drawn with the default name and balls would be somebody else's."""
        return self.name != settings.SITE_NAME or self.colours != DEFAULT_COLOURS or self.logo is not None

    @cached_property
    def version(self) -> str:
        """Changes with everything a drawn picture of the site shows."""
        shown = f"{self.name}\n{self.tagline}\n{self.colours.key}"
        return blake2b(shown.encode(), digest_size=6).hexdigest()


def rendition_of(row: Branding, spec: str) -> Picture | None:
    """None without a logo, and for one whose file is gone."""
    if row.logo is None:
        return None
    try:
        made = row.logo.get_rendition(spec)
    except OSError:
        logger.warning("The logo cannot be read; the three balls are shown.", exc_info=True)
        return None
    return Picture(made.url, made.width, made.height)


#: The brand, and until when it is believed (by the monotonic clock).
_kept: tuple[Brand, float] | None = None


def default_brand() -> Brand:
    return Brand(Branding())


def current_brand() -> Brand:
    """The last one that is known while the database does not answer."""
    if _kept and time.monotonic() < _kept[1]:
        return _kept[0]
    try:
        with transaction.atomic():  # a failed query must not end the transaction around it
            row = Branding.objects.select_related("logo").first()
            return keep(Brand(row or Branding()))
    except Error:
        return known_brand()


def known_brand() -> Brand:
    """As far as this process knows, without asking: for pages about a database that is away."""
    return _kept[0] if _kept else default_brand()


def keep(brand: Brand, *, seconds: float = KEPT_FOR) -> Brand:
    global _kept
    _kept = (brand, time.monotonic() + seconds)
    return brand


def branding_changed(**signal: Any) -> None:
    """Once now, for what this transaction reads itself, and again after it: another thread may have read in between."""
    expire()
    transaction.on_commit(expire)


def expire() -> None:
    if _kept:
        keep(_kept[0], seconds=0)
