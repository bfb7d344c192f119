"""The comments of an article as the values that a source yields, in reading order."""

from __future__ import annotations

from collections.abc import Iterator

from django.db.models import Q

from blog.models import ArticlePage
from community.comments.models import Comment, Conversation
from community.comments.models.comment import CommentQuerySet
from transfer.imported import CommentStatus, ImportedComment

BATCH = 100
#: Added to the keys of mentions, which share their numbers with comments there; the same in each export.
FIRST_MENTION = 9_000_000_000
Status = Comment.Status


def exported_comments(page: ArticlePage, *, with_addresses: bool) -> Iterator[tuple[ImportedComment, str]]:
    """Each with its text as HTML behind it."""
    if conversation := Conversation.objects.find(page):
        rows = leaving(Comment.objects.filter(conversation=conversation))
        for row in rows.in_reading_order().select_related("user").iterator(chunk_size=BATCH):
            yield exported_comment(row, with_addresses=with_addresses), html_of(row)


def exported_mentions(page: ArticlePage) -> Iterator[ImportedComment]:
    """By other sites, which others keep among the comments."""
    for row in page.external_mentions.iterator(chunk_size=BATCH):
        yield ImportedComment(
            str(FIRST_MENTION + row.pk),
            row.title,
            name=row.title,
            website=row.address,
            written_at=row.mentioned_at,
            is_mention=True,
            is_html=False,
        )


def leaving(comments: CommentQuerySet) -> CommentQuerySet:
    """What can be read here, what waits for a moderator, and the place of what is gone but was answered. Spam, and what
    a guest never confirmed, stays."""
    return comments.filter(Q(status__in=[Status.PUBLISHED, Status.HELD]) | Q(nested_count__gt=0))


def exported_comment(row: Comment, *, with_addresses: bool) -> ImportedComment:
    """Whose alias it is, is known to nobody who gets the file: no account, no address, no website."""
    status = status_of_comment(row)
    is_named = not row.alias and status is not CommentStatus.TRASH
    return ImportedComment(
        str(row.pk),
        row.comment if status is not CommentStatus.TRASH else "",
        parent_id=str(row.reply_to_id or ""),
        name=row.name if status is not CommentStatus.TRASH else "",
        email=address_of(row) if with_addresses and is_named else "",
        website=row.user_url if is_named and not row.user_id else "",
        written_at=row.submit_date,
        status=status,
        person_id=row.user.username if is_named and row.user else "",
        is_html=False,
    )


def status_of_comment(row: Comment) -> CommentStatus:
    """One that is kept quiet here is published nowhere else unread."""
    if row.status not in (Status.PUBLISHED, Status.HELD):
        return CommentStatus.TRASH
    is_open = row.status == Status.PUBLISHED and not row.is_kept_quiet
    return CommentStatus.PUBLISHED if is_open else CommentStatus.HELD


def address_of(row: Comment) -> str:
    return row.user.email if row.user else row.user_email


def html_of(row: Comment) -> str:
    return row.body_html if status_of_comment(row) is not CommentStatus.TRASH else ""
