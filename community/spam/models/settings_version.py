from __future__ import annotations

from django.conf import settings
from django.db import IntegrityError, models, transaction

from community.members.models import User
from community.spam.filter_settings import ListedSettings


class SavedMeanwhile(Exception):
    """Somebody else has changed the settings since these were opened. Nothing was saved."""


class SettingsVersionManager(models.Manager["SettingsVersion"]):
    def listed(self) -> ListedSettings:
        """Those that judge now."""
        latest = self.first()
        return latest.listed if latest else ListedSettings()

    def save_next(
        self, listed: ListedSettings, *, after: int, by: User, restores: int | None = None
    ) -> SettingsVersion:
        """Saves these as the version after `after`. Raises `SavedMeanwhile` if that is no longer the latest."""
        latest = self.first()
        if (latest.number if latest else 0) != after:
            raise SavedMeanwhile
        try:
            with transaction.atomic():
                return self.create(number=after + 1, by=by, restores=restores, **listed._asdict())
        except IntegrityError as error:
            raise SavedMeanwhile from error


class SettingsVersion(models.Model):
    """The word lists and thresholds as an editor saved them; the latest row counts, the others are the way back."""

    #: Counts up from 1. Two editors who save at once cannot both save the same one.
    number = models.PositiveIntegerField(unique=True)
    banned = models.JSONField(default=list)
    suspect = models.JSONField(default=list)
    ordinary_too = models.JSONField(default=list)
    hold_at = models.FloatField()
    reject_at = models.FloatField()
    #: Which earlier version this one brings back; 0 is what a site begins with.
    restores = models.PositiveIntegerField(null=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    created_at = models.DateTimeField(auto_now_add=True)

    objects = SettingsVersionManager()

    class Meta:
        ordering = ["-number"]
        default_permissions = ()
        permissions = [("change_filter", "Can change the spam filter's word lists and thresholds")]

    def __str__(self) -> str:
        return f"version {self.number}"

    @property
    def listed(self) -> ListedSettings:
        return ListedSettings(
            tuple(self.banned), tuple(self.suspect), tuple(self.ordinary_too), self.hold_at, self.reject_at
        )
