"""What an article will say, from what the post said. Takes values only; needs no database."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any
from urllib.parse import unquote

from community.text.cleaning import is_blank, remove_never_typed
from community.text.excerpts import first_words, shorten
from community.text.plain_text import plain_text
from community.text.slugs import slug_of
from transfer.content.converted import FindPicture, no_pictures
from transfer.content.html_blocks import to_blocks
from transfer.imported import ImportedPost, PostStatus

#: As long as the fields; a letter may become longer when accents are put together.
TITLE, DESCRIPTION, SLUG, TAG = 255, 300, 100, 100
WORDS_OF_A_TITLE, WORDS_OF_A_STANDFIRST = 8, 40
UNTITLED = "Without a title"

#: An article cannot be without a text, nor a standfirst.
NO_TEXT = "<p>…</p>"

TOOK_FIRST_WORDS = "It had no title; its first words are the title now."
HAS_NO_TEXT = "It has no text."
IN_THE_FUTURE = "It was published at a date that is still to come ({:%d %B %Y}); it carries today’s date."
HAS_NO_DATE = "It has no date that makes sense; it carries today’s date."
WAITS = "It waited for review; it’s a draft here."
PASSED = "It was scheduled for a day that is over, and is published."


@dataclass
class ArticleValues:
    title: str
    slug: str
    description: str
    #: As StreamField stores it.
    body: list[dict[str, Any]]
    live: bool
    published_at: datetime | None = None
    changed_at: datetime | None = None
    #: When it is published by itself.
    go_live_at: datetime | None = None
    password: str = ""
    is_private: bool = False
    tags: list[str] = field(default_factory=list)
    #: The key of the picture on top, and what it shows.
    picture: int | None = None
    picture_alternative: str = ""
    #: What could not be kept, a sentence each.
    notes: list[str] = field(default_factory=list)


def article_values(post: ImportedPost, *, now: datetime, find_picture: FindPicture = no_pictures) -> ArticleValues:
    converted = to_blocks(post.content, address=post.address, footnotes=post.footnotes, find_picture=find_picture)
    notes = list(converted.notes)
    text = plain_text(" ".join(str(value) for kind, value in converted.blocks if kind == "text"))
    values = ArticleValues(
        title=title_of(post, text, notes),
        slug=slug_from(post),
        description=standfirst(post, converted.before_more, text),
        body=[{"type": kind, "value": value} for kind, value in converted.blocks],
        live=post.status in (PostStatus.PUBLISHED, PostStatus.PRIVATE, PostStatus.PASSWORD),
        password=post.password if post.status is PostStatus.PASSWORD else "",
        is_private=post.status is PostStatus.PRIVATE,
        tags=list(dict.fromkeys(tag for name in post.tags if (tag := one_line(name)[:TAG]))),
        notes=notes,
    )
    if not values.body:
        notes.append(HAS_NO_TEXT)
        values.body = [{"type": "text", "value": NO_TEXT}]
    values.description = values.description or values.title[:DESCRIPTION]
    set_dates(values, post, now)
    return values


def set_dates(values: ArticleValues, post: ImportedPost, now: datetime) -> None:
    at = post.published_at
    if post.status is PostStatus.SCHEDULED and at:
        values.live, values.go_live_at = at <= now, None if at <= now else at
        if values.live:
            values.notes.append(PASSED)
    elif post.status is PostStatus.PENDING:
        values.notes.append(WAITS)
    if values.live:
        if at is None:
            values.notes.append(HAS_NO_DATE)
        elif at > now:
            values.notes.append(IN_THE_FUTURE.format(at))
        values.published_at = min(at or now, now)
        values.changed_at = min(max(post.changed_at or values.published_at, values.published_at), now)


def one_line(text: str) -> str:
    """Plain text from what may hold markup, entities and signs that nobody types."""
    return " ".join(plain_text(remove_never_typed(text)).split())


def title_of(post: ImportedPost, text: str, notes: list[str]) -> str:
    if not is_blank(title := one_line(post.title)):
        return shorten(title, TITLE)[:TITLE]
    notes.append(TOOK_FIRST_WORDS)
    return shorten(first_words(text, WORDS_OF_A_TITLE), TITLE)[:TITLE] or UNTITLED


def slug_from(post: ImportedPost) -> str:
    """In the letters of its language: WordPress stores "育児" as percent signs. From the title if it had none."""
    return (slug_of(unquote(post.slug)) or slug_of(one_line(post.title)) or f"post-{slug_of(post.source_id)}")[:SLUG]


def standfirst(post: ImportedPost, before_more: str, text: str) -> str:
    """The excerpt; without one, the text before the mark “more”; without that, how the text begins."""
    written = one_line(re.sub(r"\[[^\]]*\]", "", post.excerpt)) or plain_text(before_more)
    words = written or first_words(text, WORDS_OF_A_STANDFIRST)
    return shorten(words, DESCRIPTION)[:DESCRIPTION]
