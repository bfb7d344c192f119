"""Moderators have a notification on the site while a comment has waited for more than a day: one row, new each day."""

from datetime import datetime

from django.db import transaction
from django.utils import timezone

from community.members.models import User
from community.notifications.announcements import notifications_about, send_announcement
from community.notifications.models import Notification

from .models import OldQueue
from .queue_reminder import PAUSE, TOO_LONG
from .waiting_time import queue_older_than


def notify_of_queue(now: datetime) -> int:
    """The number of moderators who were notified now. Called every minute: two queries, unless something changes.

    Whether they want e-mails about it is another question (`queue_reminder`).
    """
    last = OldQueue.objects.first()
    queue = queue_older_than(now - TOO_LONG)
    if queue is None:
        forget_old_queue()
        return 0
    if last and last.created_at > now - PAUSE:
        return 0
    with transaction.atomic():
        day = timezone.localdate(now)
        made, is_new = OldQueue.objects.get_or_create(day=day, defaults={"size": queue.size, "created_at": now})
        if not is_new:
            return 0
        forget_old_queue(but=made)
        moderators = User.objects.with_perm("comments.moderate_comment").filter(is_active=True)
        recipients = list(moderators.values_list("pk", flat=True))
        send_announcement(made, kind=Notification.Kind.QUEUE, recipients=recipients)
    return len(recipients)


def forget_old_queue(but: OldQueue | None = None) -> None:
    """Takes back what moderators were told of it."""
    for old in OldQueue.objects.exclude(pk__in=[but.pk] if but else []):
        with transaction.atomic():
            notifications_about(old).delete()
            old.delete()
