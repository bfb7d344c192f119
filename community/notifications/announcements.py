"""News of something that is not a comment: anything with a title and an address."""

from collections.abc import Iterable

from django.contrib.contenttypes.models import ContentType
from django.db import models

from .models import Notification, NotificationQuerySet


def send_announcement(subject: models.Model, *, kind: str, recipients: Iterable[int]) -> None:
    """Each of these members once for this subject, however often this is called."""
    content_type = ContentType.objects.get_for_model(subject)
    Notification.objects.bulk_create(
        [
            Notification(recipient_id=pk, content_type=content_type, object_id=subject.pk, kind=kind)
            for pk in sorted(set(recipients))
        ],
        ignore_conflicts=True,
    )


def notifications_about(subject: models.Model) -> NotificationQuerySet:
    return Notification.objects.filter(content_type=ContentType.objects.get_for_model(subject), object_id=subject.pk)
