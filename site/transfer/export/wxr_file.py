"""Writes WXR 1.2, which WordPress reads under Tools → Import, element by element."""

from __future__ import annotations

import json
import re
from datetime import UTC, datetime
from email.utils import format_datetime
from pathlib import Path
from types import TracebackType
from typing import Any, Self
from xml.sax.saxutils import XMLGenerator
from xml.sax.xmlreader import AttributesImpl

from transfer.imported import CommentStatus, ImportedComment, ImportedFile, ImportedPost, PostStatus
from transfer.wordpress.wxr_dates import FORMAT

from .exported_people import ExportedPerson

NAMESPACES = {
    "xmlns:excerpt": "http://wordpress.org/export/1.2/excerpt/",
    "xmlns:content": "http://purl.org/rss/1.0/modules/content/",
    "xmlns:dc": "http://purl.org/dc/elements/1.1/",
    "xmlns:wp": "http://wordpress.org/export/1.2/",
}
STATUSES = {
    PostStatus.PUBLISHED: "publish",
    PostStatus.PASSWORD: "publish",
    PostStatus.DRAFT: "draft",
    PostStatus.SCHEDULED: "future",
    PostStatus.PRIVATE: "private",
}
COMMENT_STATUSES = {CommentStatus.PUBLISHED: "1", CommentStatus.HELD: "0", CommentStatus.TRASH: "trash"}
NO_DATE = "0000-00-00 00:00:00"
#: What XML 1.0 cannot hold, half a surrogate pair included.
IMPOSSIBLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


class WxrFile:
    """`first_picture`: added to the keys of pictures, which share their numbers with posts there."""

    def __init__(self, path: Path, *, address: str, name: str, language: str, first_picture: int) -> None:
        self.file = path.open("w", encoding="utf-8", newline="\n")
        self.first_picture = first_picture
        self.xml = XMLGenerator(self.file, "utf-8", short_empty_elements=True)
        self.xml.startDocument()
        self.begin("rss", version="2.0", **NAMESPACES)
        self.begin("channel")
        self.element("title", name)
        self.element("link", address)
        self.element("language", language)
        self.element("wp:wxr_version", "1.2")
        self.element("wp:base_site_url", address)
        self.element("wp:base_blog_url", address)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        if error is None:
            self.xml.endElement("channel")
            self.xml.endElement("rss")
            self.xml.endDocument()
        self.file.close()

    def begin(self, name: str, **attributes: str) -> None:
        self.xml.startElement(name, AttributesImpl(attributes))

    def element(self, name: str, text: Any, **attributes: str) -> None:
        self.begin(name, **attributes)
        self.xml.characters(IMPOSSIBLE.sub("", str(text)))
        self.xml.endElement(name)
        self.xml.ignorableWhitespace("\n")

    def person(self, found: ExportedPerson) -> None:
        self.begin("wp:author")
        self.element("wp:author_id", found.member.pk)
        self.element("wp:author_login", found.person.key)
        self.element("wp:author_email", found.person.email)
        self.element("wp:author_display_name", found.person.name)
        self.xml.endElement("wp:author")

    def picture(self, file: ImportedFile, owner: str) -> None:
        """`owner`: the id of the first article that shows it."""
        self.begin("item")
        self.element("title", file.title)
        self.element("link", file.address)
        self.element("wp:post_id", self.picture_id(file.source_id))
        self.element("wp:post_parent", owner)
        self.element("wp:post_type", "attachment")
        self.element("wp:status", "inherit")
        self.element("wp:attachment_url", file.address)
        self.meta("_wp_attachment_image_alt", file.alternative)
        self.xml.endElement("item")

    def picture_id(self, source_id: str) -> str:
        return str(self.first_picture + int(source_id))

    def begin_article(self, post: ImportedPost) -> None:
        self.begin("item")
        self.element("title", post.title)
        self.element("link", post.address)
        if post.published_at:
            self.element("pubDate", format_datetime(post.published_at.astimezone(UTC)))
        self.element("dc:creator", post.authors[0] if post.authors else "")
        self.element("content:encoded", post.content)
        self.element("excerpt:encoded", post.excerpt)
        self.element("wp:post_id", post.source_id)
        for name, at in (("wp:post_date", post.published_at), ("wp:post_modified", post.changed_at)):
            self.element(name, moment_text(at))
            self.element(f"{name}_gmt", moment_text(at))
        self.element("wp:comment_status", "open" if post.accepts_comments else "closed")
        self.element("wp:post_name", post.slug)
        self.element("wp:status", STATUSES.get(post.status, "draft"))
        self.element("wp:post_type", "post")
        self.element("wp:post_password", post.password)
        for category in post.categories:
            self.element("category", category.name, domain="category", nicename=category.slug)
        for tag in post.tags:
            self.element("category", tag, domain="post_tag", nicename=tag)
        if post.picture_id:
            self.meta("_thumbnail_id", self.picture_id(post.picture_id))
        if post.footnotes:
            notes = [{"id": key, "content": text} for key, text in post.footnotes.items()]
            self.meta("footnotes", json.dumps(notes, ensure_ascii=False))

    def comment(self, comment: ImportedComment, html: str, account: int) -> None:
        """`account`: the number of the member who wrote it under their name, or 0."""
        self.begin("wp:comment")
        self.element("wp:comment_id", comment.source_id)
        self.element("wp:comment_author", comment.name)
        self.element("wp:comment_author_email", comment.email)
        self.element("wp:comment_author_url", comment.website)
        self.element("wp:comment_date", moment_text(comment.written_at))
        self.element("wp:comment_date_gmt", moment_text(comment.written_at))
        self.element("wp:comment_content", html)
        self.element("wp:comment_approved", COMMENT_STATUSES.get(comment.status, "0"))
        self.element("wp:comment_type", "pingback" if comment.is_mention else "comment")
        self.element("wp:comment_parent", comment.parent_id or "0")
        self.element("wp:comment_user_id", account)
        self.xml.endElement("wp:comment")

    def end_article(self) -> None:
        self.xml.endElement("item")

    def meta(self, key: str, value: str) -> None:
        self.begin("wp:postmeta")
        self.element("wp:meta_key", key)
        self.element("wp:meta_value", value)
        self.xml.endElement("wp:postmeta")


def moment_text(at: datetime | None) -> str:
    """By the clock of Greenwich: the old site's clock is ours to say, and this one has no summer time."""
    return at.astimezone(UTC).strftime(FORMAT) if at else NO_DATE
