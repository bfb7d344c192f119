from django.conf import settings
from django.db import models

from .conversation import Conversation


class Visit(models.Model):
    """When a member last read a conversation, and the time before: what lies between is not new, what is later is."""

    member = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="visits")
    conversation = models.ForeignKey(Conversation, models.CASCADE, related_name="visits")
    #: The end of the visit before the present one: comments published later are marked new. None on a first visit.
    previous_at = models.DateTimeField(null=True, blank=True)
    #: The last sign of the present visit.
    seen_at = models.DateTimeField(db_index=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["member", "conversation"], name="one_visit_per_conversation")]

    def __str__(self) -> str:
        return f"{self.member_id} in {self.conversation_id}"
