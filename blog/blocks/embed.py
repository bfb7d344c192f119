"""A video or recording at another site, which readers may play here."""

import re
from dataclasses import dataclass

from wagtail import blocks

from .web_address import WEB_ADDRESS


@dataclass(frozen=True)
class Player:
    """A site whose player may be embedded. `frame-src` in the Content-Security-Policy setting allows the same ones."""

    name: str
    page: re.Pattern[str]
    origin: str
    path: str

    def address_for(self, page: str) -> str:
        """The address of the player for a page of this site; empty for any other page."""
        found = self.page.fullmatch(page)
        return self.origin + self.path.format(found["id"]) if found else ""


PLAYERS = [
    Player(
        "YouTube",
        re.compile(
            r"https?://(?:(?:www\.|m\.)?youtube\.com/(?:watch\?(?:\S*&)?v=|shorts/|live/|embed/)|youtu\.be/)"
            r"(?P<id>[\w-]{11})(?:[?&/#]\S*)?"
        ),
        "https://www.youtube-nocookie.com",
        "/embed/{}?autoplay=1",
    ),
    Player(
        "Vimeo",
        re.compile(r"https?://(?:www\.|player\.)?vimeo\.com/(?:video/)?(?P<id>\d{5,12})(?:[?#/]\S*)?"),
        "https://player.vimeo.com",
        "/video/{}?dnt=1&autoplay=1",
    ),
]


class EmbedValue(blocks.StructValue):
    """An address at another site, with its player if the site is one of `PLAYERS`."""

    @property
    def player(self) -> Player | None:
        return next((player for player in PLAYERS if player.address_for(self["address"] or "")), None)

    @property
    def player_address(self) -> str:
        return self.player.address_for(self["address"]) if self.player else ""


class EmbedBlock(blocks.StructBlock):
    """A card that links to a recording. Nothing is loaded from the other site until the reader asks for it."""

    address = blocks.URLBlock(
        validators=[WEB_ADDRESS],
        help_text="YouTube and Vimeo play on the page, once a reader asks for it; anything else becomes a link.",
    )
    title = blocks.CharBlock(max_length=150, help_text="What readers find there.")

    class Meta:
        icon = "media"
        label = "Video or recording"
        group = "Media and links"
        description = "A card for something at another site; nothing is loaded from there before a reader clicks."
        template = "blog/blocks/embed.html"
        value_class = EmbedValue
        preview_value = {"address": "https://vimeo.com/76979871", "title": "A talk about evenings"}
