from django.conf import settings
from django.contrib.contenttypes.models import ContentType
from django.db import models
from django.db.models import Q

from .comment import Comment


class SavedDraft(models.Model):
    """What a member was writing when something called: found again on any device, gone once it is posted."""

    #: `content_type` and `object_id` say about what; other words for one's own comment are about that comment.
    member = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="saved_drafts")
    content_type = models.ForeignKey(ContentType, models.CASCADE, related_name="+")
    object_id = models.PositiveBigIntegerField()
    reply_to = models.ForeignKey(Comment, models.CASCADE, null=True, blank=True, related_name="+")
    body = models.TextField()
    #: Taken up again, it must not appear under a name it was not meant for.
    without_name = models.BooleanField(default=False)
    saved_at = models.DateTimeField(auto_now=True, db_index=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["member", "reply_to"], name="one_draft_per_answered"),
            # Two nulls are never equal, so the draft of a new thread has a rule of its own.
            models.UniqueConstraint(
                fields=["member", "content_type", "object_id"], condition=Q(reply_to=None), name="one_draft_per_place"
            ),
        ]

    def __str__(self) -> str:
        return self.body[:60]
