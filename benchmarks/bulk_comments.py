"""Writes conversations of any size in bulk: the same rows as `comments.saving`, in a hundredth of the time.

They also have the package's `order`, which the site does not use, so that the package's own tag can show them.
"""

import functools
from collections.abc import Sequence
from datetime import timedelta
from random import Random

from django.conf import settings
from django.contrib.contenttypes.models import ContentType
from django.db import connection, models, transaction
from django.db.models import Max
from django.utils import timezone
from django_comments.models import Comment as CommentOfContrib
from django_comments_xtd.models import XtdComment

from community.comments.counters import counted_by
from community.comments.markdown import to_html
from community.comments.models import Comment, Conversation
from community.comments.path import WIDTH, ids
from community.comments.saving import tree_fields_under
from community.members.models import User

from .sample_text import comment

SEED = 20
#: A comment has a row in three tables; the parents come first.
TABLES: tuple[type[models.Model], ...] = (CommentOfContrib, XtdComment, Comment)
to_html_once = functools.cache(to_html)


def members(count: int) -> list[User]:
    """Return `count` members; those of an earlier call first."""
    known = User.objects.filter(username__startswith="bench-").count()
    User.objects.bulk_create(
        User(
            username=f"bench-{number}",
            email=f"bench-{number}@example.org",
            display_name=f"Member {number} of many",
            date_joined=timezone.now() - timedelta(days=400),
        )
        for number in range(known, count)
    )
    return list(User.objects.filter(username__startswith="bench-").order_by("pk")[:count])


def create_conversation(
    target: models.Model, size: int, *, writers: Sequence[User], roots: float = 0.2, seed: int = SEED
) -> Conversation:
    """Write `size` published comments about the target. The share `roots` begins threads, the others reply to any
    earlier comment; seven in ten are by members."""
    conversation = Conversation.objects.get_or_create_for(target)
    comments = build_comments(conversation, size, writers=writers, roots=roots, chance=Random(seed))
    number(comments)
    insert_comments(comments)
    Conversation.objects.filter(pk=conversation.pk).update(
        comment_count=size, last_comment_at=max(comment.submit_date for comment in comments)
    )
    conversation.refresh_from_db()
    return conversation


def build_comments(
    conversation: Conversation, size: int, *, writers: Sequence[User], roots: float, chance: Random
) -> list[Comment]:
    first = (CommentOfContrib.objects.aggregate(highest=Max("pk"))["highest"] or 0) + 1
    content_type = ContentType.objects.get_for_id(conversation.content_type_id)
    start, step = timezone.now() - timedelta(days=60), timedelta(days=60) / (size + 1)
    texts = [comment(chance) for _ in range(min(size, 500))]
    rows: list[Comment] = []
    for place in range(size):
        answered = chance.choice(rows) if rows and chance.random() >= roots else None
        writer = chance.choice(writers) if chance.random() < 0.7 else None
        text = texts[place % len(texts)]
        key = first + place
        row = Comment(
            id=key,
            comment_ptr_id=key,
            xtdcomment_ptr_id=key,
            conversation=conversation,
            content_type=content_type,
            object_pk=str(conversation.object_id),
            site_id=settings.SITE_ID,
            user=writer,
            user_name="" if writer else f"Guest {place}",
            user_email="" if writer else f"guest-{place}@example.org",
            comment=text,
            body_html=to_html_once(text),
            submit_date=start + place * step,
            published_at=start + place * step,
            status=Comment.Status.PUBLISHED,
            reply_to=answered,
            **tree_fields_under(answered),
        )
        row.path += f"{key:0{WIDTH}x}"
        if answered is None:
            row.thread_id = row.parent_id = key
        rows.append(row)
    return rows


def number(comments: list[Comment]) -> None:
    """Set the number of replies of each comment, and the package's `order` within each thread."""
    by_key = {comment.pk: comment for comment in comments}
    last: dict[int, int] = {}
    for row in sorted(comments, key=lambda comment: comment.path):
        thread = ids(row.path)[0]
        row.order = last[thread] = last.get(thread, 0) + 1
        for key in counted_by(row.path, row.reply_to_id):
            by_key[key].nested_count += 1


def insert_comments(comments: list[Comment]) -> None:
    """Insert table by table with Django's private `_insert`, since `bulk_create` refuses a model with parents."""
    with transaction.atomic():
        for model in TABLES:
            fields = model._meta.local_concrete_fields
            size = connection.ops.bulk_batch_size(fields, comments)
            for start in range(0, len(comments), size):
                batch = comments[start : start + size]
                model._base_manager._insert(batch, fields=fields, using="default", raw=True)  # type: ignore[attr-defined]  # a private method
    reset_sequence()


def reset_sequence() -> None:
    """PostgreSQL's sequence has not seen the keys set here: move it behind them."""
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute(
                "SELECT setval(pg_get_serial_sequence('django_comments', 'id'), (SELECT max(id) FROM django_comments))"
            )
