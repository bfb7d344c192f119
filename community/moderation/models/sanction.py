from __future__ import annotations

from datetime import datetime

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils import timezone

from community.members.models import User

from .decision import Decision


class SanctionQuerySet(models.QuerySet["Sanction"]):
    def suspending(self, member: User, now: datetime | None = None) -> SanctionQuerySet:
        """Those by which this member may not write now; the one that lasts longest first."""
        in_force = self.filter(member=member, lifted_at=None, until__gt=now or timezone.now())
        return in_force.order_by("-until")

    def seen_at(self, comment_id: int | None = None) -> SanctionQuerySet:
        """Those a moderator may know of: beside a comment without a name only what was decided by it. Elsewhere such
        sanctions would tell who wrote the comment."""
        if comment_id:
            return self.filter(decision__comment=comment_id)
        return self.exclude(Q(decision__is_without_name=True) | Q(decision__comment__alias__gt=""))


class Sanction(models.Model):
    """A warning, or a suspension until a time. The log has why, and who decided (`decision`)."""

    decision = models.OneToOneField(Decision, models.CASCADE, related_name="sanction")
    member = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="sanctions")
    #: Of a suspension: when the member may write again. None for a warning.
    until = models.DateTimeField(null=True)
    created_at = models.DateTimeField(default=timezone.now, editable=False)
    lifted_at = models.DateTimeField(null=True)

    objects = SanctionQuerySet.as_manager()

    class Meta:
        ordering = ["-pk"]
        indexes = [models.Index(fields=["member", "until"], condition=Q(lifted_at=None), name="sanctions_in_force")]

    def __str__(self) -> str:
        return f"{self.title} ({self.pk})"

    @property
    def title(self) -> str:
        """For the notification, which names its subject by `title`."""
        return "you are suspended" if self.until else "a warning"

    @property
    def is_in_force(self) -> bool:
        return self.lifted_at is None and (self.until is None or self.until > timezone.now())

    def get_absolute_url(self) -> str:
        return reverse("sanction", args=[self.pk])
