from django.conf import settings
from django.db import models

from .conversation import Conversation


class Visit(models.Model):
    """When a member read a conversation last, and the time before that."""

    member = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="visits")
    conversation = models.ForeignKey(Conversation, models.CASCADE, related_name="visits")
    #: The end of the visit before this one. Comments published later are marked as new. None on the first visit.
    previous_at = models.DateTimeField(null=True, blank=True)
    #: The last request of this visit.
    seen_at = models.DateTimeField(db_index=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["member", "conversation"], name="one_visit_per_conversation")]

    def __str__(self) -> str:
        return f"{self.member_id} in {self.conversation_id}"
