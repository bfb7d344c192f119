from __future__ import annotations

from datetime import timedelta

from django.conf import settings
from django.db import models
from django.utils import timezone

from .conversation import Conversation

#: Whoever comes back within a year is told what is new since.
KEPT_FOR = timedelta(days=365)


class VisitQuerySet(models.QuerySet["Visit"]):
    def older_than_a_year(self) -> VisitQuerySet:
        return self.filter(seen_at__lt=timezone.now() - KEPT_FOR)


class Visit(models.Model):
    """When a member last read a conversation, and the time before: what lies between is not new, what is later is."""

    member = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="visits")
    conversation = models.ForeignKey(Conversation, models.CASCADE, related_name="visits")
    #: The end of the visit before the present one: comments published later are marked new. None on a first visit.
    previous_at = models.DateTimeField(null=True, blank=True)
    #: The last sign of the present visit.
    seen_at = models.DateTimeField(db_index=True)

    objects = VisitQuerySet.as_manager()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["member", "conversation"], name="one_visit_per_conversation")]

    def __str__(self) -> str:
        return f"{self.member_id} in {self.conversation_id}"
