from __future__ import annotations

from django.conf import settings
from django.db import models

from community.members.models import User


class PreferencesManager(models.Manager["Preferences"]):
    def of(self, member: User) -> Preferences:
        """Those of this member; the defaults, not saved, if none were ever chosen."""
        return self.filter(member=member).first() or self.model(member=member)


class Preferences(models.Model):
    """What a member wants to be notified of, beyond what they follow by hand."""

    member = models.OneToOneField(
        settings.AUTH_USER_MODEL, models.CASCADE, primary_key=True, related_name="notification_preferences"
    )
    follows_where_writes = models.BooleanField(
        "Follow every conversation I write in",
        default=False,
        help_text="Answers to you reach you either way. With this, so does everything else that's said there later.",
    )

    objects = PreferencesManager()

    class Meta:
        verbose_name_plural = "preferences"

    def __str__(self) -> str:
        return f"Notification preferences of {self.member_id}"
