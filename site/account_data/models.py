from __future__ import annotations

from datetime import datetime, timedelta

from django.conf import settings
from django.core.files.storage import FileSystemStorage
from django.db import models
from django.utils import timezone

#: The largest file there is takes minutes; after this it is not coming any more.
EXPORT_TIMEOUT = timedelta(hours=1)
#: Time to think again. Whoever asks twice has not two days.
GRACE_PERIOD = timedelta(hours=24)


def private_storage() -> FileSystemStorage:
    """Not below MEDIA_ROOT: nothing here is handed out by a web server."""
    return FileSystemStorage(location=settings.PRIVATE_ROOT, base_url=None)


class Export(models.Model):
    """Everything about a member in one file, made in the background, there for two days."""

    member = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="exports")
    asked_at = models.DateTimeField(auto_now_add=True)
    made_at = models.DateTimeField(null=True, blank=True)
    file = models.FileField(storage=private_storage, upload_to="exports/", blank=True)

    class Meta:
        ordering = ["-pk"]

    def __str__(self) -> str:
        return f"Export of {self.asked_at:%Y-%m-%d}"

    @property
    def expires_at(self) -> datetime | None:
        return self.made_at + timedelta(days=settings.RETENTION_DAYS["exports"]) if self.made_at else None

    @property
    def is_being_made(self) -> bool:
        """Not for ever: a worker that died is asked again."""
        return self.made_at is None and timezone.now() < self.asked_at + EXPORT_TIMEOUT

    @property
    def is_ready(self) -> bool:
        return self.expires_at is not None and timezone.now() < self.expires_at


class DeletionRequest(models.Model):
    """A member asked to be deleted. Until `due_at` they can stay after all; then it is done and this row goes too."""

    member = models.OneToOneField(settings.AUTH_USER_MODEL, models.CASCADE, related_name="deletion_request")
    #: What they wrote stays, without their name; otherwise it is erased.
    keeps_content = models.BooleanField()
    asked_at = models.DateTimeField(auto_now_add=True)
    due_at = models.DateTimeField(db_index=True)

    def __str__(self) -> str:
        return f"Departure due {self.due_at:%Y-%m-%d %H:%M}"
