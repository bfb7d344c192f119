from __future__ import annotations

from django.db import DatabaseError, models, transaction

from operations.version import VERSION


class InstalledVersion(models.Model):
    """Which version brought the database up to date, and when; the newest row is the present one."""

    version = models.CharField(max_length=20)
    installed_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["-pk"]

    def __str__(self) -> str:
        return self.version


def version_of_database() -> str:
    """ "" when it was brought here by a version that did not say so."""
    try:
        with transaction.atomic():
            return InstalledVersion.objects.values_list("version", flat=True).first() or ""
    except DatabaseError:  # the table is not there yet
        return ""


def note_version() -> None:
    if version_of_database() != VERSION:
        InstalledVersion.objects.create(version=VERSION)
