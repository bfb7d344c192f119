"""Nobody is forgotten when a process dies between the commit of a comment and telling of it (`PendingNotification`)."""

import logging
from collections.abc import Collection
from datetime import datetime, timedelta

from django.db import transaction
from django.utils import timezone
from django_tasks import task

from community.comments.models import Comment

from .emails.guest_emails import remember_for_guests
from .models import PendingNotification
from .notify import create_notifications, direct_reasons, notify, notify_followers, notify_mentioned

logger = logging.getLogger(__name__)
#: So many are finished in one run of the timer.
BATCH = 500
#: Telling takes seconds. After this time its process, or the worker's, has died or is far behind.
TAKEN_OVER_AFTER = timedelta(minutes=5)
#: What could not be told in so long is not told any more: it would be old.
GIVEN_UP_AFTER = timedelta(days=1)


def notify_after_commit(comment: Comment, *, mentions_only: bool = False) -> None:
    """Call it in the transaction that publishes the comment, also for the second time, or after an edit.

    The row is written with the comment, so that whatever happens after the commit, nobody is forgotten: what this
    process does not finish, `notify_pending` does.
    """
    pending = PendingNotification.objects.create(comment=comment, mentions_only=mentions_only)
    transaction.on_commit(lambda: carry_out(pending, comment), robust=True)


def notify_many_after_commit(comments: Collection[Comment]) -> None:
    """`notify_after_commit` for many at once. A task tells of them, so that nobody waits for it."""
    pending = PendingNotification.objects.bulk_create(PendingNotification(comment=comment) for comment in comments)
    keys = [row.pk for row in pending]
    if keys:
        transaction.on_commit(lambda: carry_out_many.enqueue(keys), robust=True)


@task()
def carry_out_many(keys: list[int]) -> None:
    """What was taken back meanwhile has no row any more."""
    left = PendingNotification.objects.filter(pk__in=keys).order_by("pk")
    for pending in left.select_related("comment__conversation", "comment__user", "comment__reply_to"):
        carry_out(pending, pending.comment)


def carry_out(pending: PendingNotification, comment: Comment) -> None:
    with transaction.atomic():
        if not pending.mentions_only:
            is_finished = notify(comment)
        else:
            notify_mentioned(comment)
            is_finished = True
        if is_finished:
            pending.delete()


def notify_pending(now: datetime | None = None) -> int:
    """Run by the timer: tells of the comments whose process died meanwhile. The number of them."""
    now = now or timezone.now()
    PendingNotification.objects.filter(created_at__lte=now - GIVEN_UP_AFTER).delete()
    left = PendingNotification.objects.filter(created_at__lte=now - TAKEN_OVER_AFTER).order_by("pk")
    found = list(left.select_related("comment__conversation", "comment__user", "comment__reply_to")[:BATCH])
    for pending in found:
        try:
            finish(pending)
        except Exception:  # the next ones must not wait for this one
            logger.exception("Nobody could be told of comment %s", pending.comment_id)
    return len(found)


def finish(pending: PendingNotification) -> None:
    comment = pending.comment
    if comment.is_published and pending.mentions_only:
        notify_mentioned(comment)
    elif comment.is_published:
        create_notifications(comment, direct_reasons(comment))
        remember_for_guests(comment)
        notify_followers.func(comment.pk)
    pending.delete()
