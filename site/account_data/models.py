from __future__ import annotations

from datetime import datetime, timedelta

from django.conf import settings
from django.core.files.storage import FileSystemStorage
from django.db import models
from django.utils import timezone

#: The largest archive takes minutes to build. After this time the worker has died, and the member may ask again.
EXPORT_TIMEOUT = timedelta(hours=1)
#: How long a member can still cancel the deletion. Asking again does not prolong it.
GRACE_PERIOD = timedelta(hours=24)


def private_storage() -> FileSystemStorage:
    """Outside MEDIA_ROOT, so that no web server serves these files."""
    return FileSystemStorage(location=settings.PRIVATE_ROOT, base_url=None)


class Export(models.Model):
    """A file with everything about a member. A worker builds it; `RETENTION_DAYS["exports"]` later it is deleted."""

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
        """False once `EXPORT_TIMEOUT` has passed, so that the member can ask again."""
        return self.made_at is None and timezone.now() < self.asked_at + EXPORT_TIMEOUT

    @property
    def is_ready(self) -> bool:
        """False also when the file is lost: no backup holds it, so after a restore the row has none."""
        if self.expires_at is None or timezone.now() >= self.expires_at:
            return False
        return self.file.name is not None and self.file.storage.exists(self.file.name)


class DeletionRequest(models.Model):
    """A member asked for the deletion of their account. They can cancel it until `due_at`; then the row goes, too."""

    member = models.OneToOneField(settings.AUTH_USER_MODEL, models.CASCADE, related_name="deletion_request")
    #: True: comments and articles stay without the name. False: they are erased.
    keeps_content = models.BooleanField()
    asked_at = models.DateTimeField(auto_now_add=True)
    due_at = models.DateTimeField(db_index=True)
    #: From then on it cannot be cancelled: something may be deleted already.
    started_at = models.DateTimeField(null=True, blank=True)

    def __str__(self) -> str:
        return f"Deletion due {self.due_at:%Y-%m-%d %H:%M}"
