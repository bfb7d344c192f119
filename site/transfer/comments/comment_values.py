"""What a comment will say, and by whom, from what it said there. Takes values only; needs no database."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from urllib.parse import urlsplit

from django.core.exceptions import ValidationError
from django.core.validators import validate_email

from community.text.cleaning import is_blank, remove_never_typed
from transfer.articles.article_values import one_line
from transfer.imported import CommentStatus, ImportedComment

from .html_to_markdown import to_markdown

#: As long as the fields.
NAME, EMAIL, WEBSITE = 50, 254, 200
#: What is longer than any letter is cut. The report says so.
MOST_CHARACTERS = 100_000
ANONYMOUS = "Anonymous"

WAS_CUT = "Comment {} is {} characters long; the first {} were kept."
IS_EMPTY = "Comment {} has no text, and was left out."
IN_THE_BIN = "Comment {} was in the bin of the old site."
HAS_NO_DATE = "Comment {} has no date that makes sense; it carries that of the post."
IN_THE_FUTURE = "Comment {} is dated in the future ({:%d %B %Y}); it carries today’s date."

#: The words of `Comment.Status`.
STATUSES = {
    CommentStatus.PUBLISHED: "published",
    CommentStatus.HELD: "held",
    CommentStatus.SPAM: "spam",
}


@dataclass(slots=True)
class CommentValues:
    body: str
    written_at: datetime
    name: str
    email: str
    website: str


def comment_values(
    comment: ImportedComment, *, posted_at: datetime | None, now: datetime, notes: list[str]
) -> CommentValues | None:
    """None for one without a text."""
    text = comment.text.replace("\0", "")
    if len(text) > MOST_CHARACTERS:
        notes.append(WAS_CUT.format(comment.source_id, len(text), MOST_CHARACTERS))
        text = text[:MOST_CHARACTERS]
    body = to_markdown(text) if comment.is_html else text.strip()
    if is_blank(body):
        notes.append(IS_EMPTY.format(comment.source_id))
        return None
    return CommentValues(
        body=body,
        written_at=date_of(comment, posted_at, now, notes),
        name=one_line(comment.name)[:NAME].strip() or ANONYMOUS,
        email=email_of(comment.email),
        website=website_of(comment.website),
    )


def date_of(comment: ImportedComment, posted_at: datetime | None, now: datetime, notes: list[str]) -> datetime:
    at = comment.written_at
    if at is None:
        notes.append(HAS_NO_DATE.format(comment.source_id))
        return min(posted_at or now, now)
    if at > now:
        notes.append(IN_THE_FUTURE.format(comment.source_id, at))
        return now
    return at


def email_of(written: str) -> str:
    """In lower case; "" for what is no address ("not given")."""
    address = written.strip().lower()
    try:
        validate_email(address)
    except ValidationError:
        return ""
    return address if len(address) <= EMAIL else ""


def website_of(written: str) -> str:
    """ "" for what leads nowhere, or is longer than addresses are."""
    address = remove_never_typed(written).strip()
    try:
        parts = urlsplit(address)
    except ValueError:
        return ""
    is_whole = parts.scheme.lower() in ("http", "https") and bool(parts.hostname) and " " not in address
    return address if is_whole and len(address) <= WEBSITE else ""
