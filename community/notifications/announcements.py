"""Notifications of something that is not a comment: any object with a title and an address, for example an article."""

from collections.abc import Iterable

from django.contrib.contenttypes.models import ContentType
from django.db import models

from .models import Notification, NotificationQuerySet


def send_announcement(subject: models.Model, *, kind: str, recipients: Iterable[int]) -> None:
    """Notify the members with these ids. Members who already have a notification of this subject get no second one.

    `kind` is one of `Notification.Kind`.
    """
    content_type = ContentType.objects.get_for_model(subject)
    notifications = [
        Notification(recipient_id=pk, content_type=content_type, object_id=subject.pk, kind=kind)
        for pk in sorted(set(recipients))
    ]
    Notification.objects.bulk_create(notifications, ignore_conflicts=True)


def notifications_about(subject: models.Model) -> NotificationQuerySet:
    return Notification.objects.filter(content_type=ContentType.objects.get_for_model(subject), object_id=subject.pk)
