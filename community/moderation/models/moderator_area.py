from __future__ import annotations

from typing import Any

from django.conf import settings
from django.contrib.auth.models import Group
from django.contrib.contenttypes.fields import GenericForeignKey
from django.contrib.contenttypes.models import ContentType
from django.db import models, transaction

#: Into the CMS, and to the desk as far as their areas reach.
AREA_GROUP = "Area moderators"


class Whose(models.TextChoices):
    EVERYBODY = "everybody", "Everybody’s"
    GUESTS = "guests", "Guests’ only"
    MEMBERS = "members", "Members’ only"


class ModeratorArea(models.Model):
    """What somebody moderates who does not moderate everything. Several rows of one member add up."""

    member = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="moderator_areas")
    # A topic of the room to the right; None for everywhere.
    topic_type = models.ForeignKey(ContentType, models.CASCADE, null=True, blank=True, related_name="+")
    topic_id = models.PositiveBigIntegerField(null=True, blank=True)
    topic = GenericForeignKey("topic_type", "topic_id")
    whose = models.CharField("whose comments", max_length=9, choices=Whose, default=Whose.EVERYBODY)
    #: Names of lanes; empty for all that one can moderate a part of (`areas.area_rights.LANES_OF_AREAS`).
    lanes = models.JSONField(default=list, blank=True)

    class Meta:
        verbose_name = "area of a moderator"
        verbose_name_plural = "areas of moderators"
        permissions = [("moderate_area", "Can moderate the areas that are theirs")]

    def __str__(self) -> str:
        return (
            f"{self.member}: {self.get_whose_display()} comments {f'on {self.topic}' if self.topic else 'everywhere'}"
        )

    def save(self, *args: Any, **kwargs: Any) -> None:
        """With the first one they may come to the desk."""
        with transaction.atomic():
            super().save(*args, **kwargs)
            self.member.groups.add(Group.objects.get(name=AREA_GROUP))

    def delete(self, *args: Any, **kwargs: Any) -> Any:
        """With the last one they may no longer."""
        with transaction.atomic():
            deleted = super().delete(*args, **kwargs)
            if not ModeratorArea.objects.filter(member=self.member).exists():
                self.member.groups.remove(Group.objects.get(name=AREA_GROUP))
            return deleted
