"""Saves many comments of one conversation at once, with their own dates: the same rows as `saving`, and the counters
right at the end. For what was written elsewhere: nobody is notified, and nothing is judged."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.conf import settings
from django.contrib.contenttypes.models import ContentType
from django.db import connection, models, transaction
from django.db.models import F
from django_comments.models import Comment as PackageComment
from django_comments_xtd.models import XtdComment

from community.members.models import User
from community.text.languages import guess_language

from .bulk_states import statuses_changed
from .counters import counted_by
from .markdown import to_html
from .models import Comment, Conversation
from .path import WIDTH
from .saving import tree_fields_under
from .targets import Target, conversation_changed

Status = Comment.Status
#: A comment has a row in three tables; the parents come first.
TABLES: tuple[type[models.Model], ...] = (PackageComment, XtdComment, Comment)


@dataclass(slots=True)
class NewComment:
    """`answers`: the place in the list of the comment it answers, which stands before it, or one that is saved already;
    None for one that begins a thread."""

    body: str
    written_at: datetime
    status: str = Status.PUBLISHED
    member: User | None = None
    guest_name: str = ""
    guest_email: str = ""
    website: str = ""
    answers: int | Comment | None = None


def save_comments(target: Target, new: Sequence[NewComment]) -> list[int]:
    """Their keys, in the same order. The conversation's row is locked while they are written, not while their text is
    rendered."""
    if not new:
        return []
    conversation = Conversation.objects.get_or_create_for(target)
    rendered = [to_html(one.body, find=lambda handles: {}) for one in new]
    with transaction.atomic():
        conversation = Conversation.objects.select_for_update().get(pk=conversation.pk)
        rows = build_rows(new, rendered, conversation, reserve_keys(len(new)))
        count_replies(rows)
        insert_rows(rows)
        count_in_conversation(rows, conversation)
        conversation_changed(conversation)
        statuses_changed.send(sender=Comment, keys=[row.pk for row in rows])
    return [row.pk for row in rows]


def build_rows(
    new: Sequence[NewComment], rendered: list[str], conversation: Conversation, keys: list[int]
) -> list[Comment]:
    content_type = ContentType.objects.get_for_id(conversation.content_type_id)
    rows: list[Comment] = []
    for one, html, key in zip(new, rendered, keys, strict=True):
        answered = rows[one.answers] if isinstance(one.answers, int) else one.answers
        row = Comment(
            id=key,
            comment_ptr_id=key,
            xtdcomment_ptr_id=key,
            conversation=conversation,
            content_type=content_type,
            object_pk=str(conversation.object_id),
            site_id=settings.SITE_ID,
            user=one.member,
            user_name="" if one.member else one.guest_name,
            user_email="" if one.member else one.guest_email,
            user_url="" if one.member else one.website,
            comment=one.body,
            body_html=html,
            language=guess_language(one.body),
            submit_date=one.written_at,
            status=one.status,
            is_public=one.status == Status.PUBLISHED,
            is_removed=one.status in (Status.REMOVED, Status.WITHDRAWN),
            published_at=one.written_at if one.status == Status.PUBLISHED else None,
            is_imported=True,
            reply_to=answered,
            **tree_fields_under(answered),
        )
        row.path += f"{key:0{WIDTH}x}"
        if answered is None:
            row.thread_id = row.parent_id = key
        rows.append(row)
    return rows


def reserve_keys(count: int) -> list[int]:
    """Rising keys that no other writer gets. Call it in the transaction in which they are used: SQLite gives the next
    keys to the one that holds its lock, PostgreSQL's sequence hands out each only once."""
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            sequence = "pg_get_serial_sequence('django_comments', 'id')"
            cursor.execute(f"SELECT nextval({sequence}) FROM generate_series(1, %s)", [count])  # noqa: S608 -- a constant
            return sorted(key for (key,) in cursor.fetchall())
        cursor.execute("SELECT seq FROM sqlite_sequence WHERE name = 'django_comments'")
        last = (cursor.fetchone() or [0])[0]
    return list(range(last + 1, last + 1 + count))


def count_replies(rows: list[Comment]) -> None:
    """Sets `nested_count` of the new ones, and raises that of the earlier ones which they answer."""
    by_key = {row.pk: row for row in rows}
    earlier: Counter[int] = Counter()
    for row in rows:
        if row.is_published:
            for key in counted_by(row.path, row.reply_to_id):
                if key in by_key:
                    by_key[key].nested_count += 1
                else:
                    earlier[key] += 1
    for key, more in earlier.items():
        XtdComment.norel_objects.filter(pk=key).update(nested_count=F("nested_count") + more)


def count_in_conversation(rows: list[Comment], conversation: Conversation) -> None:
    dates = [row.published_at for row in rows if row.published_at]
    latest = max([*dates, *filter(None, [conversation.last_comment_at])], default=None)
    Conversation.objects.renew_cache_version(
        conversation.pk, comment_count=F("comment_count") + len(dates), last_comment_at=latest
    )
    conversation.refresh_from_db()


def insert_rows(rows: list[Comment]) -> None:
    """Table by table with Django's private `_insert`, since `bulk_create` refuses a model with parents."""
    for model in TABLES:
        fields = model._meta.local_concrete_fields
        for batch in batches(rows, connection.ops.bulk_batch_size(fields, rows)):
            model._base_manager._insert(batch, fields=fields, using="default", raw=True)  # type: ignore[attr-defined]  # private


def batches(rows: list[Comment], size: int) -> Iterator[list[Comment]]:
    for start in range(0, len(rows), size):
        yield rows[start : start + size]
