"""An `item` of an export as a post with its comments."""

from __future__ import annotations

import json
from datetime import tzinfo

from transfer.imported import (
    CommentStatus,
    ImportedCategory,
    ImportedComment,
    ImportedFile,
    ImportedPost,
    PostKind,
    PostStatus,
)

from .wxr_dates import moment
from .wxr_elements import Element

KINDS = {"post": PostKind.POST, "page": PostKind.PAGE}
STATUSES = {
    "publish": PostStatus.PUBLISHED,
    "draft": PostStatus.DRAFT,
    "pending": PostStatus.PENDING,
    "future": PostStatus.SCHEDULED,
    "private": PostStatus.PRIVATE,
    "trash": PostStatus.TRASH,
}
COMMENT_STATUSES = {
    "1": CommentStatus.PUBLISHED,
    "approve": CommentStatus.PUBLISHED,
    "0": CommentStatus.HELD,
    "hold": CommentStatus.HELD,
    "spam": CommentStatus.SPAM,
    "trash": CommentStatus.TRASH,
    "post-trashed": CommentStatus.TRASH,
}
MENTIONS = {"pingback", "trackback"}


def post_of(item: Element, zone: tzinfo, file_name: str) -> ImportedPost:
    local, gmt = item.value("wp:post_date"), item.value("wp:post_date_gmt")
    status = STATUSES.get(item.value("wp:status"), PostStatus.DRAFT)
    password = item.value("wp:post_password")
    meta = meta_of(item, "wp:postmeta")
    author = item.value("dc:creator")
    terms = item.all("category")
    return ImportedPost(
        source_id=item.value("wp:post_id"),
        kind=KINDS[item.value("wp:post_type")],
        status=PostStatus.PASSWORD if password and status is PostStatus.PUBLISHED else status,
        title=item.value("title"),
        content=next((child.text for child in item.children if child.name == "content:encoded"), ""),
        excerpt=item.value("excerpt:encoded"),
        slug=item.value("wp:post_name"),
        address=item.value("link"),
        other_addresses=[address for address in [item.value("guid")] if address.startswith("http")],
        password=password,
        published_at=moment(gmt, local, zone, item.value("pubDate")),
        changed_at=moment(item.value("wp:post_modified_gmt"), item.value("wp:post_modified"), zone),
        authors=[author] if author else [],
        categories=[
            ImportedCategory(term.attributes.get("nicename", ""), term.text.strip())
            for term in terms
            if term.attributes.get("domain", "category") == "category" and term.text.strip()
        ],
        tags=[term.text.strip() for term in terms if term.attributes.get("domain") == "post_tag"],
        picture_id=meta.get("_thumbnail_id", ""),
        footnotes=footnotes_of(meta.get("footnotes", "")),
        accepts_comments=item.value("wp:comment_status") != "closed",
        comments=[comment_of(element, zone) for element in item.all("wp:comment")],
        line=item.line,
        file_name=file_name,
    )


def comment_of(element: Element, zone: tzinfo) -> ImportedComment:
    parent, person = element.value("wp:comment_parent"), element.value("wp:comment_user_id")
    return ImportedComment(
        source_id=element.value("wp:comment_id"),
        parent_id="" if parent == "0" else parent,
        text=next((child.text for child in element.children if child.name == "wp:comment_content"), ""),
        name=element.value("wp:comment_author"),
        email=element.value("wp:comment_author_email"),
        website=element.value("wp:comment_author_url"),
        written_at=moment(element.value("wp:comment_date_gmt"), element.value("wp:comment_date"), zone),
        status=COMMENT_STATUSES.get(element.value("wp:comment_approved"), CommentStatus.HELD),
        is_mention=element.value("wp:comment_type") in MENTIONS,
        person_id="" if person == "0" else person,
        line=element.line,
    )


def file_of(item: Element) -> ImportedFile:
    meta = meta_of(item, "wp:postmeta")
    return ImportedFile(
        source_id=item.value("wp:post_id"),
        address=item.value("wp:attachment_url") or item.value("guid"),
        title=item.value("title"),
        alternative=meta.get("_wp_attachment_image_alt", ""),
        caption=item.value("excerpt:encoded"),
        page_address=item.value("link"),
    )


def meta_of(element: Element, name: str) -> dict[str, str]:
    return {one.value("wp:meta_key"): one.value("wp:meta_value") for one in element.all(name)}


def footnotes_of(text: str) -> dict[str, str]:
    """What the block editor keeps beside the text: a list of objects as JSON."""
    try:
        return {str(one["id"]): str(one["content"]) for one in json.loads(text or "[]")}
    except (ValueError, TypeError, KeyError):
        return {}
