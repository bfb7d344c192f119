"""Notifications of something that is not a comment: any object with a title and an address, for example an article."""

from collections.abc import Iterable, Mapping

from django.contrib.contenttypes.models import ContentType
from django.db import models

from .models import Notification, NotificationQuerySet

#: So many are written at a time.
BATCH = 500


def send_announcement(
    subject: models.Model, *, kind: str, recipients: Iterable[int], subscriptions: Mapping[int, int] | None = None
) -> None:
    """Notify the members with these ids. Members who already have a notification of this subject get no second one.

    `kind` is one of `Notification.Kind`; `subscriptions` says by which subscription, by member, each is told.
    """
    content_type = ContentType.objects.get_for_model(subject)
    by_member = subscriptions or {}
    notifications = [
        Notification(
            recipient_id=pk,
            content_type=content_type,
            object_id=subject.pk,
            kind=kind,
            subscription_id=by_member.get(pk),
        )
        for pk in sorted(set(recipients))
    ]
    Notification.objects.bulk_create(notifications, ignore_conflicts=True, batch_size=BATCH)


def announce_each(recipients: Mapping[models.Model, int], *, kind: str) -> None:
    """`send_announcement` for many subjects of one model, each to the member with this id. One query."""
    notifications = [
        Notification(
            recipient_id=pk,
            content_type=ContentType.objects.get_for_model(subject),
            object_id=subject.pk,
            kind=kind,
        )
        for subject, pk in recipients.items()
    ]
    Notification.objects.bulk_create(notifications, ignore_conflicts=True, batch_size=BATCH)


def notifications_about(subject: models.Model) -> NotificationQuerySet:
    return Notification.objects.filter(content_type=ContentType.objects.get_for_model(subject), object_id=subject.pk)
