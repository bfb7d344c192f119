"""Pictures, galleries and recordings within the content of a post."""

from __future__ import annotations

import re
from html import escape
from typing import Any
from urllib.parse import urlsplit

from bs4.element import Tag

from blog.blocks.embed import PLAYERS

from .converted import Converted, FindPicture, WantedPicture
from .inline_html import InlineWriter

IMAGE_CLASS = re.compile(r"\bwp-image-(\d+)")
MAX_IN_GALLERY = 12
#: As long as the fields of the blocks.
ALTERNATIVE, CAPTION, TITLE = 200, 300, 150
NO_ADDRESS = "Something was embedded without an address, and was left out."
ELSEWHERE = "Where something was embedded from another site stands a card that links to it: {}"
MISSING = "This picture isn’t among the files; a link to the old site stands in its place: {}"
UNDESCRIBED = "A picture has no alternative text. It wants one before the article is published again."


def wanted_picture(image: Tag) -> WantedPicture:
    found = IMAGE_CLASS.search(" ".join(image.get_attribute_list("class")) if image.get("class") else "")
    source_id = found[1] if found else str(image.get("data-id") or "")
    return WantedPicture(str(image.get("src") or image.get("data-src") or ""), source_id)


def add_pictures(images: list[Tag], caption: str, into: Converted, find: FindPicture, write: InlineWriter) -> None:
    """One as a picture, several as a gallery; what is not here as a link to the old site."""
    values: list[dict[str, Any]] = []
    for image in images:
        wanted = wanted_picture(image)
        alternative = str(image.get("alt") or "").strip()[:ALTERNATIVE]
        if (key := find(wanted)) is None:
            add_missing(wanted, caption or alternative, into, write)
            continue
        own = caption_within(image) if len(images) > 1 else caption
        alternative = alternative or own[:ALTERNATIVE]
        if not alternative:
            into.note(UNDESCRIBED)
        values.append({"image": key, "alternative": alternative, "caption": own[:CAPTION], "credit": ""})
    if len(values) == 1:
        into.blocks.append(("picture", values[0]))
        return
    for start in range(0, len(values), MAX_IN_GALLERY):
        part = values[start : start + MAX_IN_GALLERY]
        if len(part) == 1:
            into.blocks.append(("picture", part[0]))
        else:
            into.blocks.append(("gallery", {"pictures": part, "caption": caption[:CAPTION]}))


def caption_within(image: Tag) -> str:
    """Its own, in a gallery of figures."""
    figure = image.find_parent(["figure", "dl", "li"])
    found = figure.find(["figcaption", "dd"]) if figure else None
    return found.get_text(" ", strip=True) if found and len(figure.find_all("img") if figure else []) == 1 else ""


def add_missing(wanted: WantedPicture, words: str, into: Converted, write: InlineWriter) -> None:
    if address := write.link(wanted.address):
        into.note(MISSING.format(address))
        into.add_text(f'<p><a href="{escape(address)}">{escape(words or "A picture on the old site")}</a></p>')


def add_embed(address: str, title: str, into: Converted, write: InlineWriter) -> None:
    if address.startswith("//"):
        address = f"https:{address}"
    if not urlsplit(write.link(address)).scheme.startswith("http"):
        into.note(NO_ADDRESS)
        return
    address = write.link(address)
    player = next((one for one in PLAYERS if one.address_for(address)), None)
    if player is None:
        into.note(ELSEWHERE.format(address))
    host = (urlsplit(address).hostname or "").removeprefix("www.")
    shown = title.strip() or (f"Recording at {player.name}" if player else f"At {host}")
    into.blocks.append(("embed", {"address": address, "title": shown[:TITLE]}))


def is_playable(text: str) -> bool:
    """Whether this is the address of a recording and nothing else."""
    return any(player.address_for(text) for player in PLAYERS)
