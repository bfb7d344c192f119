from typing import ClassVar

from django.db import models
from django.template.defaultfilters import pluralize
from django.urls import reverse


class OldQueue(models.Model):
    """That comments have waited for too long: what moderators are notified of. There is at most one row, and only while
    it is so."""

    #: Of the site's calendar: of two runs at once, one makes the row.
    day = models.DateField(unique=True)
    size = models.PositiveIntegerField()
    created_at = models.DateTimeField()

    class Meta:
        ordering: ClassVar = ["-pk"]

    def __str__(self) -> str:
        return f"{self.title} ({self.pk})"

    @property
    def title(self) -> str:
        """For the notification, which names its subject by `title`."""
        return f"{self.size} comment{pluralize(self.size)} waiting, the oldest for more than a day"

    def get_absolute_url(self) -> str:
        return reverse("desk")
